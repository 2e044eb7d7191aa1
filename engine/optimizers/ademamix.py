"""AdEMAMix."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, for_each, like_parameters, unit_interval


class AdEmaMix(
    Adam,
    kind="ademamix",
    title="AdEMAMix",
    reference="Pagliardini, Ablin & Grangier 2024, The AdEMAMix optimizer: better, faster, older, arXiv:2409.03137, "
    "algorithm 1 with its schedulers of α and β₃",
    formula="θ ← θ − η (m̂₁ + αm₂) / (√v̂ + ε), m₂ ← β₃m₂ + (1 − β₃)g",
    rank=47,
):
    """Adam with a second, much slower mean of gradients, since old gradients are still worth something.

    Over the warmup α grows from 0 in a line and β₃ from β₁ so that its half-life grows in a line. The slow mean starts
    at zero and is not corrected. The paper's decay λ is the weight decay under regularization.
    """

    beta3: float = unit_interval(
        0.9999, "Slow decay", "β₃", "Decay of the slow mean of gradients.", slider=(0.9, 0.99999)
    )
    alpha: float = fields.real(
        5.0,
        title="Slow weight",
        symbol="α",
        low=0.0,
        slider=(0.0, 20.0),
        live=True,
        lane=True,
        help="Weight of the slow mean; 0 is Adam.",
    )
    warmup: int = fields.integer(
        1000,
        title="Warm-up",
        symbol="T",
        unit="steps",
        low=0,
        high=10**9,
        slider=(0, 10_000),
        live=True,
        lane=True,
        help="Steps over which α and β₃ grow; in the paper all of the training. 0 for none.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "mean", "square", "slow")

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        done = np.minimum((step + 1) / self.warmup, 1.0) if self.warmup else 1.0
        beta3 = for_each(self._slow_decay, done)
        return super().coefficients(step, learning_rate) | {
            "beta3": beta3,
            "rest3": 1.0 - beta3,
            "slow_step": -learning_rate * self.alpha * done,
        }

    def _slow_decay(self, done: float) -> float:
        """β₃ when a share of the warmup is done: 1 / ln β, which is proportional to the half-life, goes in a line."""
        if done == 1.0 or self.beta1 >= self.beta3:
            return self.beta3
        inverse = (1.0 - done) * _inverse_log(self.beta1) + done * _inverse_log(self.beta3)
        return min(math.exp(1.0 / inverse), self.beta3)

    def _numerator(self, c: Coefficients, arrays: Arrays) -> None:
        gradient, update, slow = arrays.gradient, arrays.update, arrays.state["slow"]
        gradient *= c["rest3"]
        slow *= c["beta3"]
        slow += gradient
        super()._numerator(c, arrays)
        update += arrays.xp.multiply(slow, c["slow_step"], out=gradient)


def _inverse_log(decay: float) -> float:
    return 1.0 / math.log(decay) if decay > 0.0 else 0.0
