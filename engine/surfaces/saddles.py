"""Saddles: the plain one with minima beside it, and one that second derivatives do not see."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Plane, start_field


class Saddle(
    Plane,
    kind="saddle",
    title="Saddle",
    reference="after Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572",
    formula="J(x, y) = x² − y² + ¼y⁴",
    rank=40,
):
    """A saddle between two minima at (0, ±√2): Newton's method is drawn to it, gradient descent leaves it."""

    start_x: float = start_field(1.5)
    start_y: float = start_field(0.01, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        square = y * y
        return x * x - square + 0.25 * square * square

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        return 2.0 * x, y * y * y - 2.0 * y

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[float, float, Array]:
        return 2.0, 0.0, 3.0 * y * y - 2.0

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.array([[0.0, math.sqrt(2.0)], [0.0, -math.sqrt(2.0)]]), -1.0

    def critical_points(self) -> HostArray | None:
        return np.zeros((1, 2))


class MonkeySaddle(
    Plane,
    kind="monkey_saddle",
    title="Monkey saddle",
    reference="Hilbert & Cohn-Vossen 1952, Geometry and the Imagination, chapter IV",
    formula="J(x, y) = x³ − 3xy²",
    rank=42,
):
    """A saddle with three ways down, where the Hessian vanishes as well: Newton's method knows no step.

    J has no minimum: it falls for ever, so that a descent diverges in the end.
    """

    start_x: float = start_field(1.0)
    start_y: float = start_field(0.01, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        return x * (x * x - 3.0 * y * y)

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        return 3.0 * (x * x - y * y), -6.0 * x * y

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array, Array]:
        return 6.0 * x, -6.0 * y, -6.0 * x

    def critical_points(self) -> HostArray | None:
        return np.zeros((1, 2))
