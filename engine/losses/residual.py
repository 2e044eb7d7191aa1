"""Losses that are a function of the distance from the target: absolute error, Huber, quantile."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.errors import InputError
from engine.losses.base import Loss
from engine.tasks import Task


class ResidualLoss(Loss):
    """The mean over samples and outputs of ρ(r) with r = f − y.

    With classes the targets are one-hot and the outputs are scores: the largest one is the predicted class.
    """

    def outputs(self, task: Task) -> int:
        return len(task.classes) or task.values

    def encode(self, targets: HostArray, task: Task) -> HostArray:
        return np.eye(len(task.classes))[targets] if task.classes else targets

    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        residuals = outputs - targets
        return xp.mean(self.height(xp, residuals), axis=(1, 2))

    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        residuals = outputs - targets
        self.slope(xp, residuals, out)
        out *= _share(outputs)
        return xp.mean(self.height(xp, residuals), axis=(1, 2))

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        """Zero where ρ is piecewise linear; other kinds overwrite it."""
        return xp.zeros_like(tangent)

    def predict(self, xp: Namespace, outputs: Array) -> Array:
        return outputs

    @abstractmethod
    def height(self, xp: Namespace, residuals: Array) -> Array:
        """ρ(r), a new array."""

    @abstractmethod
    def slope(self, xp: Namespace, residuals: Array, out: Array) -> None:
        """Write ρ'(r) to `out`; at a kink the subgradient that the kind names."""


class MeanAbsoluteErrorLoss(
    ResidualLoss,
    kind="mean_absolute_error",
    title="Mean absolute error",
    reference="Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, 2nd ed., section 10.6",
    formula="mean over samples and outputs of |f − y|",
    rank=40,
):
    """The distance from the target: far-off samples pull no harder than others, and its minimum is the median.

    At the kink, where f = y, the subgradient is 0.
    """

    def height(self, xp: Namespace, residuals: Array) -> Array:
        return xp.absolute(residuals)

    def slope(self, xp: Namespace, residuals: Array, out: Array) -> None:
        xp.sign(residuals, out=out)


class Huber(
    ResidualLoss,
    kind="huber",
    title="Huber",
    reference="Huber 1964, Robust estimation of a location parameter, Ann. Math. Stat. 35",
    formula="½ r² for |r| ≤ δ, δ (|r| − ½ δ) else; r = f − y",
    rank=50,
):
    """Half the squared error near the target, the absolute error beyond δ; smooth, and little moved by outliers.

    Where |r| = δ the second derivative is 1 (the inner side's).
    """

    delta: float = fields.real(
        1.0,
        title="Threshold",
        symbol="δ",
        above=0.0,
        high=1e6,
        scale="log",
        slider=(0.01, 10.0),
        help="Distance from the target at which the loss goes over from squared to straight.",
    )

    def height(self, xp: Namespace, residuals: Array) -> Array:
        near = xp.clip(residuals, -self.delta, self.delta)
        return near * (residuals - 0.5 * near)

    def slope(self, xp: Namespace, residuals: Array, out: Array) -> None:
        xp.clip(residuals, -self.delta, self.delta, out=out)

    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        product = tangent * (xp.absolute(outputs - targets) <= self.delta)
        product *= _share(outputs)
        return product


class Quantile(
    ResidualLoss,
    kind="quantile",
    title="Quantile loss",
    reference="Koenker & Bassett 1978, Regression quantiles, Econometrica 46, section 2",
    formula="mean over samples and outputs of max(τ (y − f), (τ − 1)(y − f))",
    rank=60,
):
    """Predicts the value below which a share τ of the targets lies; ½ gives the median, as the absolute error does.

    At the kink, where f = y, the subgradient is 0.
    """

    level: float = fields.real(
        0.9,
        title="Level",
        symbol="τ",
        above=0.0,
        below=1.0,
        slider=(0.05, 0.95),
        help="Share of the targets that shall lie below the prediction.",
    )

    def outputs(self, task: Task) -> int:
        if task.classes:
            raise InputError("", "the quantile loss needs values to predict, but this data set has classes")
        return super().outputs(task)

    def height(self, xp: Namespace, residuals: Array) -> Array:
        return xp.maximum((1.0 - self.level) * residuals, -self.level * residuals)

    def slope(self, xp: Namespace, residuals: Array, out: Array) -> None:
        """1 − τ right of the target, −τ left of it."""
        xp.sign(residuals, out=out)
        out *= 0.5
        out += (0.5 - self.level) * xp.absolute(xp.sign(residuals))


def _share(outputs: Array) -> float:
    batch, values = outputs.shape[1:]
    return 1.0 / float(batch * values)
