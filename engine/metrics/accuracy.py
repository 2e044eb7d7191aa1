"""Accuracy and error rate."""

from __future__ import annotations

import math
from typing import ClassVar

from engine.arrays import Array, Namespace
from engine.metrics.classes import ClassMetric

NORMAL_975 = 1.959963984540054


def wilson_interval(share: float, count: int) -> tuple[float, float]:
    """The 95 % score interval of a binomial share (Wilson 1927, J. Am. Stat. Assoc. 22)."""
    z2 = NORMAL_975**2
    center = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = NORMAL_975 / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count**2))
    # At 0 and at 1 the interval ends there exactly; rounding must not say otherwise.
    return max(0.0, min(share, center - half)), min(1.0, max(share, center + half))


class Accuracy(
    ClassMetric,
    kind="accuracy",
    title="Accuracy",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 5.1.2",
    formula="share of samples with argmaxₖ pₖ = y",
    rank=10,
):
    """Share of samples whose most probable class is the true one."""

    percent: ClassVar[bool] = True
    binomial: ClassVar[bool] = True

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        hits = xp.argmax(predictions, axis=2) == targets
        return xp.sum(hits, axis=1) / predictions.shape[1]

    def interval(self, value: float, count: int) -> tuple[float, float] | None:
        return wilson_interval(value, count)


class ErrorRate(
    Accuracy,
    kind="error_rate",
    title="Error rate",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 5.1.2",
    formula="1 − accuracy (mean 0–1 loss)",
    rank=20,
):
    """Share of samples whose most probable class is wrong: the mean 0–1 loss."""

    higher_is_better: ClassVar[bool] = False

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        misses = xp.argmax(predictions, axis=2) != targets
        return xp.sum(misses, axis=1) / predictions.shape[1]
