"""The steps of a series as runs of equal distance: a few numbers stand for millions of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Steps = NDArray[np.int64]


class Run(NamedTuple):
    """Steps `first`, `first + stride`, … , `length` of them."""

    first: int
    stride: int
    length: int

    @property
    def last(self) -> int:
        return self.first + (self.length - 1) * self.stride


def runs_of(steps: Steps) -> list[Run]:
    """Increasing `steps` (n,) as runs. Raises ValueError where they do not increase."""
    count = len(steps)
    if count < 2:
        return [Run(int(steps[0]), 1, 1)] if count else []
    distances = steps[1:] - steps[:-1]
    stride = int(distances[0])
    if stride > 0 and (distances == stride).all():
        return [Run(int(steps[0]), stride, count)]
    if distances.min() <= 0:
        raise ValueError("steps must increase and lie behind the last recorded step")
    turns = np.flatnonzero(distances[1:] != distances[:-1]) + 1
    runs: list[Run] = []
    start = 0
    for turn in [*turns.tolist(), len(distances)]:
        if turn > start or turn == len(distances):
            stride = int(distances[start]) if turn > start else 1
            runs.append(Run(int(steps[start]), stride, turn - start + 1))
            start = turn + 1
    return runs


class StepRuns:
    """The steps at places 0, 1, 2, … of a growing sequence.

    A place may repeat the step before (`pad`): it stands for no sample, and only fills what would be a gap.

    Attributes:
        places: how many there are.
        samples: those among them that do not repeat the one before.
        last: the newest step; -1 before any.
    """

    def __init__(self) -> None:
        self.places = self.samples = 0
        self.last = -1
        self._starts: list[int] = []
        self._runs: list[Run] = []
        self._before: list[int] = []
        """Samples before each run."""
        self._firsts: list[int] = []

    @property
    def first(self) -> int:
        return self._firsts[0]

    def append(self, runs: Iterable[Run]) -> None:
        """Add steps behind all others."""
        for run in runs:
            if not self._joined(run):
                self._starts.append(self.places)
                self._firsts.append(run.first)
                self._before.append(self.samples)
                self._runs.append(run)
            self.places += run.length
            self.samples += run.length
            self.last = run.last

    def _joined(self, run: Run) -> bool:
        """Let the latest run go on with `run` if it does."""
        if not self._runs:
            return False
        first, stride, count = self._runs[-1]
        if self._starts[-1] + count != self.places:
            return False
        if count == 1:
            stride = run.first - first
        if run.first != first + count * stride or (run.length > 1 and run.stride != stride):
            return False
        self._runs[-1] = Run(first, stride, count + run.length)
        return True

    def pad(self, places: int) -> None:
        """Let so many places repeat the newest step."""
        self.places += places

    def step(self, place: int) -> int:
        """The step at a place, which exists."""
        index = bisect_right(self._starts, place) - 1
        first, stride, count = self._runs[index]
        return first + min(place - self._starts[index], count - 1) * stride

    def steps(self, places: Steps) -> Steps:
        """The steps at increasing `places` (n,), which exist."""
        if not len(places):
            return places
        low, high = int(places[0]), int(places[-1])
        index = bisect_right(self._starts, low) - 1
        first, stride, count = self._runs[index]
        start = self._starts[index]
        if high < start + count:
            return places + (first - start) if stride == 1 else (places - start) * stride + first
        end = bisect_right(self._starts, high)
        table = np.array(self._runs[index:end]).T
        starts = np.array(self._starts[index:end])
        run = starts.searchsorted(places, "right") - 1
        firsts, strides, counts = table[:, run]
        return np.asarray(firsts + np.minimum(places - starts[run], counts - 1) * strides)

    def until(self, step: int) -> int:
        """How many places have a step that is not behind `step`."""
        index = bisect_right(self._firsts, step) - 1
        if index < 0:
            return 0
        first, stride, count = self._runs[index]
        made = (step - first) // stride + 1
        if made < count:
            return self._starts[index] + made
        return self._starts[index + 1] if index + 1 < len(self._starts) else self.places

    def samples_until(self, places: Steps) -> Steps:
        """How many samples the first so many places hold."""
        starts, before = np.array(self._starts), np.array(self._before)
        counts = np.array([run.length for run in self._runs])
        run = np.maximum(starts.searchsorted(places, "left") - 1, 0)
        return np.asarray(before[run] + np.minimum(places - starts[run], counts[run]))
