"""Shifts of images."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.augmentations.base import ImageAugmentation
from engine.augmentations.pixels import gather
from engine.random import Draw


class Shift(
    ImageAugmentation,
    kind="shift",
    title="Shift",
    reference="LeCun, Bottou, Bengio & Haffner 1998, Gradient-based learning applied to document recognition",
    formula="x(i, j) ← x(i − a, j − b), a, b ~ U{−s, …, s}",
    rank=10,
):
    """Moves each image by whole pixels along both axes.

    What comes in from outside repeats the border, which suits standardized images, whose background is not zero.
    """

    pixels: int = fields.integer(
        1,
        title="Largest shift",
        symbol="s",
        unit="pixels",
        low=0,
        high=1000,
        slider=(0, 8),
        help="Bound on the shift along each axis, in both directions.",
    )

    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        batch, height, width = inputs.shape[1:4]
        choices = 2 * self.pixels + 1
        # Always drawn in double precision: whole numbers must not depend on the type of the run.
        uniform = draw.uniform(stream, batch, 2, xp.float64)
        shift = xp.floor(uniform * choices).astype(xp.int64) - self.pixels
        rows = xp.arange(height, dtype=xp.int64)[:, None] - shift[:, :, 0, None, None]
        columns = xp.arange(width, dtype=xp.int64)[None, :] - shift[:, :, 1, None, None]
        rows, columns = xp.clip(rows, 0, height - 1), xp.clip(columns, 0, width - 1)
        return gather(xp, inputs, rows, columns), targets
