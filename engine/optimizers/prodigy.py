"""Prodigy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
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
from engine.products import dots


class Prodigy(
    Optimizer,
    kind="prodigy",
    title="Prodigy",
    reference="Mishchenko & Defazio 2024, Prodigy, arXiv:2306.06101, algorithm 4",
    formula="d ← max(d, r / ∥s∥₁), θ ← θ − η d m / (√v + d ε); r sums d² ⟨g, θ₀ − θ⟩, s sums d² g, m and v see d g",
    rank=150,
):
    """Adam that estimates its own rate: d bounds the way from start to solution from below and only grows.

    The learning rate multiplies the estimate; leave it at 1 and let a schedule shape it. The regularization's weight
    decay is multiplied by η, not by d: choose it small. The decay of r and s is √β₂. As in the authors' program a step
    has the rate of before its gradient and ε the d of after it, and the bias correction, which the paper's algorithm
    lacks, multiplies η by √(1 − β₂ᵗ) / (1 − β₁ᵗ), in r and s too.
    """

    elementwise: ClassVar[bool] = False
    linear_in_rate: ClassVar[bool] = False

    learning_rate: float = step_size(1.0)
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.999, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")
    first_distance: float = fields.real(
        1e-6,
        title="Estimate",
        symbol="d₀",
        above=0.0,
        scale="log",
        slider=(1e-8, 1e-1),
        live=True,
        lane=True,
        help="Where d starts; far below the true distance, but not so far that the first steps are lost.",
    )
    growth: float = fields.real(
        1.0,
        title="Factor",
        symbol="c",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        live=True,
        lane=True,
        help="Multiplies each new estimate of d; the rate is better changed here than by η.",
    )
    corrected: bool = fields.toggle(
        False, title="Bias correction", live=True, help="Correct the zero start of both means, as Adam does."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square", "sum", "origin") | {"distance": (), "product": ()}

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["origin"][...] = parameters

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        rate, count = learning_rate, step + 1
        if self.corrected:
            rate *= math.sqrt(1.0 - self.beta2**count) / (1.0 - self.beta1**count)
        return {
            "beta1": self.beta1,
            "beta2": self.beta2,
            "beta3": math.sqrt(self.beta2),
            "rest1": 1.0 - self.beta1,
            "rest2": 1.0 - self.beta2,
            "rate": rate,
            "epsilon": max(self.epsilon, LEAST_DIVISOR),
            "first": self.first_distance,
            "growth": self.growth,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient, update, state = arrays.xp, arrays.gradient, arrays.update, arrays.state
        mean, square, total = state["mean"], state["square"], state["sum"]
        distance, product = state["distance"][:, None], state["product"][:, None]
        xp.maximum(distance, c["first"], out=distance)
        rate, share = distance * c["rate"], 1.0 / distance
        xp.subtract(state["origin"], arrays.parameters, out=update)
        product *= c["beta3"]
        product += distance * rate * dots(xp, gradient, update)[:, None]
        gradient *= distance
        total *= c["beta3"]
        total += xp.multiply(gradient, rate, out=update)
        mean *= c["beta1"]
        mean += xp.multiply(gradient, c["rest1"], out=update)
        arrays.note(MOMENTUM, mean, share)
        square *= c["beta2"]
        xp.multiply(gradient, c["rest2"], out=update)
        update *= gradient
        square += update
        length = xp.sum(xp.abs(total, out=gradient), axis=1, keepdims=True)
        known = length > 0.0
        estimate = xp.where(known, product / xp.where(known, length, 1.0), 0.0) * c["growth"]
        xp.maximum(distance, estimate, out=distance)
        divisor = xp.sqrt(square, out=gradient)
        divisor += distance * c["epsilon"]
        xp.multiply(mean, -rate, out=update)
        update /= divisor
        arrays.note(SCALING, update, rated=True)
