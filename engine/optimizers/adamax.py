"""AdaMax."""

from __future__ import annotations

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


class AdaMax(
    Optimizer,
    kind="adamax",
    title="AdaMax",
    reference="Kingma & Ba 2015, Adam, arXiv:1412.6980, algorithm 2; ε as in PyTorch",
    formula="u ← max(β₂u, |g| + ε), θ ← θ − η m̂ / u",
    rank=43,
):
    """Adam with a decaying maximum of |g| in place of the root mean square; no step is much longer than η.

    The maximum needs no correction of its start. The paper has no ε; here it is added to |g| as in PyTorch.
    """

    learning_rate: float = step_size(2e-3)
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(0.999, "Second decay", "β₂", "Decay of the maximum.", slider=(0.0, 0.9999))
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "largest")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "beta1": self.beta1,
            "beta2": self.beta2,
            "rest1": 1.0 - self.beta1,
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate / (1.0 - self.beta1 ** (step + 1)),
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        mean, largest = arrays.state["mean"], arrays.state["largest"]
        mean *= c["beta1"]
        mean += xp.multiply(gradient, c["rest1"], out=update)
        largest *= c["beta2"]
        size = xp.abs(gradient, out=gradient)
        size += c["epsilon"]
        xp.maximum(largest, size, out=largest)
        xp.multiply(mean, c["step_size"], out=update)
        arrays.note(MOMENTUM, update, rated=True)
        update /= largest
        arrays.note(SCALING, update, rated=True)
