"""LARS."""

from __future__ import annotations

from typing import ClassVar

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import DECAY, MOMENTUM, STEP, TRUST
from engine.optimizers.trust import inner_decay, is_adapted, norm, quotient


class Lars(
    Optimizer,
    kind="lars",
    title="LARS",
    reference="You, Gitman & Ginsburg 2017, Large batch training of convolutional networks, arXiv:1708.03888, "
    "algorithm 1, eq. 6",
    formula="v ← μv + η c ∥θ∥ / (∥g∥ + λ∥θ∥) (g + λθ) per array, θ ← θ − v",
    rank=120,
):
    """Momentum whose rate in each weight array follows the ratio of the array's length to its gradient's.

    The velocity holds the rate, as in the paper: a change of η acts on new gradients alone. Vectors and whatever
    penalties leave alone (biases, gains) take plain momentum, with neither ratio, c nor decay, as common
    implementations have it. Where θ or the divisor is zero the whole factor is 1.
    """

    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False

    learning_rate: float = step_size(0.1)
    momentum: float = unit_interval(0.9, "Momentum", "μ", "Share of the velocity that each step keeps.")
    trust: float = fields.real(
        1e-2,
        title="Trust",
        symbol="c",
        above=0.0,
        scale="log",
        slider=(1e-4, 1.0),
        live=True,
        lane=True,
        help="Length of a weight array's step in units of η times the array's length; the paper has 0.001.",
    )
    weight_decay: float = inner_decay()

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "velocity")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "momentum": self.momentum,
            "trust": self.trust,
            "decay": self.weight_decay,
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, parameters = arrays.xp, arrays.gradient, arrays.parameters
        velocity = arrays.state["velocity"]
        for block in filter(is_adapted, arrays.layout.blocks):
            length, own = norm(xp, parameters, block), gradient[:, block.span]
            divisor = norm(xp, gradient, block) + length * c["decay"]
            own += parameters[:, block.span] * c["decay"]
            if self.weight_decay:
                arrays.note(DECAY, own, block=block)
            own *= quotient(xp, length * c["trust"], divisor)
            arrays.note(TRUST, own, block=block)
        gradient *= c["step_size"]
        arrays.note(STEP, gradient)
        velocity *= c["momentum"]
        velocity += gradient
        arrays.update[...] = velocity
        arrays.note(MOMENTUM, velocity)
