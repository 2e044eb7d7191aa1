"""Lion."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import MOMENTUM, SCALING


class Lion(
    Optimizer,
    kind="lion",
    title="Lion",
    reference="Chen et al. 2023, Symbolic discovery of optimization algorithms, arXiv:2302.06675, algorithm 2",
    formula="θ ← θ − η sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g",
    rank=101,
):
    """Moves by the sign of a mean that weighs the present gradient more than its own memory does.

    Every parameter moves by η, so the rate should be three to ten times smaller than Adam's. The paper's decay λ is
    the weight decay under regularization.
    """

    continuous: ClassVar[bool] = False

    learning_rate: float = step_size(1e-4)
    beta1: float = unit_interval(0.9, "First decay", "β₁", "Weight of the memory in the step.")
    beta2: float = unit_interval(
        0.99, "Second decay", "β₂", "Decay of the memory of gradients.", slider=(0.0, 0.9999)
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "beta1": self.beta1,
            "beta2": self.beta2,
            "rest1": 1.0 - self.beta1,
            "rest2": 1.0 - self.beta2,
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update, mean = arrays.xp, arrays.gradient, arrays.update, arrays.state["mean"]
        work = xp.multiply(mean, c["beta1"], out=arrays.scratch("work"))
        work += xp.multiply(gradient, c["rest1"], out=update)
        arrays.note(MOMENTUM, work)
        xp.sign(work, out=update)
        arrays.note(SCALING, update)
        update *= c["step_size"]
        mean *= c["beta2"]
        gradient *= c["rest2"]
        mean += gradient
