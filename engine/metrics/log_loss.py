"""The log loss."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.arrays import Array, Namespace
from engine.metrics.classes import ClassMetric


class LogLoss(
    ClassMetric,
    kind="log_loss",
    title="Log loss",
    reference="Gneiting & Raftery 2007, Strictly proper scoring rules, prediction, and estimation, section 3",
    formula="mean over samples of −log pᵧ",
    rank=18,
):
    """How surprised the network is by the true classes; it rewards probabilities that can be trusted.

    A probability below the smallest normal number (1.2e-38 in float32) counts as that.
    """

    higher_is_better: ClassVar[bool] = False
    needs_probabilities: ClassVar[bool] = True

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        own = targets[:, None] == xp.arange(predictions.shape[2])
        shares = xp.sum(xp.where(own, predictions, xp.zeros_like(predictions)), axis=2)
        shares = xp.maximum(shares, float(np.finfo(predictions.dtype).tiny))
        return -xp.mean(xp.log(shares), axis=1)
