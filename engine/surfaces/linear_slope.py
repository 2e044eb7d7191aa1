"""A plane that falls."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.surfaces.shapes import Plane, start_field


class LinearSlope(
    Plane,
    kind="linear_slope",
    title="Inclined plane",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.3.2 (terminal velocity)",
    formula="J(x, y) = a x + b y",
    rank=14,
):
    """The same gradient everywhere shows what a method makes of it: terminal speed, or steps that shrink.

    J has no minimum: it falls for ever.
    """

    region = ((-5.0, 5.0), (-5.0, 5.0))

    slope_x: float = fields.real(
        1.0, title="Slope along x", symbol="a", slider=(-2.0, 2.0), help="The gradient's first component."
    )
    slope_y: float = fields.real(
        0.25, title="Slope along y", symbol="b", slider=(-2.0, 2.0), help="The gradient's second component."
    )
    start_x: float = start_field(4.0)
    start_y: float = start_field(1.0, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        return self.slope_x * x + self.slope_y * y

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[float, float]:
        return self.slope_x, self.slope_y

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[float, float, float]:
        return 0.0, 0.0, 0.0
