"""What a run recorded: a growing series of (step, value) that costs the same to draw at any length."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.recording.pyramid import BASE, LAST, MEAN, Pyramid, folded
from engine.recording.steps import Run, StepRuns, runs_of
from engine.recording.track import Numbers, Track

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]


class Columns(NamedTuple):
    """A stretch of a series as at most about 2·count neighboring blocks, arrays of one length.

    Block i holds the samples from step `x_first[i]` to step `x_last[i]`, with the values `first[i]` and
    `last[i]` at its ends and the extremes `minimum[i]` and `maximum[i]` of its finite values. NaN stands for
    "no finite value".
    """

    x_first: Steps
    x_last: Steps
    minimum: Floats
    maximum: Floats
    first: Floats
    last: Floats


class Grain(NamedTuple):
    """How a view of a series is cut into blocks: from each of `starts`, a place, into blocks of that size."""

    starts: tuple[int, ...]
    sizes: tuple[int, ...]


class Stretch(NamedTuple):
    """Neighboring blocks of one size, or single samples (size 1), as finely as they are known.

    Attributes:
        place: of the first sample.
        blocks: values (1, n) of single samples, else (5, n) in the order of `pyramid`.
    """

    place: int
    size: int
    blocks: Numbers

    @property
    def end(self) -> int:
        return self.place + self.size * self.blocks.shape[1]

    @property
    def means(self) -> Floats:
        """The values, or the means of blocks."""
        return np.asarray(self.blocks[0 if self.size == 1 else MEAN], np.float64)

    @property
    def ends(self) -> Floats:
        """The values, or the last ones of blocks."""
        return np.asarray(self.blocks[0 if self.size == 1 else LAST], np.float64)


class Series:
    """A growing sequence of (step: int64, value: float64), of whose older part perhaps only blocks are known.

    Steps increase strictly and may be irregular. NaN means "no value"; an infinity is kept, and both are gaps
    to `columns`. Extremes are exact, however large the blocks have become.

    Places count samples, and a few repetitions of one where blocks must begin at multiples of their size.
    """

    def __init__(self) -> None:
        self._runs = StepRuns()
        self._pyramid = Pyramid()
        self._last = float("nan")

    def __len__(self) -> int:
        """Number of recorded samples, those that are known by their blocks included."""
        return self._runs.samples

    @property
    def places(self) -> int:
        """How many places there are."""
        return self._runs.places

    @property
    def nbytes(self) -> int:
        """Memory of the numbers, in bytes."""
        return self._pyramid.nbytes

    @property
    def first_step(self) -> int:
        """The oldest step; the series is not empty."""
        return self._runs.first

    @property
    def last(self) -> tuple[int, float] | None:
        """The newest step and its value, None while empty."""
        return (self._runs.last, self._last) if self._runs.samples else None

    @property
    def steps(self) -> Steps:
        """The steps of the samples that are known singly, read-only (n,): of a block that is the last one."""
        parts = [
            self._runs.steps(np.arange(part.place + part.size - 1, part.end, part.size))
            for part in self.stretches()
        ]
        return _read_only(self._singly(np.concatenate(parts)) if parts else np.empty(0, np.int64))

    @property
    def values(self) -> Floats:
        """The values at `steps`, read-only (n,)."""
        parts = [part.ends for part in self.stretches()]
        return _read_only(self._singly(np.concatenate(parts)) if parts else np.empty(0))

    def thinned(self, most: int) -> Floats:
        """At most so many of the recorded values, evenly spread (n,); the newest is the last one.

        Series that were recorded side by side give the values of the same steps.
        """
        stride = max(1, 1 << (-(-self.places // max(most, 1)) - 1).bit_length())
        parts: list[Floats] = []
        for part in self.stretches():
            every = max(stride // part.size, 1)
            first = -(part.place // part.size + 1) % every
            parts.append(part.ends[first::every])
        return np.concatenate([*parts, [self._last]]) if parts else np.empty(0)

    def steps_at(self, places: Steps) -> Steps:
        """The steps at `places`."""
        return self._runs.steps(places)

    def samples_until(self, places: Steps) -> Steps:
        """How many samples the first so many places hold."""
        return self._runs.samples_until(places)

    def are_samples(self, places: Steps) -> NDArray[np.bool_]:
        """Which of `places` hold a sample and do not repeat one."""
        return self._runs.samples_until(places + 1) > self._runs.samples_until(places)

    def _singly(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """Those of `numbers`, one for each known sample, that do not stand at a place which repeats a step."""
        if self._runs.samples == self._runs.places:
            return numbers
        parts = [np.arange(part.place + part.size, part.end + 1, part.size) for part in self.stretches()]
        counts = self._runs.samples_until(np.concatenate([np.zeros(1, np.int64), *parts]))
        return np.asarray(numbers[np.diff(counts) > 0])

    def append(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Record `values` (n,) at `steps` (n,), which increase and lie behind everything recorded so far.

        Raises ValueError otherwise, and then nothing has changed.
        """
        new_steps = np.asarray(steps, np.int64)
        new_values = np.asarray(values, np.float64)
        if new_steps.ndim != 1 or new_steps.shape != new_values.shape:
            raise ValueError(f"steps {new_steps.shape}, values {new_values.shape}: not vectors of one length")
        self.extend(runs_of(new_steps), new_values)

    def extend(self, runs: list[Run], values: Floats) -> None:
        """The same with the steps as runs. Raises ValueError."""
        if not len(values):
            return
        self._require_behind(runs[0].first)
        self._runs.append(runs)
        self._pyramid.append(values)
        self._last = float(values[-1])

    def append_blocks(self, runs: list[Run], blocks: Floats, size: int) -> None:
        """Record blocks (5, n) of `size` samples each (see `pyramid`), whose steps are `runs`.

        `size` is a power of two that is not smaller than `BASE`; the last block may have fewer samples.

        Raises ValueError where the steps do not fit, and then nothing has changed.
        """
        if not blocks.shape[1]:
            return
        if size < BASE or size & (size - 1):
            raise ValueError(f"blocks of {size} samples cannot be recorded")
        self._require_behind(runs[0].first)
        if gap := -self._runs.places % size:
            self._pad(gap)
        self._runs.append(runs)
        self._runs.pad(-self._runs.places % size)
        self._pyramid.append_blocks(blocks, size)
        self._last = float(blocks[LAST, -1])

    def _pad(self, places: int) -> None:
        """Repeat the newest sample."""
        self._runs.pad(places)
        self._pyramid.append(np.full(places, self._last))

    def _require_behind(self, step: int) -> None:
        if step <= self._runs.last and self._runs.samples:
            raise ValueError("steps must increase and lie behind the last recorded step")

    def trim(self, limit: int) -> None:
        """Keep the oldest part as coarser blocks, so that the series takes `limit` bytes at most, if it can."""
        self._pyramid.trim(limit)

    def at(self, step: int) -> float:
        """The value at the last recorded step ≤ `step` (or the mean of its block); NaN before the first. O(log n)."""
        place = self._runs.until(step) - 1
        if place < 0:
            return float("nan")
        if place == self._runs.places - 1:
            return self._last
        part = next(self.stretches(place, place + 1))
        index = (place - part.place) // part.size
        ends = part.place + (index + 1) * part.size - 1 == place
        return float(part.ends[index] if ends else part.means[index])

    def latest(self, step: int | None = None) -> tuple[int, float] | None:
        """The last recorded step ≤ `step` and its value (see `at`); None where there is none. O(log n)."""
        if step is None or self.last is None or step >= self.last[0]:
            return self.last
        place = self._runs.until(step) - 1
        return (self._runs.step(place), self.at(step)) if place >= 0 else None

    def stretches(self, first: int = 0, last: int | None = None, *, finest: int = 1) -> Iterator[Stretch]:
        """What is known of the places `first` to `last - 1` (or all), as finely as it is known, in order.

        Blocks that reach beyond are whole. With `finest`, a power of two that divides `last`, no finer ones are read
        where that many samples make a block.
        """
        last = self._runs.places if last is None else last
        depth = (finest // BASE).bit_length() - 1
        tracks = [(1, self._pyramid.samples)]
        if depth >= 0:
            self._pyramid.fold(depth, last)
            tracks = []
        levels = self._pyramid.levels[max(depth, 0) :]
        tracks += [(BASE << size, level) for size, level in enumerate(levels, max(depth, 0))]
        place = first
        while place < last:
            stretch = _stretch(tracks, place, last)
            assert stretch is not None, "every place is known at some size"
            yield stretch
            place = stretch.end

    def columns(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Columns:
        """The samples from `first_step` to `last_step` and the one on either side: ~2·count blocks at most.

        The neighbors outside let a line run on to the edges of a plot. Blocks start at fixed places, so that
        they do not flicker while the series grows. Where `logarithmic`, every octave of steps gets its share
        of the blocks. The cost does not depend on the length of the series. The arrays may be views: use them
        before the next call.
        """
        grain = self.grain(first_step, last_step, count, logarithmic=logarithmic)
        return self.blocks(grain, first_step, last_step)

    def grain(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Grain:
        """How `columns` cuts these steps into blocks: while that stays the same, only the newest block changes."""
        start, end = self._around(first_step, last_step)
        if end > start and logarithmic:
            return self._octaves(start, end, count)
        return Grain((0,), (block_size(max(end - start, 1), 2 * count),))

    def blocks(self, grain: Grain, first_step: int, last_step: int) -> Columns:
        """The blocks of a grain that hold the steps from `first_step` to `last_step` and the one on either side."""
        start, end = self._around(first_step, last_step)
        found = _Blocks()
        for begin, size, stop in zip(grain.starts, grain.sizes, [*grain.starts[1:], end], strict=True):
            here = max(begin, start, found.end)
            if here < min(stop, end):
                self._gather(here, min(stop, end), size, found)
        return found.columns(self._runs)

    def _around(self, first_step: int, last_step: int) -> tuple[int, int]:
        """The places of these steps and of the one on either side."""
        start, end = self._runs.until(first_step - 1), self._runs.until(last_step)
        return max(start - 1, 0), min(end + 1, self._runs.places)

    def _octaves(self, start: int, end: int, count: int) -> Grain:
        """Blocks whose size doubles with the steps, for a logarithmic axis."""
        first_step = max(self._runs.step(start), 1)
        octaves = max(1, math.ceil(math.log2(max(self._runs.step(end - 1), 2) / first_step)))
        inner = {self._runs.until((first_step << octave) - 1) for octave in range(1, octaves + 1)}
        edges = [start, *sorted(edge for edge in inner if start < edge < end), end]
        share = max(2, 2 * count // octaves)
        sizes = [block_size(b - a, share) for a, b in pairwise(edges)]
        here = start // sizes[0] * sizes[0]
        starts, kept = list[int](), list[int]()
        for edge, size, following in zip(edges[1:], sizes, [*sizes[1:], 1], strict=True):
            # Blocks lie at multiples of their size, so an octave ends where the next one's blocks may begin,
            # which can be beyond an octave of few samples.
            unit = max(size, following)
            stop = min(-(-edge // unit) * unit, end)
            if stop > here:
                starts.append(here)
                kept.append(min(size, here & -here or size))
                here = stop
        return Grain(tuple(starts), tuple(kept))

    def _gather(self, start: int, end: int, size: int, blocks: _Blocks) -> None:
        """The places `start` to `end - 1`, rounded outwards to whole blocks of `size`, or larger where need be."""
        pyramid = self._pyramid
        place, stop = start // size * size, min(-(-end // size) * size, self._runs.places)
        depth = max(size // BASE, 1).bit_length() - 1
        tracks: list[tuple[int, Track]] = []
        if size < BASE:
            tracks.append((1, pyramid.samples))
        else:
            pyramid.fold(depth, stop)
        tracks += [(BASE << k, level) for k, level in enumerate(pyramid.levels[depth:], depth)]
        while place < stop:
            part = _stretch(tracks, place, stop)
            if part is None:
                blocks.add(pyramid.levels[depth].end * size, stop, size, pyramid.tail(depth))
                return
            values = part.blocks
            if part.size == 1:
                values = folded(np.asarray(values[0], np.float64), size)
                blocks.add(part.place, part.end, size, values)
            else:
                blocks.add(part.place, part.end, part.size, values)
            place = part.end


class _Blocks:
    """Blocks on their way to `Columns`."""

    def __init__(self) -> None:
        self._heads: list[Steps] = []
        self._tails: list[Steps] = []
        self._values: list[Numbers] = []
        self.end = 0
        """The place behind the last block."""

    def add(self, place: int, end: int, size: int, values: Numbers) -> None:
        """Add blocks (4 or 5, n) of the places `place` to `end - 1`; the last one may be incomplete."""
        heads = np.arange(place, end, size)
        tails = heads + (size - 1)
        if tails[-1] >= end:
            tails[-1] = end - 1
        self._heads.append(heads)
        self._tails.append(tails)
        self._values.append(values[:MEAN])
        self.end = end

    def columns(self, runs: StepRuns) -> Columns:
        if not self._heads:
            return Columns(*(np.empty(0, np.int64),) * 2, *(np.empty(0),) * 4)
        if len(self._heads) == 1:
            heads, tails, values = self._heads[0], self._tails[0], self._values[0]
        else:
            heads, tails = np.concatenate(self._heads), np.concatenate(self._tails)
            values = np.concatenate(self._values, axis=1)
        values = np.asarray(values, np.float64)
        return Columns(runs.steps(heads), runs.steps(tails), *values)


def _stretch(tracks: list[tuple[int, Track]], place: int, last: int) -> Stretch | None:
    """The finest known blocks at `place` and behind it, up to `last` or to where finer ones are known."""
    stop = last
    for size, track in tracks:
        first = place // size
        found = track.piece(first)
        if found is not None:
            start, piece = found
            count = min(-(-stop // size) - first, piece.shape[1] + start - first)
            return Stretch(first * size, size, piece[:, first - start : first - start + count])
        following = track.following(first)
        if following is not None:
            stop = min(stop, following * size)
    return None


def block_size(samples: int, limit: int) -> int:
    """The smallest power of two that cuts `samples` into at most `limit` blocks."""
    return 1 << max(0, (-(-samples // limit) - 1).bit_length())


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array
