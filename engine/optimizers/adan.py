"""Adan."""

from __future__ import annotations

import math

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


class Adan(
    Optimizer,
    kind="adan",
    title="Adan",
    reference="Xie et al. 2022, Adan: adaptive Nesterov momentum algorithm, arXiv:2208.06677, algorithm 1; corrections "
    "of the zero starts as in the authors' program",
    formula="d = g − g₋₁, m ← EMA(g), v ← EMA(d), n ← EMA((g + β₂d)²), θ ← θ − η (m̂ + β₂v̂) / (√n̂ + ε)",
    rank=48,
):
    """Nesterov's look-ahead without a second point: changes of the gradient tell where it is going.

    Each β is a decay, one less the paper's. The first change counts as zero. The paper's decay divides by 1 + ηλ; the
    weight decay under regularization, which subtracts ηλθ, agrees with it to first order.
    """

    learning_rate: float = step_size(1e-3)
    beta1: float = unit_interval(0.98, "First decay", "β₁", "Decay of the mean of gradients.")
    beta2: float = unit_interval(
        0.92, "Second decay", "β₂", "Decay of the mean of changes, and their weight."
    )
    beta3: float = unit_interval(
        0.99, "Third decay", "β₃", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "change", "square", "before")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        count = step + 1
        return {
            "seen": 0.0 if step == 0 else 1.0,
            "beta1": self.beta1,
            "beta2": self.beta2,
            "beta3": self.beta3,
            "rest1": 1.0 - self.beta1,
            "rest2": 1.0 - self.beta2,
            "root_rest3": math.sqrt(1.0 - self.beta3),
            "root_scale": 1.0 / math.sqrt(1.0 - self.beta3**count),
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate / (1.0 - self.beta1**count),
            "change_step": -learning_rate * self.beta2 / (1.0 - self.beta2**count),
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update, state = arrays.xp, arrays.gradient, arrays.update, arrays.state
        mean, change, square, before = (state[name] for name in ("mean", "change", "square", "before"))
        work = xp.subtract(gradient, before, out=arrays.scratch("work"))
        work *= c["seen"]
        before[...] = gradient
        mean *= c["beta1"]
        mean += xp.multiply(gradient, c["rest1"], out=update)
        change *= c["beta2"]
        change += xp.multiply(work, c["rest2"], out=update)
        work *= c["beta2"]
        work += gradient
        work *= c["root_rest3"]
        work *= work
        square *= c["beta3"]
        square += work
        xp.sqrt(square, out=work)
        work *= c["root_scale"]
        work += c["epsilon"]
        xp.multiply(mean, c["step_size"], out=update)
        update += xp.multiply(change, c["change_step"], out=gradient)
        arrays.note(MOMENTUM, update, rated=True)
        update /= work
        arrays.note(SCALING, update, rated=True)
