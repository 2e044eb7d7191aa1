"""Test images with what the network takes them for."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.tasks import Task


class SamplePredictions(
    Probe,
    kind="sample_predictions",
    title="Test samples",
    reference="predictions of the latest evaluation on the test part",
    formula="argmaxₖ pₖ(x) and maxₖ pₖ(x)",
):
    """The test images that the network gets wrong, the surest first, then right ones, the least sure first.

    Arrays: ``images`` uint8 (n, height, width), the mean of colors; ``true``, ``predicted`` int64 (n,); ``confidence``
    float32 (n,), the probability of the predicted class; ``wrong`` and ``total`` int64 (), over the whole part.
    """

    count: int = fields.integer(48, title="Samples", low=1, high=1000, help="How many are shown.")

    def suits(self, task: Task) -> bool:
        return task.view == "image" and bool(task.classes)

    def read(self, subject: Subject) -> dict[str, HostArray]:
        test = subject.data.test
        predictions = subject.latest_predictions("test")
        predicted = predictions.argmax(axis=1)
        confidence = predictions.max(axis=1)
        wrong = predicted != test.targets
        # Primary key last: wrong ones first; among them descending, among the right ones ascending confidence.
        order = np.lexsort((np.where(wrong, -confidence, confidence), ~wrong))[: self.count]
        return {
            "images": np.round(test.raw[order].mean(axis=3) * 255).astype(np.uint8),
            "true": test.targets[order],
            "predicted": predicted[order],
            "confidence": confidence[order].astype(np.float32),
            "wrong": np.array(wrong.sum()),
            "total": np.array(len(test)),
        }
