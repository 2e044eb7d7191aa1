"""RAdam."""

from __future__ import annotations

import math

from engine.optimizers.adam import Adam
from engine.optimizers.base import LEAST_DIVISOR, for_each

TRACTABLE = 5.0
"""The length of memory ρ from which the scale is trusted."""


class RAdam(
    Adam,
    kind="radam",
    title="RAdam",
    reference="Liu et al. 2020, On the variance of the adaptive learning rate and beyond, arXiv:1908.03265, "
    "algorithm 2; threshold as in the authors' program",
    formula="θ ← θ − η r m̂ √(1 − β₂ᵗ) / (√v + ε), or θ − η m̂ while ρₜ ≤ 5",
    rank=45,
):
    """Adam that warms up by itself: it shortens steps while the scale rests on few gradients.

    ρₜ is how many gradients the mean of squares amounts to and r = √((ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ)).
    While ρₜ ≤ 5 (4 in the paper, 5 in its authors' program and PyTorch) the step is plain momentum, of gradient size.
    ε is added before the correction, as in PyTorch.
    """

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        # One divisor √v · root_scale + epsilon for both cases; it is 1 where the scale is not trusted.
        root_scale = for_each(self._root_scale, step + 1)
        epsilon = max(self.epsilon, LEAST_DIVISOR) * root_scale + (root_scale == 0.0)
        own = {"root_scale": root_scale, "epsilon": epsilon}
        return super().coefficients(step, learning_rate) | own

    def _root_scale(self, count: int) -> float:
        """What √v is multiplied by in update number `count` (from 1); 0 where the scale is not trusted yet."""
        rectification = self._rectification(count)
        return 1.0 / (rectification * math.sqrt(1.0 - self.beta2**count)) if rectification > 0.0 else 0.0

    def _rectification(self, count: int) -> float:
        """r of update number `count` (from 1); 0 where the scale is not trusted yet."""
        most = 2.0 / (1.0 - self.beta2) - 1.0
        decayed = self.beta2**count
        length = most - 2.0 * count * decayed / (1.0 - decayed)
        if length <= TRACTABLE:
            return 0.0
        share = (length - 4.0) * (length - 2.0) * most / ((most - 4.0) * (most - 2.0) * length)
        return math.sqrt(share)
