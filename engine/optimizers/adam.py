"""Adam."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Shape
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


class Adam(
    Optimizer,
    kind="adam",
    title="Adam",
    reference="Kingma & Ba 2015, Adam, arXiv:1412.6980, algorithm 1",
    formula="θ ← θ − η m̂ / (√v̂ + ε)",
    rank=40,
):
    """Adaptive moments: momentum over a running scale of each component, both corrected for their zero start.

    ε stands outside the root and after the correction, as in the paper's algorithm (not its section-2 variant).
    """

    learning_rate: float = step_size(1e-3)
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.999, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "beta1": self.beta1,
            "beta2": self.beta2,
            "rest1": 1.0 - self.beta1,
            "rest2": 1.0 - self.beta2,
            "root_scale": 1.0 / np.sqrt(1.0 - self.beta2 ** (step + 1)),
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "step_size": -learning_rate / (1.0 - self.beta1 ** (step + 1)),
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update = arrays.xp, arrays.gradient, arrays.update
        mean, square = arrays.state["mean"], arrays.state["square"]
        work = arrays.scratch("work")
        mean *= c["beta1"]
        mean += xp.multiply(gradient, c["rest1"], out=work)
        square *= c["beta2"]
        xp.multiply(gradient, c["rest2"], out=work)
        work *= gradient
        square += work
        xp.sqrt(self._divisor_squares(arrays), out=work)
        work *= c["root_scale"]
        work += c["epsilon"]
        self._numerator(c, arrays)
        arrays.note(MOMENTUM, update, rated=True)
        update /= work
        arrays.note(SCALING, update, rated=True)

    def _numerator(self, c: Coefficients, arrays: Arrays) -> None:
        """Write what is divided to the update; the gradient may be overwritten. For variants."""
        arrays.xp.multiply(arrays.state["mean"], c["step_size"], out=arrays.update)

    def _divisor_squares(self, arrays: Arrays) -> Array:
        """The squares whose root divides, after the mean of squares has advanced; for variants."""
        return arrays.state["square"]
