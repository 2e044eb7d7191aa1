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
    formula="ln(1 + e^((1 − 2y) z))",
    rank=20,
):
    """Negative log-likelihood of the true one of two classes; one output z, P(class 1) = σ(z).

    All is written in the margin m = (1 − 2y) z, which is negative where the network is right: the loss is
    softplus(m) and its derivative in m is σ(m) = exp(m − softplus(m)), small without cancellation.
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
        return xp.mean(xp.logaddexp((1.0 - 2.0 * targets) * outputs, 0.0), axis=(1, 2))

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        sign = 1.0 - 2.0 * targets
        margin = sign * outputs
        losses = xp.logaddexp(margin, 0.0)
        margin -= losses
        xp.exp(margin, out=out)
        out *= sign
        out *= 1.0 / outputs.shape[1]
        return xp.mean(losses, axis=(1, 2))

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        first, second = self._probabilities(xp, outputs)
        return first * second * tangent / outputs.shape[1]

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return xp.concatenate(self._probabilities(xp, outputs), axis=2)

    @staticmethod
    def _probabilities(xp: Namespace, outputs: Array) -> tuple[Array, Array]:
        """Of class 0 and of class 1, each (R, B, 1) and small without cancellation."""
        return xp.exp(-xp.logaddexp(outputs, 0.0)), xp.exp(-xp.logaddexp(-outputs, 0.0))
