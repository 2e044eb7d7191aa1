"""The cross-entropy of a sigmoid."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Array, HostArray, Namespace
from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task


class BinaryCrossEntropy(
    Loss,
    kind="binary_cross_entropy",
    title="Binary cross-entropy",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.2.2.2",
    formula="ln(1 + eᶻ) − yz",
    rank=20,
):
    """Negative log-likelihood of the true one of two classes; one output z, P(class 1) = σ(z).

    It is computed as (1 − y) softplus(z) + y softplus(−z), and its gradient as (1 − y) σ(z) − y σ(−z): small without
    cancellation where the network is right.
    """

    link: ClassVar[str] = "sigmoid"

    def outputs(self, task: Task) -> int:
        if not task.classes:
            raise InputError(
                "", "binary cross-entropy needs classes, but this data set has values to predict"
            )
        if len(task.classes) != 2:
            raise InputError(
                "", f"binary cross-entropy needs two classes, but this data set has {len(task.classes)}"
            )
        return 1

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        return targets[:, None].astype(float)

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        return self._value(xp, outputs, targets, xp.exp(-xp.absolute(outputs)))

    def value_and_predictions(self, xp: Namespace, outputs: Array, targets: Array) -> tuple[Array, Array]:
        small = xp.exp(-xp.absolute(outputs))
        predictions = xp.concatenate(self._probabilities(xp, outputs, small), axis=2)
        return self._value(xp, outputs, targets, small), predictions

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        small = xp.exp(-xp.absolute(outputs))
        left, right = self._probabilities(xp, outputs, small)
        xp.multiply(1.0 - targets, right, out=out)
        out -= targets * left
        out *= 1.0 / outputs.shape[1]
        return self._value(xp, outputs, targets, small)

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        left, right = self._probabilities(xp, outputs, xp.exp(-xp.absolute(outputs)))
        return left * right * tangent / outputs.shape[1]

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return xp.concatenate(self._probabilities(xp, outputs, xp.exp(-xp.absolute(outputs))), axis=2)

    @staticmethod
    def _value(xp: Namespace, outputs: Array, targets: Array, small: Array) -> Array:
        """With softplus(±z) = max(±z, 0) + ln(1 + e^−|z|)."""
        losses = (1.0 - targets) * xp.maximum(outputs, 0.0)
        losses += targets * xp.maximum(-outputs, 0.0)
        losses += xp.log1p(small)
        return xp.mean(losses, axis=(1, 2))

    @staticmethod
    def _probabilities(xp: Namespace, outputs: Array, small: Array) -> tuple[Array, Array]:
        """Of class 0 and of class 1, each (R, B, 1), from `small` = e^−|z|."""
        larger = 1.0 / (1.0 + small)
        smaller = small * larger
        positive = outputs > 0.0
        return xp.where(positive, smaller, larger), xp.where(positive, larger, smaller)
