"""Rotations of images."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Namespace
from engine.augmentations.base import ImageAugmentation
from engine.augmentations.pixels import gather
from engine.random import Draw


class Rotation(
    ImageAugmentation,
    kind="rotation",
    title="Rotation",
    reference="Simard, Steinkraus & Platt 2003, Best practices for convolutional neural networks, section 2",
    formula="x(r) ← x(c + R(−φ)(r − c)), φ ~ U(−a, a), bilinear",
    rank=30,
):
    """Turns each image about its center, counterclockwise for positive angles, with bilinear interpolation.

    What comes in from outside repeats the border.
    """

    degrees: float = fields.real(
        10.0,
        title="Largest angle",
        symbol="a",
        unit="°",
        low=0.0,
        high=180.0,
        slider=(0.0, 45.0),
        help="Bound on the angle, in both directions.",
    )

    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        batch, height, width = inputs.shape[1:4]
        uniform = draw.uniform(stream, batch, 1, inputs.dtype)[:, :, :, None]
        angle = (2.0 * uniform - 1.0) * math.radians(self.degrees)
        cosine, sine = xp.cos(angle), xp.sin(angle)
        middle_row, middle_column = 0.5 * (height - 1), 0.5 * (width - 1)
        down = (xp.arange(height, dtype=inputs.dtype) - middle_row)[:, None]
        right = (xp.arange(width, dtype=inputs.dtype) - middle_column)[None, :]
        row = xp.clip(middle_row + (cosine * down + sine * right), 0.0, height - 1.0)
        column = xp.clip(middle_column + (cosine * right - sine * down), 0.0, width - 1.0)
        return _bilinear(xp, inputs, row, column), targets


def _bilinear(xp: Namespace, images: Array, row: Array, column: Array) -> Array:
    """Between the four pixels around each (row, column), both (lanes, batch, height, width) and within the image."""
    height, width = images.shape[2:4]
    top, left = xp.floor(row), xp.floor(column)
    down, right = (row - top)[..., None], (column - left)[..., None]
    top, left = top.astype(xp.int64), left.astype(xp.int64)
    bottom, far = xp.minimum(top + 1, height - 1), xp.minimum(left + 1, width - 1)
    upper = gather(xp, images, top, left) * (1.0 - right)
    upper += gather(xp, images, top, far) * right
    lower = gather(xp, images, bottom, left) * (1.0 - right)
    lower += gather(xp, images, bottom, far) * right
    upper *= 1.0 - down
    lower *= down
    upper += lower
    return upper
