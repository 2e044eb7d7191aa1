"""Quasi-hyperbolic Adam."""

from __future__ import annotations

from engine.coefficients import Coefficients
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, unit_interval
from engine.optimizers.qhm import share
from engine.optimizers.stages import MOMENTUM, SCALING


class QhAdam(
    Adam,
    kind="qh_adam",
    title="QHAdam",
    reference="Ma & Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, section 4",
    formula="θ ← θ − η ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + ε)",
    rank=46,
):
    """Adam whose two means are each mixed with the present value, so that memories may be long without delay.

    ν₁ = ν₂ = 1 is Adam; ν₁ = 0, ν₂ = 1 is RMSprop with a corrected start; ν₁ = β₁, ν₂ = 1 resembles NAdam.
    """

    beta1: float = unit_interval(
        0.995, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.9999)
    )
    nu1: float = share(0.7, "Share", "ν₁", "Weight of the mean of gradients against the present gradient.")
    nu2: float = share(1.0, "Share", "ν₂", "Weight of the mean of squares against the present square.")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return super().coefficients(step, learning_rate) | {
            "step_size": -learning_rate * self.nu1 / (1.0 - self.beta1 ** (step + 1)),
            "plain": -learning_rate * (1.0 - self.nu1),
            "square_scale": self.nu2 / (1.0 - self.beta2 ** (step + 1)),
            "plain_square": 1.0 - self.nu2,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        mean, square = arrays.state["mean"], arrays.state["square"]
        mean *= c["beta1"]
        mean += xp.multiply(gradient, c["rest1"], out=update)
        work = xp.multiply(gradient, gradient, out=arrays.scratch("work"))
        square *= c["beta2"]
        square += xp.multiply(work, c["rest2"], out=update)
        work *= c["plain_square"]
        work += xp.multiply(square, c["square_scale"], out=update)
        xp.sqrt(work, out=work)
        work += c["epsilon"]
        xp.multiply(mean, c["step_size"], out=update)
        gradient *= c["plain"]
        update += gradient
        arrays.note(MOMENTUM, update, rated=True)
        update /= work
        arrays.note(SCALING, update, rated=True)
