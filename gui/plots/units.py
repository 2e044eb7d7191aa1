"""What the horizontal axis of a plot counts, and what the steps of a run are in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Series

Floats = NDArray[np.floating[Any]]
Steps = NDArray[np.int64]

KNOTS = 512
"""Places of a clock between which time is taken to run evenly."""
FARTHEST = 2**62
"""Steps are cut here before they become integers."""


class Unit(Enum):
    """What an axis counts; the values stand in files."""

    STEPS = "steps"
    EPOCHS = "epochs"
    SAMPLES = "samples"
    SECONDS = "seconds"
    MULTIPLY_ADDS = "multiply_adds"

    @property
    def whole(self) -> bool:
        """Whether there is nothing between two neighboring whole numbers."""
        return self in (Unit.STEPS, Unit.SAMPLES)


class StepScale(ABC):
    """Where the steps of a run lie on an axis that counts something else."""

    @abstractmethod
    def places(self, steps: Steps | Floats) -> Floats:
        """Where increasing `steps` (n,) lie; the cost does not depend on the length of the run."""

    @abstractmethod
    def step(self, place: float) -> float:
        """The step at a place: the last one that does not lie behind it, where only whole steps are known."""

    def place(self, step: float) -> float:
        """Where one step lies."""
        return float(self.places(np.array([step], np.float64))[0])


class Itself(StepScale):
    """Steps on an axis that counts steps."""

    def places(self, steps: Steps | Floats) -> Floats:
        return np.asarray(steps, np.float64)

    def place(self, step: float) -> float:
        return step

    def step(self, place: float) -> float:
        return place


STEPS = Itself()


@dataclass(frozen=True)
class Proportional(StepScale):
    """Every step counts the same: so many epochs, samples or multiply–adds."""

    per_step: float

    def places(self, steps: Steps | Floats) -> Floats:
        return np.asarray(steps, np.float64) * self.per_step

    def place(self, step: float) -> float:
        return step * self.per_step

    def step(self, place: float) -> float:
        # A step that lies there but for a rounding error counts.
        step = place / self.per_step
        return float(round(step)) if abs(step - round(step)) < 1e-9 * max(abs(step), 1.0) else step


@dataclass(frozen=True)
class Clocked(StepScale):
    """Every step lies where a clock stood: between two readings time runs evenly, behind the last one not at all."""

    clock: Series = field(compare=False)

    def places(self, steps: Steps | Floats) -> Floats:
        steps = np.asarray(steps, np.float64)
        if not len(steps) or not len(self.clock):
            return np.zeros(len(steps))
        edges = (int(min(max(edge, -FARTHEST), FARTHEST)) for edge in (steps[0], steps[-1]))
        return np.interp(steps, *self._knots(*edges))

    def step(self, place: float) -> float:
        newest = self.clock.last
        if newest is None:
            return 0.0
        low, high = self.clock.first_step, newest[0]
        while True:
            steps, times = self._knots(low, high)
            index = int(times.searchsorted(place, "right"))
            if index == 0 or index == len(times):
                return float(steps[max(index - 1, 0)])
            one, two = steps[index - 1 : index + 1]
            if two - one >= high - low:
                share = (place - times[index - 1]) / (times[index] - times[index - 1])
                return float(one + share * (two - one))
            low, high = int(one), int(two)

    def _knots(self, first: int, last: int) -> tuple[Steps, Floats]:
        """Some readings from `first` to `last` and the one on either side: steps and times."""
        known = self.clock.columns(first, last, KNOTS)
        steps = np.stack([known.x_first, known.x_last]).T.ravel()
        times = np.stack([known.first, known.last]).T.ravel()
        return steps, times

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clocked) and other.clock is self.clock

    def __hash__(self) -> int:
        return id(self.clock)


@dataclass(frozen=True)
class Odometer:
    """What the steps of one run are in every unit that is known of it.

    Attributes:
        batch_size: samples a step; 0 where there are none.
        samples: of the training part.
        multiply_adds: of one step; 0 where that is not known.
        clock: seconds of training by step.
    """

    batch_size: int = 0
    samples: int = 0
    multiply_adds: float = 0.0
    clock: Series | None = field(default=None, compare=False)

    def scale(self, unit: Unit) -> StepScale | None:
        """Where the steps lie on an axis of that unit; None where nothing is known of it."""
        if unit is Unit.STEPS:
            return STEPS
        if unit is Unit.SECONDS:
            return Clocked(self.clock) if self.clock is not None else None
        per_step = {
            Unit.EPOCHS: self.batch_size / self.samples if self.samples else 0.0,
            Unit.SAMPLES: float(self.batch_size),
            Unit.MULTIPLY_ADDS: self.multiply_adds,
        }[unit]
        return Proportional(per_step) if per_step > 0 else None
