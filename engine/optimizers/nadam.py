"""NAdam."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.coefficients import Coefficients
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays, step_size

LAST = 4096
"""Updates after which the product of momenta stays as it is: what would follow is below rounding, for every ψ."""


class NAdam(
    Adam,
    kind="nadam",
    title="NAdam",
    reference="Dozat 2016, Incorporating Nesterov momentum into Adam, ICLR workshop, algorithm 2",
    formula="θ ← θ − η (μₜ₊₁ m / (1 − Πμ μₜ₊₁) + (1 − μₜ) g / (1 − Πμ)) / (√v̂ + ε), μₜ = β₁(1 − ½·0.96^(tψ))",
    rank=44,
):
    """Adam with Nesterov's look-ahead: the step uses the momentum that the next update will have.

    The momentum rises from about β₁/2 to β₁ at a pace ψ. The mean itself decays with β₁, as in PyTorch; Πμ is the
    product of the momenta so far.
    """

    learning_rate: float = step_size(2e-3)
    momentum_decay: float = fields.real(
        0.004,
        title="Pace",
        symbol="ψ",
        low=0.0,
        scale="log",
        slider=(1e-4, 1.0),
        live=True,
        lane=True,
        help="How fast the momentum rises from half of β₁ to β₁; 0 leaves it at half.",
    )

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        count = step + 1
        now, following = (self._momentum(number) for number in (count, count + 1))
        product = self.beta1**count * _products(self.momentum_decay)[np.minimum(count, LAST) - 1]
        return super().coefficients(step, learning_rate) | {
            "step_size": -learning_rate * following / (1.0 - product * following),
            "plain": -learning_rate * (1.0 - now) / (1.0 - product),
        }

    def _momentum(self, count: int) -> float:
        return self.beta1 * (1.0 - 0.5 * 0.96 ** (count * self.momentum_decay))

    def _numerator(self, c: Coefficients, arrays: Arrays) -> None:
        super()._numerator(c, arrays)
        gradient, update = arrays.gradient, arrays.update
        gradient *= c["plain"]
        update += gradient


@lru_cache(maxsize=16)
def _products(pace: float) -> HostArray:
    """Products of the momenta of the first updates in units of β₁."""
    return np.cumprod(1.0 - 0.5 * 0.96 ** (np.arange(1, LAST + 1) * pace))
