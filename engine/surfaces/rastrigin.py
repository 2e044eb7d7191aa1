"""Rastrigin's function."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Separable, start_field


class Rastrigin(
    Separable,
    kind="rastrigin",
    title="Rastrigin",
    reference="Rastrigin 1974, Systems of Extremal Control (in Russian); Mühlenbein, Schomisch & Born 1991 (any d), "
    "Parallel Computing 17(6–7):619–632",
    formula="J(x) = Σᵢ xᵢ² + A (1 − cos 2πxᵢ)",
    rank=26,
):
    """A bowl full of dents: about ten minima along each axis, and only the one at the origin is global."""

    region = ((-5.12, 5.12), (-5.12, 5.12))

    amplitude: float = fields.real(
        10.0,
        title="Depth",
        symbol="A",
        low=0.0,
        slider=(0.0, 20.0),
        help="Height of the waves over the bowl; 0 leaves the bowl alone.",
    )
    start_x: float = start_field(3.8)
    start_y: float = start_field(-2.6, "y")

    def term(self, xp: Namespace, x: Array) -> Array:
        return x * x + self.amplitude * (1.0 - xp.cos(2.0 * math.pi * x))

    def slope(self, xp: Namespace, x: Array) -> Array:
        return 2.0 * x + 2.0 * math.pi * self.amplitude * xp.sin(2.0 * math.pi * x)

    def bend(self, xp: Namespace, x: Array) -> Array:
        return 2.0 + 4.0 * math.pi**2 * self.amplitude * xp.cos(2.0 * math.pi * x)

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return self.everywhere(0.0), 0.0
