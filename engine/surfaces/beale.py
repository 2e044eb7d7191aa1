"""Beale's function."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.shapes import Plane, start_field

CONSTANTS = (1.5, 2.25, 2.625)


class Beale(
    Plane,
    kind="beale",
    title="Beale",
    reference="Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable; "
    "Moré, Garbow & Hillstrom 1981, ACM TOMS 7(1):17–41, problem 5",
    formula="J(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
    rank=22,
):
    """Flat stretches with a saddle at (0, 1), and steep walls at the corners; the minimum is at (3, 0.5)."""

    region = ((-4.5, 4.5), (-4.5, 4.5))

    start_x: float = start_field(1.0)
    start_y: float = start_field(1.0, "y")

    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        first, second, third = (residual for residual, _, _, _ in self._residuals(x, y))
        return first * first + second * second + third * third

    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array]:
        along_x, along_y = 0.0 * x, 0.0 * y
        for residual, by_x, rate, _ in self._residuals(x, y):
            along_x += 2.0 * residual * by_x
            along_y += 2.0 * residual * x * rate
        return along_x, along_y

    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array, Array, Array]:
        xx, xy, yy = 0.0 * x, 0.0 * x, 0.0 * x
        for residual, by_x, rate, change in self._residuals(x, y):
            by_y = x * rate
            xx += 2.0 * by_x * by_x
            xy += 2.0 * (by_x * by_y + residual * rate)
            yy += 2.0 * (by_y * by_y + residual * x * change)
        return xx, xy, yy

    def _residuals(self, x: Array, y: Array) -> Iterator[tuple[Array, Array, Array, Array]]:
        """For n = 1, 2, 3: cₙ − x(1 − yⁿ), its slope yⁿ − 1 along x, and the first two derivatives of yⁿ."""
        lower, power = 0.0 * y, 1.0 + 0.0 * y
        for degree, constant in enumerate(CONSTANTS, start=1):
            rate, change = degree * power, degree * (degree - 1) * lower
            lower, power = power, power * y
            yield constant + x * (power - 1.0), power - 1.0, rate, change

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.array([[3.0, 0.5]]), 0.0

    def critical_points(self) -> HostArray | None:
        return np.array([[0.0, 1.0]])
