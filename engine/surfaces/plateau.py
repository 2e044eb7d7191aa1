"""A plateau."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Region
from engine.surfaces.shapes import Plane, start_field

EDGE = 0.5
"""Over which length the slope begins."""


class Plateau(
    Plane,
    kind="plateau",
    title="Plateau",
    reference="own example, after Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.3",
    formula="J(x, y) = h (1 − exp(−x²/2)) + s(x − w) + s(−x − w) + ½y² + const., s(t) = ½ ln(1 + exp(2t))",
    rank=44,
):
    """A slope leads to a flat stretch, where gradients all but vanish; behind it lies a hollow with the minimum."""

    width: float = fields.real(
        6.0,
        title="Half width",
        symbol="w",
        above=0.0,
        slider=(3.0, 12.0),
        help="Distance from the minimum to the edge of the plateau.",
    )
    depth: float = fields.real(
        1.0,
        title="Depth",
        symbol="h",
        above=0.0,
        slider=(0.1, 5.0),
        help="How far below the plateau the minimum lies.",
    )
    start_x: float = start_field(8.0, slider=(-15.0, 15.0))
    start_y: float = start_field(1.0, "y")

    def window(self) -> Region:
        return (-1.0 - self.width * 1.5, 1.0 + self.width * 1.5), (-3.0, 3.0)

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        right, left = (x - self.width) / EDGE, (-x - self.width) / EDGE
        rise = (
            xp.logaddexp(right, 0.0)
            + xp.logaddexp(left, 0.0)
            - 2.0 * math.log1p(math.exp(-self.width / EDGE))
        )
        return EDGE * rise - self.depth * xp.expm1(-0.5 * x * x) + 0.5 * y * y

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        right, left = self._steps(xp, x)
        return 0.5 * (right - left) + self.depth * x * xp.exp(-0.5 * x * x), y

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, float, float]:
        right, left = self._steps(xp, x)
        square = x * x
        edges = (2.0 - right * right - left * left) / (4.0 * EDGE)
        return edges + self.depth * (1.0 - square) * xp.exp(-0.5 * square), 0.0, 1.0

    def _steps(self, xp: Namespace, x: Array) -> tuple[Array, Array]:
        """tanh that goes from −1 to 1 at either edge, outwards; the slope there is (1 + tanh)/2."""
        return xp.tanh((x - self.width) / (2.0 * EDGE)), xp.tanh((-x - self.width) / (2.0 * EDGE))

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.zeros((1, 2)), 0.0
