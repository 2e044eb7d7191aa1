"""Top-k accuracy."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.errors import InputError
from engine.metrics.accuracy import Accuracy
from engine.tasks import Task


class TopKAccuracy(
    Accuracy,
    kind="top_k_accuracy",
    title="Top-k accuracy",
    reference="Russakovsky et al. 2015, ImageNet large scale visual recognition challenge, IJCV 115, section 4.1",
    formula="share of samples with y among the k largest pⱼ",
    rank=12,
):
    """Share of samples whose true class is among the k most probable ones; of equal ones the first count."""

    k: int = fields.integer(
        2,
        title="Classes",
        symbol="k",
        low=1,
        high=1000,
        slider=(1, 10),
        help="With 1 it is the accuracy; it has to be smaller than the number of classes.",
    )

    def check(self, task: Task) -> None:
        super().check(task)
        if len(task.classes) <= self.k:
            found = f"this data set has {len(task.classes)}"
            raise InputError("", f"top-{self.k} accuracy needs more than {self.k} classes, but {found}")

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        classes = xp.arange(predictions.shape[2])
        own = targets[:, None] == classes
        of_true = xp.sum(xp.where(own, predictions, xp.zeros_like(predictions)), axis=2, keepdims=True)
        ahead = predictions > of_true
        ahead = ahead | ((predictions == of_true) & (classes < targets[:, None]))
        hits = xp.sum(ahead, axis=2) < self.k
        return xp.sum(hits, axis=1) / predictions.shape[1]
