"""What a measure P is: what we care about, taken on unseen data."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from engine.arrays import Array, Namespace
from engine.tasks import Task
from engine.values import Part

WORST = 1e38
"""Beyond every figure, and still finite in float32: the best before anything was seen."""


class Metric(Part, family="metrics"):
    """A figure of merit of predictions.

    Class attributes:
        higher_is_better: direction of improvement.
        percent: whether it is a share, shown in per cent.
        binomial: whether it is the share of samples of which something is true, which has a binomial interval.
        needs_probabilities: whether predictions must be probabilities; else scores do as well.
    """

    higher_is_better: ClassVar[bool] = True
    percent: ClassVar[bool] = False
    binomial: ClassVar[bool] = False
    needs_probabilities: ClassVar[bool] = False

    @abstractmethod
    def check(self, task: Task) -> None:
        """Raises InputError in words if the measure does not suit the task."""

    @abstractmethod
    def value(self, xp: Namespace, predictions: Array, targets: Array) -> Array:
        """The measure of each lane, (R,), in the predictions' type or in float64.

        Args:
            predictions: class probabilities or scores (R, N, classes), or values (R, N, d), from `Loss.predict`.
            targets: class numbers (N,) or values (N, d).
        """

    def interval(self, value: float, count: int) -> tuple[float, float] | None:
        """A 95 % interval for the value measured on `count` unseen samples, where one is known."""
        return None
