"""Which classes the network takes for which."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.tasks import Task


class ConfusionMatrix(
    Probe,
    kind="confusion_matrix",
    title="Confusion matrix",
    reference="predictions of the latest evaluation on the test part",
    formula="nᵢⱼ = number of samples with y = i and argmaxₖ pₖ(x) = j",
):
    """How many test samples of each class are taken for each class.

    Arrays: ``counts`` int64 (classes, classes), row i the true class, column j the predicted one.
    """

    def suits(self, task: Task) -> bool:
        return bool(task.classes)

    def read(self, subject: Subject) -> dict[str, HostArray]:
        classes = len(subject.data.task.classes)
        predicted = subject.latest_predictions("test").argmax(axis=1)
        cells = subject.data.test.targets * classes + predicted
        return {"counts": np.bincount(cells, minlength=classes**2).reshape(classes, classes)}
