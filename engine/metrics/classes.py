"""What measures of predicted classes share."""

from __future__ import annotations

from engine.arrays import Array, Namespace
from engine.errors import InputError
from engine.metrics.base import Metric
from engine.tasks import Task


class ClassMetric(Metric):
    """A measure of predicted classes."""

    def check(self, task: Task) -> None:
        if not task.classes:
            raise InputError(
                "", f"{self.title.lower()} needs classes, but this data set has values to predict"
            )


def class_counts(xp: Namespace, predictions: Array, targets: Array) -> tuple[Array, Array, Array]:
    """Of each class how many samples are of it and found, are taken for it, and are of it; each (R, classes).

    The class of a sample is its most probable one, of equals the first.
    """
    winners = xp.argmax(predictions, axis=2)
    hits, taken, actual = [], [], []
    for number in range(predictions.shape[2]):
        of_class, for_class = targets == number, winners == number
        hits.append(xp.sum(for_class & of_class, axis=1))
        taken.append(xp.sum(for_class, axis=1))
        actual.append(xp.sum(of_class, axis=0))
    found = xp.stack(hits, axis=1)
    return found, xp.stack(taken, axis=1), xp.broadcast_to(xp.stack(actual), found.shape)
