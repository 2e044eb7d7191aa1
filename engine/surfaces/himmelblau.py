"""Himmelblau's function."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Plane, start_field


class Himmelblau(
    Plane,
    kind="himmelblau",
    title="Himmelblau",
    reference="Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill",
    formula="J(x, y) = (x² + y − 11)² + (x + y² − 7)²",
    rank=24,
):
    """Four minima of equal depth: which one is found depends on the start.

    Between them are four saddles, around a maximum near (−0.27, −0.92).
    """

    region = ((-5.0, 5.0), (-5.0, 5.0))

    start_x: float = start_field(0.0)
    start_y: float = start_field(0.0, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        first, second = x * x + y - 11.0, x + y * y - 7.0
        return first * first + second * second

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        first, second = x * x + y - 11.0, x + y * y - 7.0
        return 4.0 * x * first + 2.0 * second, 2.0 * first + 4.0 * y * second

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 12.0 * x * x + 4.0 * y - 42.0, 4.0 * (x + y), 12.0 * y * y + 4.0 * x - 26.0

    def minimum(self) -> tuple[HostArray | None, float | None]:
        others = [
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        ]
        return np.array([(3.0, 2.0), *others]), 0.0

    def critical_points(self) -> HostArray | None:
        maximum = (-0.2708445906673476, -0.9230385564799815)
        saddles = [
            (0.08667750455539636, 2.884254701174776),
            (3.385154183607021, 0.07385187983774928),
            (-3.0730257507643897, -0.08135304428796751),
            (-0.12796134673068008, -1.9537149802445763),
        ]
        return np.array([maximum, *saddles])
