"""What several series have recorded, row by row in the order of steps, a portion at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.recording.pyramid import MAXIMUM, MINIMUM
from engine.recording.series import Series, Stretch

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]

PORTION = 4096
"""Places of each series that are read at a time, of few series."""

FIGURES = 1 << 20
"""Numbers that are read at a time at most, where the series are many."""


class Rows(NamedTuple):
    """Some rows in the order of their steps.

    Where only blocks are known, a row stands for a block: series whose blocks differ have rows of their own.

    Attributes:
        firsts, steps: (n,) the first and the last step of what stands behind a row; equal for a single sample.
        samples: (n,) how many recorded values that are: 1, or those of a block.
        values: (n, series) the value, or the mean of a block; NaN where a series has none.
        minimum, maximum: (n, series) the extremes of blocks; of single samples the value again.
    """

    firsts: Steps
    steps: Steps
    samples: Steps
    values: Floats
    minimum: Floats
    maximum: Floats


class _Part(NamedTuple):
    """Some samples or blocks of one series: see `Rows`; all (n,)."""

    firsts: Steps
    steps: Steps
    samples: Steps
    values: Floats
    minimum: Floats
    maximum: Floats

    def cut(self, rows: slice) -> _Part:
        """Some of them."""
        firsts, steps, samples, *figures = self
        return _Part(firsts[rows], steps[rows], samples[rows], *(numbers[rows] for numbers in figures))


_NOTHING = _Part(*(np.empty(0, np.int64),) * 3, *(np.empty(0),) * 3)


class _Reader:
    """Reads what a series holds now, from the oldest to the newest."""

    def __init__(self, series: Series, portion: int) -> None:
        self._series, self._portion = series, portion
        self._place, self._end = 0, series.places
        self.waiting = _NOTHING

    @property
    def more(self) -> bool:
        """Whether there is more than has been read."""
        return self._place < self._end

    def fill(self) -> None:
        """Read a portion, unless something is left of the last one."""
        while not len(self.waiting.steps) and self.more:
            stretch = next(self._series.stretches(self._place, min(self._place + self._portion, self._end)))
            stretch = stretch._replace(blocks=stretch.blocks[:, : self._portion])
            self._place = stretch.end
            self.waiting = _unfolded(self._series, stretch)

    def take(self, last: float) -> _Part:
        """What has been read up to a step."""
        count = int(self.waiting.steps.searchsorted(last, "right"))
        taken, self.waiting = self.waiting.cut(slice(count)), self.waiting.cut(slice(count, None))
        return taken


def merged(all_series: Sequence[Series]) -> Iterator[Rows]:
    """All that the series hold now; nothing that comes later."""
    portion = max(1, min(PORTION, FIGURES // max(len(all_series), 1)))
    readers = [_Reader(series, portion) for series in all_series]
    while True:
        for reader in readers:
            reader.fill()
        if not any(len(reader.waiting.steps) for reader in readers):
            return
        # Beyond the end of a portion the next one may have steps in between.
        ends = (int(reader.waiting.steps[-1]) for reader in readers if reader.more)
        last = min(ends, default=np.inf)
        yield _side_by_side([reader.take(last) for reader in readers])


def has_blocks(all_series: Sequence[Series]) -> bool:
    """Whether of some part only blocks are known."""
    return any(stretch.size > 1 for series in all_series for stretch in series.stretches())


def _side_by_side(parts: list[_Part]) -> Rows:
    """One row for all that stands for the same samples."""
    firsts, steps, samples = (np.concatenate([part[key] for part in parts]) for key in range(3))
    single = bool((samples == 1).all())
    order = np.argsort(steps, kind="stable") if single else np.lexsort((firsts, samples, steps))
    begins = np.ones(len(order), bool)
    begins[1:] = False
    for key in (steps,) if single else (steps, samples, firsts):
        begins[1:] |= np.diff(key[order]) != 0
    rows = np.empty(len(order), np.int64)
    rows[order] = np.cumsum(begins) - 1
    heads = order[begins]
    values = np.full((len(heads), len(parts)), np.nan)
    low, high = (values, values) if single else (values.copy(), values.copy())
    start = 0
    for column, part in enumerate(parts):
        own = rows[start : start + len(part.steps)]
        start += len(own)
        values[own, column] = part.values
        if not single:
            low[own, column], high[own, column] = part.minimum, part.maximum
    return Rows(firsts[heads], steps[heads], samples[heads], values, low, high)


def _unfolded(series: Series, stretch: Stretch) -> _Part:
    """A stretch with its steps."""
    if stretch.size == 1:
        places = np.arange(stretch.place, stretch.end)
        real = series.are_samples(places)
        steps, values = series.steps_at(places[real]), stretch.means[real]
        return _Part(steps, steps, np.ones(len(steps), np.int64), values, values, values)
    edges = np.arange(stretch.place, stretch.end + 1, stretch.size)
    counts = np.diff(series.samples_until(edges))
    kept = counts > 0
    firsts, lasts = series.steps_at(edges[:-1])[kept], series.steps_at(edges[1:] - 1)[kept]
    low, high = (np.asarray(stretch.blocks[row], np.float64)[kept] for row in (MINIMUM, MAXIMUM))
    return _Part(firsts, lasts, counts[kept], stretch.means[kept], low, high)
