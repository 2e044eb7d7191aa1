"""LAMB."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
    unit_interval,
)
from engine.optimizers.moments import adam_scalars, advance
from engine.optimizers.stages import DECAY, MOMENTUM, SCALING, TRUST
from engine.optimizers.trust import inner_decay, is_adapted, norm, quotient


class Lamb(
    Optimizer,
    kind="lamb",
    title="LAMB",
    reference="You et al. 2020, Large batch optimization for deep learning, arXiv:1904.00962, algorithm 2",
    formula="r = m̂ / (√v̂ + ε) + λθ, θ ← θ − η (∥θ∥ / ∥r∥) r per array",
    rank=130,
):
    """Adam whose step in each weight array is as long as η times the array itself.

    φ of the paper is the identity. Vectors and whatever penalties leave alone (biases, gains) take Adam's step, with
    neither ratio nor decay, as common implementations have it. Where θ or r is zero the ratio is 1.
    """

    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False

    learning_rate: float = step_size(1e-2)
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.999, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-6, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")
    weight_decay: float = inner_decay()

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        own = {"decay": self.weight_decay, "step_size": -learning_rate}
        return adam_scalars(self.beta1, self.beta2, self.epsilon, step + 1) | own

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, update, state = arrays.xp, arrays.update, arrays.state
        work = arrays.scratch("work")
        advance(c, xp, arrays.gradient, state["mean"], state["square"], out=update, work=work)
        arrays.note(MOMENTUM, state["mean"], c["mean_scale"])
        arrays.note(SCALING, update)
        for block in filter(is_adapted, arrays.layout.blocks):
            own = update[:, block.span]
            own += arrays.parameters[:, block.span] * c["decay"]
            if self.weight_decay:
                arrays.note(DECAY, own, block=block)
            own *= quotient(xp, norm(xp, arrays.parameters, block), norm(xp, update, block))
            arrays.note(TRUST, own, block=block)
        update *= c["step_size"]
