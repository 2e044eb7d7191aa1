"""A convex function on which the heavy ball never settles."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Line, start_field


class Lessard(
    Line,
    kind="lessard",
    title="Heavy ball's trap",
    reference="Lessard, Recht & Packard 2016, Analysis and design of optimization algorithms via integral quadratic "
    "constraints, arXiv:1408.3595, section 4",
    formula="J′(x) = 25x for x < 1, x + 24 for 1 ≤ x < 2, 25x − 24 for x ≥ 2; J(0) = 0",
    rank=62,
):
    """Strongly convex with a gentle stretch in the middle: heavy-ball momentum, tuned for quadratics, cycles for ever.

    With η = 1/9, β = 4/9 (best for curvatures from 1 to 25) and x₀ = 3.3 it visits −1.80, 2.12 and 0.65 in turn.
    The heavy ball xₜ₊₁ = xₜ − ηJ′(xₜ) + β(xₜ − xₜ₋₁) is SGD with momentum μ = β here, for the rate is constant.
    """

    region = ((-3.0, 3.5), (0.0, 110.0))

    start_x: float = start_field(3.3)

    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        low, middle, high = 12.5 * x * x, 0.5 * x * x + 24.0 * x - 12.0, 12.5 * x * x - 24.0 * x + 36.0
        return xp.where(x < 1.0, low, xp.where(x < 2.0, middle, high))

    def slope(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        return xp.where(x < 1.0, 25.0 * x, xp.where(x < 2.0, x + 24.0, 25.0 * x - 24.0))

    def bend(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        gentle = xp.logical_and(x >= 1.0, x < 2.0)
        return xp.where(gentle, 0.0 * x + 1.0, 25.0)

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.zeros((1, 1)), 0.0
