"""The steps of a series as runs of equal distance: a few numbers stand for millions of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Steps = NDArray[np.int64]

SMALLEST = 16
"""Runs that there is room for at first."""
START, FIRST, STRIDE, LENGTH, BEFORE = range(5)
"""Rows of a table of runs: place and step where each begins, distance and number of its steps, samples before it."""


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

    A place may repeat the step before (`pad`): it stands for no sample, and only fills what would be a gap. What a
    look-up costs depends on what is asked for, not on the number of runs.

    Attributes:
        places: how many there are.
        samples: those among them that do not repeat the one before.
        last: the newest step; -1 before any.
    """

    def __init__(self) -> None:
        self.places = self.samples = 0
        self.last = -1
        self._count = 0
        self._table = np.empty((5, SMALLEST), np.int64)

    def __len__(self) -> int:
        """Number of runs."""
        return self._count

    @property
    def first(self) -> int:
        return int(self._table[FIRST, 0])

    def append(self, runs: Iterable[Run]) -> None:
        """Add steps behind all others."""
        for run in runs:
            if not self._joined(run):
                self._add(run)
            self.places += run.length
            self.samples += run.length
            self.last = run.last

    def _joined(self, run: Run) -> bool:
        """Let the latest run go on with `run` if it does."""
        if not self._count:
            return False
        start, first, stride, count, _ = self._row(self._count - 1)
        if start + count != self.places:
            return False
        if count == 1:
            stride = run.first - first
        if run.first != first + count * stride or (run.length > 1 and run.stride != stride):
            return False
        self._table[STRIDE : LENGTH + 1, self._count - 1] = stride, count + run.length
        return True

    def _add(self, run: Run) -> None:
        if self._count == self._table.shape[1]:
            # A new table: whoever reads the old one in another thread goes on with it.
            self._table = np.concatenate([self._table, np.empty_like(self._table)], axis=1)
        self._table[:, self._count] = self.places, run.first, run.stride, run.length, self.samples
        self._count += 1

    def pad(self, places: int) -> None:
        """Let so many places repeat the newest step."""
        self.places += places

    def step(self, place: int) -> int:
        """The step at a place, which exists."""
        start, first, stride, count, _ = self._row(self._until(START, place))
        return first + min(place - start, count - 1) * stride

    def steps(self, places: Steps) -> Steps:
        """The steps at increasing `places` (n,), which exist."""
        if not len(places):
            return places
        start, first, stride, count, _ = self._row(self._until(START, int(places[0])))
        if places[-1] < start + count:
            return places + (first - start) if stride == 1 else (places - start) * stride + first
        starts, firsts, strides, counts, _ = self._table[:, self._runs_at(places, "right")]
        return np.asarray(firsts + np.minimum(places - starts, counts - 1) * strides)

    def until(self, step: int) -> int:
        """How many places have a step that is not behind `step`."""
        index = self._until(FIRST, step)
        if index < 0:
            return 0
        start, first, stride, count, _ = self._row(index)
        made = (step - first) // stride + 1
        if made < count:
            return start + made
        return int(self._table[START, index + 1]) if index + 1 < self._count else self.places

    def samples_until(self, places: Steps) -> Steps:
        """How many samples the first so many places hold."""
        starts, _, _, counts, before = self._table[:, np.maximum(self._runs_at(places, "left"), 0)]
        return np.asarray(before + np.minimum(places - starts, counts))

    def _row(self, index: int) -> list[int]:
        """What the table says of a run."""
        row: list[int] = self._table[:, index].tolist()
        return row

    def _until(self, kind: int, value: int) -> int:
        """The last run whose `START` or `FIRST` is not behind `value`; -1 where there is none."""
        newest = self._count - 1
        if newest >= 0 and value >= self._table[kind, newest]:
            return newest
        return int(self._table[kind, : self._count].searchsorted(value, "right")) - 1

    def _runs_at(self, places: Steps, side: Literal["left", "right"]) -> Steps:
        """The run of each place."""
        return np.asarray(self._table[START, : self._count].searchsorted(places, side) - 1)
