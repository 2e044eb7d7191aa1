"""The cliff of a long product."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Line, start_field


class Cliff(
    Line,
    kind="cliff",
    title="Cliff",
    reference="Pascanu, Mikolov & Bengio 2013, On the difficulty of training recurrent neural networks, "
    "arXiv:1211.5063, section 2",
    formula="J(w) = ½(w⁵⁰ − ½)²",
    rank=48,
):
    """One weight used fifty times over, as in a recurrent network: flat below 1, and a wall above it.

    The gradient of w⁵⁰ is 0.29 at 0.9 and 5336 at 1.1, where a step of descent leaps so far that numbers overflow,
    unless the gradient is clipped.
    """

    region = ((0.0, 1.03), (0.0, 1.0))

    start_x: float = start_field(1.1, "w", (0.5, 1.2))

    def names(self) -> tuple[str, ...]:
        return ("w",)

    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        miss = _power_48(x) * (x * x) - 0.5
        return 0.5 * miss * miss

    def slope(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        power = _power_48(x)
        return (power * (x * x) - 0.5) * (50.0 * power * x)

    def bend(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        power = _power_48(x)
        rate = 50.0 * power * x
        return rate * rate + (power * (x * x) - 0.5) * (2450.0 * power)

    def minimum(self) -> tuple[HostArray | None, float | None]:
        root = 0.5**0.02
        return np.array([[root], [-root]]), 0.0

    def critical_points(self) -> HostArray | None:
        return np.zeros((1, 1))


def _power_48(w: Array) -> Array:
    """w⁴⁸ by squaring: library powers differ from machine to machine."""
    power = w * w * w
    for _ in range(4):
        power = power * power
    return power
