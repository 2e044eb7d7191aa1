"""What several curves have recorded, step by step, a portion at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Series, Stretch

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]

PORTION = 4096
"""Places of each series that are read at a time."""


class Rows(NamedTuple):
    """Some rows in the order of their steps.

    Attributes:
        steps: (n,)
        values: (n, curves); NaN where a curve has none at a step.
        samples: (n,) how many recorded values stand behind those of a row: 1, or where only blocks are still known
            as many as these hold; the value is then their mean, and the step their last one.
    """

    steps: Steps
    values: Floats
    samples: Steps


class _Reader:
    """Reads what a series holds now, from the oldest to the newest."""

    def __init__(self, series: Series) -> None:
        self._series = series
        self._place, self._end = 0, series.places
        self.steps: Steps = np.empty(0, np.int64)
        self.values: Floats = np.empty(0)
        self.samples: Steps = np.empty(0, np.int64)

    @property
    def more(self) -> bool:
        """Whether there is more than has been read."""
        return self._place < self._end

    def fill(self) -> None:
        """Read a portion, unless something is left of the last one."""
        while not len(self.steps) and self.more:
            stretch = next(self._series.stretches(self._place, min(self._place + PORTION, self._end)))
            stretch = stretch._replace(blocks=stretch.blocks[:, :PORTION])
            self._place = stretch.end
            self.steps, self.values, self.samples = _unfolded(self._series, stretch)

    def take(self, last: float) -> tuple[Steps, Floats, Steps]:
        """What has been read up to a step."""
        count = int(self.steps.searchsorted(last, "right"))
        taken = self.steps[:count], self.values[:count], self.samples[:count]
        self.steps, self.values = self.steps[count:], self.values[count:]
        self.samples = self.samples[count:]
        return taken


def merged(all_series: Sequence[Series]) -> Iterator[Rows]:
    """All that the series hold now; nothing that comes later."""
    readers = [_Reader(series) for series in all_series]
    while True:
        for reader in readers:
            reader.fill()
        waiting = [reader for reader in readers if len(reader.steps)]
        if not waiting:
            return
        # Beyond the end of a portion the next one may have steps in between.
        last = min((int(reader.steps[-1]) for reader in waiting if reader.more), default=np.inf)
        parts = [reader.take(last) for reader in readers]
        steps = np.unique(np.concatenate([part[0] for part in parts]))
        values = np.full((len(steps), len(readers)), np.nan)
        samples = np.ones(len(steps), np.int64)
        for column, (at, found, counts) in enumerate(parts):
            rows = steps.searchsorted(at)
            values[rows, column] = found
            samples[rows] = np.maximum(samples[rows], counts)
        yield Rows(steps, values, samples)


def has_blocks(all_series: Sequence[Series]) -> bool:
    """Whether of some part only blocks are known."""
    return any(stretch.size > 1 for series in all_series for stretch in series.stretches())


def _unfolded(series: Series, stretch: Stretch) -> tuple[Steps, Floats, Steps]:
    """Steps, values and numbers of samples of a stretch."""
    if stretch.size == 1:
        places = np.arange(stretch.place, stretch.end)
        real = series.are_samples(places)
        return series.steps_at(places[real]), stretch.means[real], np.ones(int(real.sum()), np.int64)
    edges = np.arange(stretch.place, stretch.end + 1, stretch.size)
    counts = np.diff(series.samples_until(edges))
    kept = counts > 0
    return series.steps_at(edges[1:] - 1)[kept], stretch.means[kept], counts[kept]
