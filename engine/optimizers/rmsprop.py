"""RMSprop."""

from __future__ import annotations

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    LEAST_DIVISOR,
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
    unit_interval,
)
from engine.optimizers.stages import MOMENTUM, SCALING


class RmsProp(
    Optimizer,
    kind="rmsprop",
    title="RMSprop",
    reference="Hinton, Srivastava & Swersky 2012, Neural networks for machine learning, lecture 6e; "
    "Graves 2013, arXiv:1308.0850, eqs. 38–41 (centered); Goodfellow, Bengio & Courville 2016, Deep Learning, "
    "algorithm 8.6 (Nesterov's look-ahead)",
    formula="s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv",
    rank=30,
):
    """Divides each component by the root of a running mean of its squared gradients.

    ε stands outside the root. Centered, the running mean of the gradient is taken off first: √(s − m²), a running
    standard deviation. Momentum sums the divided gradients and the rate multiplies the sum.
    """

    learning_rate: float = step_size(1e-3)
    rho: float = unit_interval(0.9, "Decay", "ρ", "Decay of the mean of squares.", slider=(0.5, 0.9999))
    momentum: float = unit_interval(0.0, "Momentum", "μ", "Share of the velocity that each step keeps.")
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")
    centered: bool = fields.toggle(
        False,
        title="Centered",
        help="Divide by the standard deviation of the gradient instead of its root mean square.",
    )
    nesterov: bool = fields.toggle(
        False, title="Nesterov", live=True, help="Look one step of momentum ahead; needs momentum to matter."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "square", "velocity", *(("mean",) if self.centered else ()))

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "rho": self.rho,
            "rest": 1.0 - self.rho,
            "momentum": self.momentum,
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate,
            "ahead": -learning_rate * self.momentum,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient = arrays.xp, arrays.gradient
        square, velocity, work = arrays.state["square"], arrays.state["velocity"], arrays.scratch("work")
        xp.multiply(gradient, c["rest"], out=work)
        work *= gradient
        square *= c["rho"]
        square += work
        if self.centered:
            mean = arrays.state["mean"]
            xp.multiply(gradient, c["rest"], out=work)
            mean *= c["rho"]
            mean += work
            xp.multiply(mean, mean, out=work)
            xp.subtract(square, work, out=work)
            # Rounding can take the variance of a constant gradient below zero.
            xp.maximum(work, 0.0, out=work)
            xp.sqrt(work, out=work)
        else:
            xp.sqrt(square, out=work)
        work += c["epsilon"]
        gradient /= work
        arrays.note(SCALING, gradient)
        velocity *= c["momentum"]
        velocity += gradient
        if self.momentum and not self.nesterov:
            arrays.note(MOMENTUM, velocity)
        if not self.nesterov:
            xp.multiply(velocity, c["step_size"], out=arrays.update)
            return
        update = xp.multiply(velocity, c["ahead"], out=arrays.update)
        gradient *= c["step_size"]
        update += gradient
        if self.momentum:
            arrays.note(MOMENTUM, update, rated=True)
