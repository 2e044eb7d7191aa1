"""Mirror images."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.augmentations.base import ImageAugmentation
from engine.augmentations.pixels import gather
from engine.random import Draw


class Flip(
    ImageAugmentation,
    kind="flip",
    title="Flip",
    reference="Krizhevsky, Sutskever & Hinton 2012, ImageNet classification with deep CNNs, section 4.1",
    formula="x(i, j) ← x(i, W − 1 − j) with probability p",
    rank=20,
):
    """Mirrors images left to right, or top to bottom; digits and letters change their meaning, most things do not."""

    horizontal: float = fields.real(
        0.5,
        title="Left to right",
        symbol="p",
        low=0.0,
        high=1.0,
        slider=(0.0, 1.0),
        help="Probability that left and right are exchanged.",
    )
    vertical: float = fields.real(
        0.0,
        title="Top to bottom",
        symbol="q",
        low=0.0,
        high=1.0,
        slider=(0.0, 1.0),
        help="Probability that top and bottom are exchanged.",
    )

    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        batch, height, width = inputs.shape[1:4]
        uniform = draw.uniform(stream, batch, 2, xp.float64)
        rows = _mirrored(xp, height, uniform[:, :, 1] < self.vertical)[:, :, :, None]
        columns = _mirrored(xp, width, uniform[:, :, 0] < self.horizontal)[:, :, None, :]
        return gather(xp, inputs, rows, columns), targets


def _mirrored(xp: Namespace, extent: int, chosen: Array) -> Array:
    """Places 0 … extent − 1, in reverse order where chosen: (lanes, batch, extent)."""
    places = xp.arange(extent, dtype=xp.int64)
    return xp.where(chosen[:, :, None], extent - 1 - places, places)
