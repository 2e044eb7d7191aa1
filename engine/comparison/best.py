"""The best of a growing series: what was looked at once is not looked at again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.recording.pyramid import MAXIMUM, MINIMUM
from engine.recording.series import Series, Stretch


class Best(NamedTuple):
    """The best finite value of a series, and its step.

    Attributes:
        first, last: the steps that it lies between, where only blocks of steps are known; else one and the same.
    """

    value: float
    first: int
    last: int


class Search:
    """Follows one series; the earliest of equal values is the best."""

    def __init__(self, series: Series, *, higher_is_better: bool = False) -> None:
        self._series = series
        self._sign = -1.0 if higher_is_better else 1.0
        self._seen = 0
        self._best: Best | None = None

    def refresh(self) -> Best | None:
        """The best up to now; only what has come since the last call costs time."""
        places = self._series.places
        if places > self._seen:
            for stretch in self._series.stretches(self._seen, places):
                self._look(stretch, places)
            self._seen = places
        return self._best

    def _look(self, stretch: Stretch, places: int) -> None:
        row = 0 if stretch.size == 1 else MINIMUM if self._sign > 0 else MAXIMUM
        costs = self._sign * np.asarray(stretch.blocks[row], np.float64)
        costs[~np.isfinite(costs)] = np.inf
        index = int(costs.argmin())
        if costs[index] == np.inf or (
            self._best is not None and costs[index] >= self._sign * self._best.value
        ):
            return
        start = stretch.place + index * stretch.size
        ends = np.array([start, min(start + stretch.size, places) - 1])
        first, last = self._series.steps_at(ends).tolist()
        self._best = Best(float(self._sign * costs[index]), first, last)
