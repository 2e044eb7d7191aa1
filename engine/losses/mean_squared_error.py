"""The mean squared error."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.losses.base import Loss
from engine.tasks import Task


class MeanSquaredErrorLoss(
    Loss,
    kind="mean_squared_error",
    title="Mean squared error",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.2.2.1",
    formula="mean over samples and outputs of (f − y)²",
    rank=30,
):
    """The squared distance from the target, without a factor ½, as a mean over samples and outputs.

    With classes the targets are one-hot and the outputs are scores: the largest one is the predicted class.
    """

    def outputs(self, task: Task) -> int:
        return len(task.classes) or task.values

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        return np.eye(len(task.classes))[targets] if task.classes else targets

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        return xp.mean(xp.square(outputs - targets), axis=(1, 2))

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        xp.subtract(outputs, targets, out=out)
        value = xp.mean(xp.square(out), axis=(1, 2))
        out *= self._factor(outputs)
        return value

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        return tangent * self._factor(outputs)

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return outputs

    @staticmethod
    def _factor(outputs: Array) -> float:
        batch, values = outputs.shape[1:]
        return 2.0 / float(batch * values)
