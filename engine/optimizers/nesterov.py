"""Nesterov's accelerated gradient."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    Arrays,
    Optimizer,
    for_each,
    like_parameters,
    step_size,
    unit_interval,
)
from engine.optimizers.stages import MOMENTUM, STEP

BLOCK = 1024


class Nesterov(
    Optimizer,
    kind="nesterov",
    title="Nesterov",
    reference="Nesterov 1983, A method of solving a convex programming problem with convergence rate O(1/k²), Soviet "
    "Math. Dokl. 27(2):372–376; constant β: Nesterov 2004, Introductory lectures on convex optimization, scheme 2.2.11",
    formula="x′ = θ − ηg, θ ← x′ + βₖ(x′ − x), βₖ = (aₖ − 1) / aₖ₊₁, aₖ₊₁ = (1 + √(1 + 4aₖ²)) / 2",
    rank=12,
):
    """Accelerated descent in two sequences: a gradient step, then a jump ahead along the way it has come.

    The parameters θ are the points ahead (his y), where gradients are taken and J is shown; the method keeps how far
    they are ahead of the iterates x. With growing momentum β₀ = 0 and βₖ → 1, which on smooth convex J gives
    J(x) − min J = O(1/k²) for η ≤ 1/L; with constant β it is SGD with Nesterov's look-ahead at a constant rate.
    """

    learning_rate: float = step_size(0.1)
    growing: bool = fields.toggle(
        True,
        title="Growing",
        live=True,
        help="Let β grow towards 1 as in 1983; else it is the constant below, for strongly convex J.",
    )
    momentum: float = unit_interval(
        0.9, "Momentum", "β", "The momentum where it does not grow; 0 is plain SGD."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "lead")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        momentum = for_each(_momentum, step) if self.growing else self.momentum
        return {"momentum": momentum, "step_size": -learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        lead, gradient = arrays.state["lead"], arrays.gradient
        gradient *= c["step_size"]
        arrays.note(STEP, gradient)
        # x′ − x = (θ − x) − ηg, and θ′ − θ = (θ′ − x′) − ηg.
        lead += gradient
        lead *= c["momentum"]
        arrays.xp.add(lead, gradient, out=arrays.update)
        arrays.note(MOMENTUM, arrays.update)


def _momentum(step: int) -> float:
    """βₖ of the update that follows k updates."""
    return _growth(step // BLOCK)[step % BLOCK]


@lru_cache(maxsize=8)
def _growth(number: int) -> tuple[float, ...]:
    """βₖ for the BLOCK updates from k = number · BLOCK on; few are kept, for a run may be very long."""
    for earlier in range(number):  # in order, so that the recursion never goes deep
        _first(earlier)
    a, momenta = _first(number), []
    for _ in range(BLOCK):
        following = _following(a)
        momenta.append((a - 1.0) / following)
        a = following
    return tuple(momenta)


@cache
def _first(number: int) -> float:
    """The a of the block's first update."""
    if number == 0:
        return 1.0
    a = _first(number - 1)
    for _ in range(BLOCK):
        a = _following(a)
    return a


def _following(a: float) -> float:
    return (1.0 + math.sqrt(1.0 + 4.0 * a * a)) / 2.0
