"""The cross-entropy of a softmax."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task


class SoftmaxCrossEntropy(
    Loss,
    kind="softmax_cross_entropy",
    title="Softmax cross-entropy",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.2.2.3",
    formula="−log softmax(z)ᵧ",
    rank=10,
):
    """Negative log-likelihood of the true class under the softmax of the outputs.

    With label smoothing ε the targets are 1 − ε + ε/K for the true class and ε/K for the others (Szegedy et al.
    2016, arXiv:1512.00567, section 7), on all splits: the loss that is shown is the one that is minimized.
    """

    link: ClassVar[str] = "softmax"

    label_smoothing: float = fields.real(
        0.0,
        title="Smoothing",
        symbol="ε",
        low=0.0,
        below=1.0,
        slider=(0.0, 0.5),
        help="Share of each target that is spread evenly over all classes; keeps the network from being too sure.",
    )

    def outputs(self, task: Task) -> int:
        if not task.classes:
            raise InputError(
                "", "softmax cross-entropy needs classes, but this data set has values to predict"
            )
        return len(task.classes)

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        hard = np.eye(len(task.classes))[targets]
        return (1.0 - self.label_smoothing) * hard + self.label_smoothing / len(task.classes)

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        return self._mean(xp, self._log_softmax(xp, outputs), targets)

    def value_and_predictions(self, xp: Namespace, outputs: Array, targets: Array) -> tuple[Array, Array]:
        logarithms = self._log_softmax(xp, outputs)
        return self._mean(xp, logarithms, targets), xp.exp(logarithms)

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        logarithms = self._log_softmax(xp, outputs)
        xp.exp(logarithms, out=out)
        out -= targets
        out *= 1.0 / outputs.shape[1]
        return self._mean(xp, logarithms, targets)

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        probabilities = self.predict(xp, outputs)
        product = probabilities * tangent
        product -= probabilities * xp.sum(product, axis=2, keepdims=True)
        return product / outputs.shape[1]

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return xp.exp(self._log_softmax(xp, outputs))

    @staticmethod
    def _mean(xp: Namespace, logarithms: Array, targets: Array) -> Array:
        return -xp.mean(xp.sum(targets * logarithms, axis=2), axis=1)

    @staticmethod
    def _log_softmax(xp: Namespace, outputs: Array) -> Array:
        shifted = outputs - xp.max(outputs, axis=2, keepdims=True)
        shifted -= xp.log(xp.sum(xp.exp(shifted), axis=2, keepdims=True))
        return shifted
