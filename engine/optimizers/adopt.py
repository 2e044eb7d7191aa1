"""ADOPT."""

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


class Adopt(
    Optimizer,
    kind="adopt",
    title="ADOPT",
    reference="Taniguchi et al. 2024, ADOPT: modified Adam can converge with any β₂ with the optimal rate, "
    "arXiv:2411.02853, algorithm 2, clipped at t^¼ as in the authors' program",
    formula="m ← β₁m + (1 − β₁) clip(g / max(√v, ε), ±t^¼), θ ← θ − ηm, v ← β₂v + (1 − β₂)g²",
    rank=49,
):
    """Adam that divides each gradient by the scale of those before it and averages afterwards.

    The present gradient thus does not shrink its own step, and convergence needs no special β₂. The first update only
    measures: v becomes g² and θ stays. The quotient is clipped at t^¼ (t = 1 at the second update), for v may be
    far too small at first.
    """

    learning_rate: float = step_size(1e-3)
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of divided gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.9999, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.99999)
    )
    epsilon: float = small_positive(1e-6, "Epsilon", "ε", "Least divisor.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        beta2 = self.beta2 * (step > 0)
        return {
            "beta1": self.beta1,
            "beta2": beta2,
            "rest1": 1.0 - self.beta1,
            "rest2": 1.0 - beta2,
            "bound": step**0.25,  # 0 at first: the mean and θ stay
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        mean, square = arrays.state["mean"], arrays.state["square"]
        divisor = xp.sqrt(square, out=arrays.scratch("work"))
        xp.maximum(divisor, c["epsilon"], out=divisor)
        divided = xp.divide(gradient, divisor, out=update)
        xp.minimum(divided, c["bound"], out=divided)
        xp.maximum(divided, -c["bound"], out=divided)
        arrays.note(SCALING, divided)
        divided *= c["rest1"]
        mean *= c["beta1"]
        mean += divided
        arrays.note(MOMENTUM, mean)
        square *= c["beta2"]
        xp.multiply(gradient, c["rest2"], out=divisor)
        divisor *= gradient
        square += divisor
        xp.multiply(mean, c["step_size"], out=update)
