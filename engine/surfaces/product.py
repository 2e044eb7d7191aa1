"""The smallest deep network: a product of two weights."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Plane, start_field


class Product(
    Plane,
    kind="product",
    title="Two weights in a row",
    reference="Wang, Chen, Zhao & Tao 2022, Large learning rate tames homogeneity, arXiv:2110.03677 (scalar case)",
    formula="J(x, y) = ½(xy − 1)²",
    rank=46,
):
    """A network of two weights: its minima form curves, sharp far out and flat in the middle, with a saddle between.

    The sharpness of a minimum is x² + y², so gradient descent stays only where x² + y² < 2/η. Along the gradient's
    flow x² − y² does not change; each step of descent multiplies it by 1 − η²(xy − 1)².
    """

    region = ((-4.0, 4.0), (-4.0, 4.0))

    start_x: float = start_field(3.0)
    start_y: float = start_field(0.1, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        miss = x * y - 1.0
        return 0.5 * miss * miss

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        miss = x * y - 1.0
        return miss * y, miss * x

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return y * y, 2.0 * x * y - 1.0, x * x

    def minimum(self) -> tuple[HostArray | None, float | None]:
        one_side = [(0.25, 4.0), (0.5, 2.0), (1.0, 1.0), (2.0, 0.5), (4.0, 0.25)]
        return np.array([*one_side, *((-x, -y) for x, y in one_side)]), 0.0

    def critical_points(self) -> HostArray | None:
        return np.zeros((1, 2))
