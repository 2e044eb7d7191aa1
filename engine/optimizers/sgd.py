"""Stochastic gradient descent, plain and with momentum."""

from __future__ import annotations

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import MOMENTUM


class Sgd(
    Optimizer,
    kind="sgd",
    title="SGD",
    reference="Robbins & Monro 1951; Polyak 1964 (momentum); Sutskever et al. 2013 (Nesterov's look-ahead)",
    formula="v ← μv + g, θ ← θ − ηv",
    rank=10,
):
    """Gradient descent on mini-batches, with momentum where μ > 0.

    The velocity v sums gradients and the rate multiplies it, so a change of η acts at once. With Nesterov's
    look-ahead the step is −η(g + μv): θ then stands where the next gradient is wanted, and no second point is kept.
    """

    learning_rate: float = step_size(0.1)
    momentum: float = unit_interval(
        0.0, "Momentum", "μ", "Share of the velocity that each step keeps; 0 is plain SGD."
    )
    nesterov: bool = fields.toggle(
        False, title="Nesterov", live=True, help="Look one step of momentum ahead; needs momentum to matter."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "velocity")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "momentum": self.momentum,
            "step_size": -learning_rate,
            "ahead": -learning_rate * self.momentum,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        velocity = arrays.state["velocity"]
        velocity *= c["momentum"]
        velocity += gradient
        if self.momentum and not self.nesterov:
            arrays.note(MOMENTUM, velocity)
        if not self.nesterov:
            xp.multiply(velocity, c["step_size"], out=update)
            return
        xp.multiply(velocity, c["ahead"], out=update)
        gradient *= c["step_size"]
        update += gradient
        if self.momentum:
            arrays.note(MOMENTUM, update, rated=True)
