"""The area under the ROC curve."""

from __future__ import annotations

from engine.arrays import Array, Namespace
from engine.metrics.classes import ClassMetric


class Auc(
    ClassMetric,
    kind="auc",
    title="AUC",
    reference="Hanley & McNeil 1982, Radiology 143; Fawcett 2006, An introduction to ROC analysis, section 9",
    formula="P(p of a positive > p of a negative) + ½ P(equal)",
    rank=17,
):
    """Area under the ROC curve: how often a sample of a class gets more of it than a sample of another class.

    Exact, by ranks; ties count half. Scores do as well as probabilities. With two classes samples are ranked by
    p₁ − p₀. With more it is the plain mean over the classes of each one against all others (macro, one-vs-rest; Hand &
    Till 2001 average over pairs of classes instead). Classes without a sample, or without another class beside, are
    left out; where none is left the measure is ½.
    """

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        scores = predictions.astype(xp.float64)
        classes = predictions.shape[2]
        if classes == 2:
            areas, there = area(xp, scores[:, :, 1] - scores[:, :, 0], targets == 1)
            return xp.where(there, areas, 0.5)
        total, count = xp.zeros(len(predictions)), xp.zeros(len(predictions))
        for number in range(classes):
            areas, there = area(xp, scores[:, :, number], targets == number)
            total += areas
            count += there
        return xp.where(count > 0.0, total / xp.maximum(count, 1.0), 0.5)


def area(xp: Namespace, scores: Array, positive: Array) -> tuple[Array, Array]:
    """The area of each lane (R,), 0 where undefined; and whether there are both positives and negatives, ().

    Counts the pairs in which the positive stands behind the negative, once with ties in its favor and once against it;
    the truth is halfway. Stable sorting keeps those with equal scores in the order in which they came.

    Args:
        scores: float64 (R, N).
        positive: (N,).
    """
    positives = xp.sum(positive)
    pairs = positives * (len(positive) - positives)
    total = _behind(xp, scores, positive, positive) + _behind(xp, scores, positive, ~positive)
    return total / xp.maximum(2 * pairs, 1), pairs > 0


def _behind(xp: Namespace, scores: Array, positive: Array, last: Array) -> Array:
    """Pairs (R,) with the positive behind the negative; of equal scores those marked `last` come last."""
    first = xp.argsort(last.astype(xp.uint8), kind="stable")
    order = xp.argsort(xp.take(scores, first, axis=1), axis=1, kind="stable")
    behind = xp.take(xp.take(positive, first), order)
    return xp.sum(xp.cumsum(~behind, axis=1) * behind, axis=1)
