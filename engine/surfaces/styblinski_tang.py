"""The function of Styblinski and Tang."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Separable, start_field

DEEP, SHALLOW, TOP = -2.903534027771177, 2.746802770990837, 0.15673125678034013
"""The roots of 4x³ − 32x + 5: the two minima of a term and the maximum between them."""

DEPTH = -39.166165703771415
"""A term at `DEEP`."""


class StyblinskiTang(
    Separable,
    kind="styblinski_tang",
    title="Styblinski–Tang",
    reference="Styblinski & Tang 1990, Experiments in nonconvex optimization, Neural Networks 3(4):467–483",
    formula="J(x) = ½ Σᵢ xᵢ⁴ − 16xᵢ² + 5xᵢ",
    rank=30,
):
    """Each coordinate has a deep minimum and a shallow one, so there are 2ᵈ minima and one of them is the deepest."""

    region = ((-5.0, 5.0), (-5.0, 5.0))

    start_x: float = start_field(0.5)
    start_y: float = start_field(-0.5, "y")

    def term(self, xp: Namespace, x: Array) -> Array:
        square = x * x
        return 0.5 * (square * square - 16.0 * square + 5.0 * x)

    def slope(self, xp: Namespace, x: Array) -> Array:
        return 2.0 * x * x * x - 16.0 * x + 2.5

    def bend(self, xp: Namespace, x: Array) -> Array:
        return 6.0 * x * x - 16.0

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return self.everywhere(DEEP), self.dimensions * DEPTH

    def critical_points(self) -> HostArray | None:
        mixed = np.resize([DEEP, TOP], self.dimensions)[None]
        return np.concatenate([self.everywhere(SHALLOW, TOP), mixed[:, : self.dimensions]])
