"""Rosenbrock's valley."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Space, dimensions_field, start_field


class Rosenbrock(
    Space,
    kind="rosenbrock",
    title="Rosenbrock",
    reference="Rosenbrock 1960, Computer Journal 3(3):175–184; Dixon & Mills 1994 (any d), JOTA 80(1):175–179",
    formula="J(x) = Σᵢ b (xᵢ₊₁ − xᵢ²)² + (a − xᵢ)²",
    rank=20,
):
    """A narrow valley that bends: it is found at once and followed slowly.

    The minimum is at (a, a²) in the plane, and at (1, …, 1) where a = 1. From four dimensions on there is a second one
    near (−1, 1, …, 1) (Shang & Qiu 2006, A note on the extended Rosenbrock function).
    """

    region = ((-2.0, 2.0), (-1.0, 3.0))

    a: float = fields.real(
        1.0, title="Minimum at", symbol="a", slider=(0.5, 1.5), help="First coordinate of the minimum."
    )
    b: float = fields.real(
        100.0,
        title="Steepness",
        symbol="b",
        above=0.0,
        scale="log",
        slider=(1.0, 1000.0),
        help="Of the valley's walls.",
    )
    dimensions: int = dimensions_field(low=2)
    start_x: float = start_field(-1.2)
    start_y: float = start_field(1.0, "y")

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        here = points[:, :-1]
        off = points[:, 1:] - here * here
        rest = self.a - here
        return xp.sum(self.b * off * off + rest * rest, axis=1)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        here = points[:, :-1]
        off = points[:, 1:] - here * here
        rest = self.a - here
        out[:, -1] = 0.0
        out[:, :-1] = -4.0 * self.b * here * off - 2.0 * rest
        out[:, 1:] += 2.0 * self.b * off
        return xp.sum(self.b * off * off + rest * rest, axis=1)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        here, first, second = points[:, :-1], directions[:, :-1], directions[:, 1:]
        off = points[:, 1:] - here * here
        mixed = -4.0 * self.b * here
        upper = (8.0 * self.b * here * here - 4.0 * self.b * off + 2.0) * first + mixed * second
        lower = mixed * first + 2.0 * self.b * second
        out[:, -1] = 0.0
        out[:, :-1] = upper
        out[:, 1:] += lower
        return out

    def minimum(self) -> tuple[HostArray | None, float | None]:
        if self.dimensions == 2:
            return np.array([[self.a, self.a * self.a]]), 0.0
        return (self.everywhere(1.0), 0.0) if self.a == 1.0 else (None, None)
