"""Many lanes as a few curves: the median, the quartiles and the extremes, from the pyramids of their series."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Columns, Grain, Series

Floats = NDArray[np.float64]

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
LOWEST, LOWER, MEDIAN, UPPER, HIGHEST = range(5)
"""Places in `LEVELS`."""
REMEMBERED = 4
"""Stretches whose quantiles are kept: those of one picture."""


class Lanes:
    """The quantiles of one quantity over the lanes of a run.

    Quantiles are exact at the ends of the blocks that a picture consists of, and the extremes everywhere. Lanes
    that have ended do not count any more.

    Attributes:
        curves: a source for each of `LEVELS`.
    """

    def __init__(self, series: Sequence[Series]) -> None:
        self.series = tuple(series)
        self.curves = tuple(Quantile(self, level) for level in range(len(LEVELS)))
        self._known: dict[tuple[object, ...], list[Columns]] = {}
        self._newest: tuple[int, Floats] = (-1, np.empty(0))

    def __len__(self) -> int:
        return max(len(series) for series in self.series)

    def at(self, step: int) -> Floats:
        """The quantiles (5,) at a step."""
        return quantiles(np.array([[series.at(step)] for series in self.series]))[:, 0]

    def longest(self) -> Series:
        """The lane that has come farthest."""
        return max(self.series, key=lambda series: series.last[0] if series.last else -1)

    def newest(self) -> tuple[int, Floats] | None:
        """The last step, and the quantiles (5,) there."""
        last = self.longest().last
        if last is None:
            return None
        if last[0] != self._newest[0]:
            self._newest = last[0], self.at(last[0])
        return self._newest

    def grain(self, first: int, last: int, count: int, *, logarithmic: bool) -> Grain:
        """The blocks of the lane that has come farthest, in which all are cut."""
        return self.longest().grain(first, last, count, logarithmic=logarithmic)

    def blocks(self, grain: Grain, first: int, last: int) -> list[Columns]:
        """What a `Quantile` shows, for each of `LEVELS`."""
        grown = sum(len(series) for series in self.series)
        key = (grain, first, last, grown)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._gather(grain, first, last)
        return found

    def _gather(self, grain: Grain, first: int, last: int) -> list[Columns]:
        grid = self.longest().blocks(grain, first, last)
        heads, tails = grid.x_first.copy(), grid.x_last.copy()
        blocks = np.full((4, len(self.series), len(heads)), np.nan)
        if len(heads):
            first, last = int(heads[0]), int(tails[-1])
        for lane, series in enumerate(self.series):
            _put(blocks[:, lane], series.blocks(grain, first, last), heads, tails)
        lowest, highest = np.fmin.reduce(blocks[0]), np.fmax.reduce(blocks[1])
        entering, leaving = quantiles(blocks[2]), quantiles(blocks[3])
        low, high = np.fmin(entering, leaving), np.fmax(entering, leaving)
        low[LOWEST], high[HIGHEST] = lowest, highest
        return [Columns(heads, tails, *rows) for rows in zip(low, high, entering, leaving, strict=True)]


class Quantile:
    """One of the quantiles of some lanes, to be drawn like a series."""

    def __init__(self, lanes: Lanes, level: int) -> None:
        self._lanes = lanes
        self._level = level

    def __len__(self) -> int:
        return len(self._lanes)

    @property
    def first_step(self) -> int:
        return min(series.first_step for series in self._lanes.series if len(series))

    @property
    def last(self) -> tuple[int, float] | None:
        newest = self._lanes.newest()
        return (newest[0], float(newest[1][self._level])) if newest else None

    def columns(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Columns:
        grain = self.grain(first_step, last_step, count, logarithmic=logarithmic)
        return self.blocks(grain, first_step, last_step)

    def grain(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Grain:
        return self._lanes.grain(first_step, last_step, count, logarithmic=logarithmic)

    def blocks(self, grain: Grain, first_step: int, last_step: int) -> Columns:
        return self._lanes.blocks(grain, first_step, last_step)[self._level]


def _put(rows: Floats, part: Columns, heads: NDArray[np.int64], tails: NDArray[np.int64]) -> None:
    """Bring the blocks of a lane onto those of the longest one: `rows` (4, n) are extremes and ends."""
    if not len(heads):
        return
    # What lies beside all of them belongs to none.
    here = slice(part.x_last.searchsorted(heads[0]), part.x_first.searchsorted(tails[-1], "right"))
    part = Columns._make(column[here] for column in part)
    if len(part.x_first) == len(heads) and (part.x_last == tails).all():
        rows[0], rows[1], rows[2], rows[3] = part.minimum, part.maximum, part.first, part.last
        return
    if not len(part.x_first):
        return
    for row, values, steps in ((2, part.first, heads), (3, part.last, tails)):
        place = np.maximum(part.x_last.searchsorted(steps), 0)
        within = place < len(part.x_last)
        rows[row, within] = values[place[within]]
    owner = np.minimum(tails.searchsorted(part.x_last), len(tails) - 1)
    np.fmin.at(rows[0], owner, part.minimum)
    np.fmax.at(rows[1], owner, part.maximum)


def quantiles(values: Floats) -> Floats:
    """`LEVELS` (5, n) of the finite ones among `values` (lanes, n); NaN where there are none."""
    ordered = np.sort(np.where(np.isfinite(values), values, np.nan), axis=0)
    last = np.isfinite(ordered).sum(axis=0) - 1
    ranks = np.maximum(np.multiply.outer(LEVELS, last), 0.0)
    below = ranks.astype(np.intp)
    above = np.minimum(below + 1, np.maximum(last, 0))
    share = ranks - below
    low = np.take_along_axis(ordered, below, axis=0)
    high = np.take_along_axis(ordered, above, axis=0)
    # Halves first: the difference of huge values would overflow.
    return np.asarray((1 - share) * low + share * high)
