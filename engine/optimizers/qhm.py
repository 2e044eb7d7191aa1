"""Quasi-hyperbolic momentum."""

from __future__ import annotations

from typing import Any

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size, unit_interval
from engine.optimizers.stages import MOMENTUM


def share(default: float, title: str, symbol: str, text: str) -> Any:
    """A live field for a weight in [0, 1]."""
    return fields.real(
        default, title=title, symbol=symbol, low=0.0, high=1.0, live=True, lane=True, help=text
    )


class Qhm(
    Optimizer,
    kind="qhm",
    title="QHM",
    reference="Ma & Yarats 2019, Quasi-hyperbolic momentum and Adam for deep learning, arXiv:1810.06801, eqs. 3–4",
    formula="m ← βm + (1 − β)g, θ ← θ − η((1 − ν)g + νm)",
    rank=13,
):
    """Takes a weighted mean of a plain step and a momentum step; a long memory then does not delay the present.

    ν = 0 is plain SGD, ν = 1 momentum with a running mean, ν = β Nesterov's look-ahead. The mean starts at zero and is
    not corrected.
    """

    learning_rate: float = step_size(0.1)
    momentum: float = unit_interval(
        0.999, "Momentum", "β", "Decay of the mean of gradients.", slider=(0.0, 0.9999)
    )
    nu: float = share(0.7, "Share", "ν", "Weight of the momentum step; the rest is the plain step.")

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "momentum": self.momentum,
            "rest": 1.0 - self.momentum,
            "plain": -learning_rate * (1.0 - self.nu),
            "ahead": -learning_rate * self.nu,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update, mean = arrays.xp, arrays.gradient, arrays.update, arrays.state["mean"]
        mean *= c["momentum"]
        mean += xp.multiply(gradient, c["rest"], out=update)
        xp.multiply(mean, c["ahead"], out=update)
        gradient *= c["plain"]
        update += gradient
        arrays.note(MOMENTUM, update, rated=True)
