"""Moved pixels against an implementation that looks at one image, or one pixel, at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.augmentations.base import Augmentation
from engine.augmentations.flip import Flip
from engine.augmentations.rotation import Rotation
from engine.augmentations.shift import Shift
from engine.random import Draw

STREAM = 99


def _images(lanes: int, batch: int, height: int, width: int, channels: int = 2) -> np.ndarray:
    return np.random.default_rng(1).normal(size=(lanes, batch, height, width, channels))


def _draw(lanes: int, step: int = 3) -> Draw:
    return Draw(np, np.arange(10, 10 + lanes, dtype=np.uint64), step)


def _apply(augmentation: Augmentation, images: np.ndarray) -> np.ndarray:
    targets = np.zeros((*images.shape[:2], 1))
    made, same = augmentation.apply(np, images, targets, _draw(len(images)), STREAM)
    assert same is targets
    return np.asarray(made)


@pytest.mark.parametrize("pixels", [0, 1, 3, 12])
def test_shift(pixels: int) -> None:
    images = _images(2, 30, 5, 7)
    made = _apply(Shift(pixels=pixels), images)
    margin = [(pixels, pixels), (pixels, pixels), (0, 0)]
    seen = set()
    for lane, sample in np.ndindex(2, 30):
        padded = np.pad(images[lane, sample], margin, mode="edge")
        fits = [
            (down, right)
            for down in range(-pixels, pixels + 1)
            for right in range(-pixels, pixels + 1)
            if np.array_equal(
                padded[pixels - down : pixels - down + 5, pixels - right : pixels - right + 7],
                made[lane, sample],
            )
        ]
        assert fits
        seen.update(fits if len(fits) == 1 else [])
    if pixels == 1:
        assert len(seen) == 9
        assert min(seen) == (-1, -1)
        assert max(seen) == (1, 1)


def test_every_shift_is_as_likely_as_any_other() -> None:
    images = np.zeros((1, 9000, 9, 9, 1))
    images[:, :, 4, 4] = 1.0
    made = _apply(Shift(pixels=2), images)[0, :, :, :, 0]
    counts = made.sum(axis=0)
    assert counts.sum() == 9000
    inner = counts[2:7, 2:7]
    assert inner.sum() == 9000
    # Pearson's statistic, 24 degrees of freedom.
    assert ((inner - 360.0) ** 2 / 360.0).sum() < 24 + 4.5 * math.sqrt(48.0)


@pytest.mark.parametrize(
    ("horizontal", "vertical"), [(0.5, 0.0), (0.0, 0.3), (0.7, 0.2), (1.0, 1.0), (0.0, 0.0)]
)
def test_flip(horizontal: float, vertical: float) -> None:
    images = _images(1, 2000, 3, 4)
    made = _apply(Flip(horizontal=horizontal, vertical=vertical), images)
    counts = np.zeros((2, 2))
    for before, after in zip(images[0], made[0], strict=True):
        for up, left in np.ndindex(2, 2):
            counts[up, left] += np.array_equal(after, before[:: 1 - 2 * up, :: 1 - 2 * left])
    assert counts.sum() == 2000
    wanted = 2000 * np.outer([1.0 - vertical, vertical], [1.0 - horizontal, horizontal])
    assert (np.abs(counts - wanted) <= 4.5 * np.sqrt(wanted * (1.0 - wanted / 2000))).all()


def _turned(image: np.ndarray, angle: float) -> np.ndarray:
    """One pixel at a time."""
    height, width, _ = image.shape
    made = np.empty_like(image)
    for i, j in np.ndindex(height, width):
        up, right = 0.5 * (height - 1) - i, j - 0.5 * (width - 1)
        back = complex(right, up) * complex(math.cos(angle), -math.sin(angle))
        row = min(max(0.5 * (height - 1) - back.imag, 0.0), height - 1.0)
        column = min(max(0.5 * (width - 1) + back.real, 0.0), width - 1.0)
        made[i, j] = sum(
            max(0.0, 1.0 - abs(row - k)) * max(0.0, 1.0 - abs(column - m)) * image[k, m]
            for k, m in np.ndindex(height, width)
        )
    return made


@pytest.mark.parametrize("degrees", [0.0, 15.0, 180.0])
@pytest.mark.parametrize("size", [(6, 6), (4, 7), (1, 5)])
def test_rotation(degrees: float, size: tuple[int, int]) -> None:
    images = _images(2, 5, *size)
    made = _apply(Rotation(degrees=degrees), images)
    uniform = _draw(2).uniform(STREAM, 5, 1, np.dtype(np.float64))[:, :, 0]
    angles = np.radians(degrees) * (2.0 * uniform - 1.0)
    assert degrees == 0.0 or np.ptp(angles) > 0.5 * np.radians(degrees)
    for lane, sample in np.ndindex(2, 5):
        wanted = _turned(images[lane, sample], angles[lane, sample])
        np.testing.assert_allclose(made[lane, sample], wanted, atol=1e-12)


def test_a_rotation_turns_counterclockwise_for_positive_angles() -> None:
    """What lies at the right of the center goes up."""
    images = np.zeros((1, 50, 9, 9, 1))
    images[:, :, 4, 7] = 1.0
    made = _apply(Rotation(degrees=80.0), images)[0, :, :, :, 0]
    uniform = _draw(1).uniform(STREAM, 50, 1, np.dtype(np.float64))[0, :, 0]
    height = (made * (4.0 - np.arange(9.0))[:, None]).sum(axis=(1, 2)) / made.sum(axis=(1, 2))
    wanted = 3.0 * np.sin(np.radians(80.0) * (2.0 * uniform - 1.0))
    assert np.abs(height - wanted).max() < 0.3
