"""The focal loss."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task


class Focal(
    Loss,
    kind="focal",
    title="Focal loss",
    reference="Lin, Goyal, Girshick, He & Dollár 2017, arXiv:1708.02002, eq. 4, with a softmax",
    formula="−(1 − p)^γ log p with p = softmax(z)ᵧ",
    rank=15,
):
    """A softmax cross-entropy that turns away from samples that are right already; for rare classes.

    With u = log p and φ(u) = −(1 − eᵘ)^γ u the loss is Σₖ yₖ φ(uₖ), so that the targets may be soft. Its gradient is
    w − p Σw with w = y φ'(u), and its Hessian product follows from that by the derivative along a tangent.
    """

    link: ClassVar[str] = "softmax"
    convex: ClassVar[bool] = False

    gamma: float = fields.real(
        2.0,
        title="Focusing",
        symbol="γ",
        low=0.0,
        high=20.0,
        slider=(0.0, 5.0),
        help="How fast a sample loses weight as its probability grows; 0 is the cross-entropy.",
    )

    def outputs(self, task: Task) -> int:
        if not task.classes:
            raise InputError("", "the focal loss needs classes, but this data set has values to predict")
        return len(task.classes)

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        return np.eye(len(task.classes))[targets]

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        logarithms = _log_softmax(xp, outputs)
        return self._value(xp, logarithms, -xp.expm1(logarithms), targets)

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        logarithms = _log_softmax(xp, outputs)
        probabilities, rest = xp.exp(logarithms), -xp.expm1(logarithms)
        out[...] = targets
        out *= self._first(xp, logarithms, probabilities, rest)
        out -= probabilities * xp.sum(out, axis=2, keepdims=True)
        out *= 1.0 / outputs.shape[1]
        return self._value(xp, logarithms, rest, targets)

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        logarithms = _log_softmax(xp, outputs)
        probabilities, rest = xp.exp(logarithms), -xp.expm1(logarithms)
        weights = targets * self._first(xp, logarithms, probabilities, rest)
        # Softmax does not change when all outputs move alike. Measured from the most probable class on, the tangent
        # keeps its digits where φ'' is large.
        largest = xp.argmax(outputs, axis=2)[:, :, None] == xp.arange(outputs.shape[2])
        moved = tangent - xp.sum(tangent * largest, axis=2, keepdims=True)
        moved -= xp.sum(probabilities * moved, axis=2, keepdims=True)
        product = targets * self._second(xp, logarithms, probabilities, rest) * moved
        product -= probabilities * xp.sum(product, axis=2, keepdims=True)
        product -= probabilities * moved * xp.sum(weights, axis=2, keepdims=True)
        return product / outputs.shape[1]

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return xp.exp(_log_softmax(xp, outputs))

    def _value(self, xp: Namespace, logarithms: Array, rest: Array, targets: Array) -> Array:
        terms = targets * logarithms
        terms *= xp.power(rest, self.gamma)
        return -xp.mean(xp.sum(terms, axis=2), axis=1)

    def _first(self, xp: Namespace, logarithms: Array, probabilities: Array, rest: Array) -> Array:
        """φ'(u) = q^γ (γ p u/q − 1) with q = 1 − p; the quotient tends to −1 where p tends to 1."""
        ratio = logarithms / _safe(xp, rest)
        ratio *= probabilities
        ratio *= self.gamma
        ratio -= 1.0
        ratio *= xp.power(rest, self.gamma)
        return ratio

    def _second(self, xp: Namespace, logarithms: Array, probabilities: Array, rest: Array) -> Array:
        """φ''(u) = γ p q^(γ − 1) (2 + u − (γ − 1) p u/q)."""
        safe = _safe(xp, rest)
        second = logarithms / safe
        second *= probabilities
        second *= 1.0 - self.gamma
        second += logarithms
        second += 2.0
        second *= xp.power(safe, self.gamma - 1.0)
        second *= probabilities
        second *= self.gamma
        return second


def _safe(xp: Namespace, rest: Array) -> Array:
    """1 − p, but never 0."""
    return xp.maximum(rest, float(np.finfo(rest.dtype).tiny))


def _log_softmax(xp: Namespace, outputs: Array) -> Array:
    """log p; that of the most probable class, which is −log(1 + Σ of the others), keeps its digits near 0."""
    largest = xp.argmax(outputs, axis=2)[:, :, None] == xp.arange(outputs.shape[2])
    shifted = outputs - xp.max(outputs, axis=2, keepdims=True)
    others = xp.exp(shifted)
    others *= ~largest
    shifted -= xp.log1p(xp.sum(others, axis=2, keepdims=True))
    return shifted
