"""The hinge loss of several classes."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task


class MultiClassHinge(
    Loss,
    kind="multi_class_hinge",
    title="Multi-class hinge",
    reference="Crammer & Singer 2001, On the algorithmic implementation of multiclass kernel-based vector machines, "
    "JMLR 2, section 3",
    formula="max(0, 1 + maxⱼ≠ᵧ zⱼ − zᵧ)",
    rank=25,
):
    """Asks that the true class beats every other one by a margin of 1, and no more; outputs are scores.

    Only the strongest rival counts; to add up all rivals would be the form of Weston & Watkins 1999. It is computed as
    maxⱼ (1 − yⱼ + zⱼ) − Σⱼ yⱼ zⱼ, which is the same and allows soft targets. At a kink, where several classes attain
    the maximum, the subgradient is that of the first of them.
    """

    def outputs(self, task: Task) -> int:
        if not task.classes:
            raise InputError(
                "", "the multi-class hinge needs classes, but this data set has values to predict"
            )
        return len(task.classes)

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        return np.eye(len(task.classes))[targets]

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        return self._value(xp, outputs, targets, self._raised(outputs, targets))

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        raised = self._raised(outputs, targets)
        out[...] = xp.argmax(raised, axis=2)[:, :, None] == xp.arange(outputs.shape[2])
        out -= targets
        out *= 1.0 / outputs.shape[1]
        return self._value(xp, outputs, targets, raised)

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        """Zero: the loss is piecewise linear."""
        return xp.zeros_like(tangent)

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return outputs

    @staticmethod
    def _raised(outputs: Array, targets: Array) -> Array:
        return (1.0 - targets) + outputs

    @staticmethod
    def _value(xp: Namespace, outputs: Array, targets: Array, raised: Array) -> Array:
        margins = xp.max(raised, axis=2) - xp.sum(targets * outputs, axis=2)
        return xp.mean(margins, axis=1)
