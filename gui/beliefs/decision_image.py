"""Class probabilities on a coarse grid as a smooth picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Pixels = NDArray[np.uint32]

LEAST = 1e-3
"""Probabilities below this are not told apart: nobody would see it."""
STRENGTH = 0.76
"""How far a sure network's color goes from the ground to the color of the class: points must stand out."""
VALUES = 300_000
"""Most values, pixels times classes, that are computed; a larger picture is scaled up from them."""
LEVELS = 256
"""Shades of each class."""


def picture_side(pixels: int, classes: int) -> int:
    """How many pixels a side to compute for a picture that is `pixels` wide on the screen."""
    return max(2, min(pixels, int((VALUES / max(classes, 1)) ** 0.5)))


def decision_pixels(probabilities: Floats, side: int, colors: Sequence[str], ground: str) -> Pixels:
    """The picture of a decision map, 0xffRRGGBB (side, side), its first row at the top (the largest x₂).

    Where one class is sure its color shows; towards the boundary to the second most probable class the color
    fades to the ground, so that boundaries stand out as lines of it.

    Args:
        probabilities: (n, n, classes), row 0 at the smallest x₂; scores of other losses are cut to 0…1.
        colors: '#rrggbb' per class, repeated where there are more classes.
    """
    classes = probabilities.shape[2]
    logarithms = np.log(np.clip(np.nan_to_num(probabilities, nan=0.5), LEAST, 1.0)).astype(np.float32)
    across = cubic_matrix(len(probabilities), side)
    # Interpolated in logarithms a boundary is smooth between the grid's points, not only at them.
    fine = [across[::-1] @ logarithms[:, :, k] @ across.T for k in range(classes)]
    first, second = fine[0], np.full_like(fine[0], 2 * np.log(LEAST))
    winner = np.zeros(first.shape, np.intp)
    for k in range(1, classes):
        winner[fine[k] > first] = k
        np.maximum(second, np.minimum(first, fine[k]), out=second)
        first = np.maximum(first, fine[k])
    total = sum(np.exp(one - first) for one in fine)
    surety = np.clip((1.0 - np.exp(second - first)) / total, 0.0, 1.0)
    winner *= LEVELS
    winner += np.rint((LEVELS - 1) * surety).astype(np.intp)
    return np.take(_color_table(tuple(colors[k % len(colors)] for k in range(classes)), ground), winner)


@lru_cache(maxsize=8)
def _color_table(colors: tuple[str, ...], ground: str) -> Pixels:
    """0xffRRGGBB from the ground to each color, `LEVELS` of each in a row."""
    ends = np.array([_channels(color) for color in colors], float)[:, None]
    base = np.array(_channels(ground), float)
    share = STRENGTH * np.linspace(0.0, 1.0, LEVELS)[:, None]
    channels = np.rint(base + share * (ends - base)).astype(np.uint32).reshape(-1, 3)
    return np.asarray(np.uint32(0xFF000000) | channels @ np.array([1 << 16, 1 << 8, 1], np.uint32), np.uint32)


@lru_cache(maxsize=8)
def cubic_matrix(points: int, side: int) -> NDArray[np.float32]:
    """Takes values at `points` places from edge to edge to the middles of `side` pixels (Catmull & Rom 1974)."""
    place = (np.arange(side) + 0.5) / side * (points - 1)
    left = np.clip(np.floor(place).astype(int), 0, max(points - 2, 0))
    t = place - left
    weights = (
        ((2.0 - t) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    )
    matrix = np.zeros((side, points), np.float32)
    for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
        np.add.at(matrix, (np.arange(side), np.clip(left + offset, 0, points - 1)), weight)
    return matrix


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
