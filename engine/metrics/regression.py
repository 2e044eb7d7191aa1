"""Mean squared error, mean absolute error and R²."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Array, Namespace
from engine.errors import InputError
from engine.metrics.base import Metric
from engine.tasks import Task


class RegressionMetric(Metric):
    """A measure of predicted values."""

    def check(self, task: Task) -> None:
        if not task.values:
            raise InputError("", f"{self.title} needs values to predict, but this data set has classes")


class MeanSquaredError(
    RegressionMetric,
    kind="mean_squared_error",
    title="Mean squared error",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 5.1.4",
    formula="mean over samples and outputs of (f − y)²",
    rank=30,
):
    """The squared distance from the true values, as a mean over samples and outputs."""

    higher_is_better: ClassVar[bool] = False

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        return xp.mean(xp.square(predictions - targets), axis=(1, 2))


class MeanAbsoluteError(
    RegressionMetric,
    kind="mean_absolute_error",
    title="Mean absolute error",
    reference="Willmott & Matsuura 2005, Climate Research 30",
    formula="mean over samples and outputs of |f − y|",
    rank=35,
):
    """The distance from the true values, as a mean over samples and outputs."""

    higher_is_better: ClassVar[bool] = False

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        return xp.mean(xp.absolute(predictions - targets), axis=(1, 2))


class RSquared(
    RegressionMetric,
    kind="r_squared",
    title="R²",
    reference="Draper & Smith 1998, Applied Regression Analysis, 3rd ed., section 1.3",
    formula="1 − Σ(f − y)² / Σ(y − ȳ)²",
    rank=40,
):
    """Share of the targets' variance that is explained: 1 is perfect, 0 as good as their mean, below 0 worse.

    Each output has its own mean; the sums run over samples and outputs. Constant targets have no variance to
    explain: the measure is then 0.
    """

    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        left = xp.sum(xp.square(predictions - targets), axis=(1, 2))
        # From the first sample on, so that constant targets give exactly zero.
        offsets = targets - targets[:1]
        total = xp.sum(xp.square(offsets - xp.mean(offsets, axis=0)))
        constant = total == 0.0
        return xp.where(constant, 0.0, 1.0 - left / xp.where(constant, 1.0, total))
