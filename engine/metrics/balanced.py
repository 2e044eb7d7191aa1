"""Balanced accuracy and F1: every class counts, however rare."""

from __future__ import annotations

from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace
from engine.metrics.classes import ClassMetric, class_counts


class BalancedAccuracy(
    ClassMetric,
    kind="balanced_accuracy",
    title="Balanced accuracy",
    reference="Brodersen, Ong, Stephan & Buhmann 2010, The balanced accuracy and its posterior distribution",
    formula="mean over classes k of the share of samples of k with argmaxⱼ pⱼ = k",
    rank=14,
):
    """The mean of the classes' own accuracies: guessing the most frequent class gains nothing.

    Classes without a sample are left out of the mean.
    """

    percent: ClassVar[bool] = True

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        found, _, actual = class_counts(xp, predictions, targets)
        return xp.sum(found / xp.maximum(actual, 1), axis=1) / xp.sum(actual > 0, axis=1)


class F1(
    ClassMetric,
    kind="f1",
    title="F₁",
    reference="van Rijsbergen 1979, Information Retrieval, 2nd ed., chapter 7; Opitz & Burst 2019, arXiv:1911.03347",
    formula="mean over classes of 2 TP / (2 TP + FP + FN)",
    rank=16,
):
    """The harmonic mean of precision and recall of each class, as a mean over classes.

    Classes that neither occur nor are predicted are left out of the mean.
    """

    average: str = fields.choice(
        "macro",
        options={"macro": "All classes alike", "weighted": "By number of samples"},
        title="Mean",
        help="Whether each class counts alike (macro), or as often as it occurs (weighted).",
    )

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        found, taken, actual = class_counts(xp, predictions, targets)
        both = taken + actual
        scores = 2.0 * found / xp.maximum(both, 1)
        weights = (both > 0) * 1.0 if self.average == "macro" else actual * 1.0
        return xp.sum(weights * scores, axis=1) / xp.sum(weights, axis=1)
