"""Descent by signs."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import MOMENTUM, SCALING


class SignSgd(
    Optimizer,
    kind="sign_sgd",
    title="signSGD",
    reference="Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, signSGD, arXiv:1802.04434, algorithms 1 and 2 "
    "(Signum)",
    formula="m ← βm + (1 − β)g, θ ← θ − η sign m",
    rank=100,
):
    """Moves every parameter by exactly η against the sign of its gradient, or with momentum (Signum) of its mean.

    Steps do not shrink near a minimum, so the rate has to: use a schedule. A component that is zero does not move.
    """

    continuous: ClassVar[bool] = False

    learning_rate: float = step_size(1e-3)
    momentum: float = unit_interval(
        0.0, "Momentum", "β", "Decay of the mean of gradients; 0 takes the gradient itself."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"momentum": self.momentum, "rest": 1.0 - self.momentum, "step_size": -learning_rate}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, mean = arrays.xp, arrays.gradient, arrays.state["mean"]
        mean *= c["momentum"]
        gradient *= c["rest"]
        mean += gradient
        if self.momentum:
            arrays.note(MOMENTUM, mean)
        update = xp.sign(mean, out=arrays.update)
        arrays.note(SCALING, update)
        update *= c["step_size"]
