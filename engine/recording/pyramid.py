"""What blocks of a growing sequence say, at every power-of-two block size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.recording.track import Numbers, Track

Floats = NDArray[np.float64]

BASE = 32
"""Samples in a block of the finest stored level; finer blocks are folded when asked for."""

MINIMUM, MAXIMUM, FIRST, LAST, MEAN = range(5)
"""Rows of blocks (5, n): extremes and mean of the finite values (NaN for none), and the values at both ends."""

SAMPLES_SPAN = 4096
BLOCKS_SPAN = 256
"""Places in a piece of samples, and of blocks."""

LAG = 128
"""Blocks that may wait to be folded into the next level."""


def summarized(values: Floats, size: int) -> Floats:
    """Blocks (5, n) of `size` of the `values` (n·size,)."""
    grid = values.reshape(-1, size)
    blocks = np.empty((5, len(grid)))
    with np.errstate(over="ignore", invalid="ignore"):
        grid.sum(axis=1, out=blocks[MEAN])
    blocks[FIRST], blocks[LAST] = grid[:, 0], grid[:, -1]
    if np.isfinite(blocks[MEAN]).all():
        grid.min(axis=1, out=blocks[MINIMUM])
        grid.max(axis=1, out=blocks[MAXIMUM])
        blocks[MEAN] /= size
        return blocks
    finite = np.isfinite(grid)
    present = np.where(finite, grid, np.nan)
    np.fmin.reduce(present, axis=1, out=blocks[MINIMUM])
    np.fmax.reduce(present, axis=1, out=blocks[MAXIMUM])
    counts = finite.sum(axis=1)
    blocks[MEAN] = np.nan
    # Divided first, so that huge values do not overflow.
    parts = np.where(finite, grid, 0.0) / np.maximum(counts, 1)[:, None]
    parts.sum(axis=1, out=blocks[MEAN], where=True)
    blocks[MEAN, counts == 0] = np.nan
    for ends in (blocks[FIRST], blocks[LAST]):
        ends[np.isinf(ends)] = np.nan
    return blocks


def folded(samples: Floats, size: int) -> Floats:
    """Samples (n,) as blocks (4, n / size) of fewer than `BASE`, without means; the last one may be incomplete."""
    count = -(-len(samples) // size)
    blocks = np.empty((4, count))
    if size == 1:
        blocks[:] = samples
        np.copyto(blocks, np.nan, where=np.isinf(samples))
        return blocks
    if missing := count * size - len(samples):
        samples = np.append(samples, np.full(missing, np.nan))
    infinite = np.isinf(samples)
    if infinite.any():
        samples = np.where(infinite, np.nan, samples)
    blocks[FIRST], blocks[LAST] = samples[::size], samples[size - 1 :: size]
    if missing:
        blocks[LAST, -1] = samples[-1 - missing]
    low = high = samples
    while len(low) > count:
        low, high = np.fmin(low[0::2], low[1::2]), np.fmax(high[0::2], high[1::2])
    blocks[MINIMUM], blocks[MAXIMUM] = low, high
    return blocks


def halved(blocks: Numbers) -> Floats:
    """Blocks (5, n / 2) of twice the size."""
    even, odd = blocks[:, 0::2], blocks[:, 1::2]
    out = np.empty((5, even.shape[1]))
    np.fmin(even[MINIMUM], odd[MINIMUM], out=out[MINIMUM])
    np.fmax(even[MAXIMUM], odd[MAXIMUM], out=out[MAXIMUM])
    out[FIRST], out[LAST] = even[FIRST], odd[LAST]
    np.add(0.5 * even[MEAN], 0.5 * odd[MEAN], out=out[MEAN])
    empty = np.isnan(out[MEAN])
    if empty.any():
        out[MEAN, empty] = np.fmax(even[MEAN, empty], odd[MEAN, empty])
    return out


class Pyramid:
    """Samples and blocks of them along a growing sequence; of its old parts perhaps only large blocks.

    Blocks of `size` begin at multiples of it. Each level (the samples are the lowest one) may have holes where
    only larger blocks are known. What is folded is folded once, a few ns a sample.

    Attributes:
        samples: the values (1, n), as they were recorded.
        levels: blocks (5, n) of `BASE`, 2·`BASE`, … samples.
    """

    def __init__(self) -> None:
        self.samples = Track(1, 1, SAMPLES_SPAN)
        self.levels: list[Track] = []

    @property
    def nbytes(self) -> int:
        return self.samples.nbytes + sum(level.nbytes for level in self.levels)

    def append(self, values: Floats) -> None:
        """Add single samples (n,)."""
        self.samples.append(values[None])
        if self.samples.end - (self.levels[0].end if self.levels else 0) * BASE >= LAG * BASE:
            self.fold(0)
            self._fold_on()

    def _fold_on(self) -> None:
        """Fold what has waited long enough; a little may wait, so that few calls do much."""
        depth = 1
        while depth <= len(self.levels):
            done = self.levels[depth].end if depth < len(self.levels) else 0
            if self.levels[depth - 1].end - 2 * done >= LAG:
                self.fold(depth)
            depth += 1

    def append_blocks(self, blocks: Floats, size: int) -> None:
        """Add blocks (5, n) of `size` samples, a multiple of `BASE`; the sequence must end at a multiple of it."""
        depth = (size // BASE).bit_length() - 1
        self.fold(depth)
        self.level(depth).append(blocks)
        end = self.level(depth).end * size
        self.samples.skip(end)
        for lower in range(depth):
            self.levels[lower].skip(end // (BASE << lower))
        self._fold_on()

    def level(self, depth: int) -> Track:
        """The blocks of 2^depth·`BASE` samples."""
        while depth >= len(self.levels):
            self.levels.append(Track(5, MEAN, BLOCKS_SPAN))
        return self.levels[depth]

    def fold(self, depth: int, end: int | None = None) -> None:
        """Have all blocks of a level that are complete (up to place `end`)."""
        level, size = self.level(depth), BASE << depth
        wanted = (self.samples.end if end is None else end) // size
        if wanted <= level.end:
            return
        if depth == 0:
            (values,) = self.samples.read(level.end * BASE, wanted * BASE)
            level.append(summarized(np.asarray(values, np.float64), BASE))
            return
        self.fold(depth - 1, wanted * size)
        level.append(halved(self.levels[depth - 1].read(2 * level.end, 2 * wanted)))

    def tail(self, depth: int) -> Floats:
        """What lies behind the last complete block of a level, as one block (4, 1), without its mean."""
        place, total = self.levels[depth].end * (BASE << depth), self.samples.end
        lows: list[Numbers] = []
        highs: list[Numbers] = []
        ends: list[float] = []
        for lower in reversed(range(depth)):
            size = BASE << lower
            if self.levels[lower].end * size > place:
                blocks = self.levels[lower].read(place // size, self.levels[lower].end)
                lows.append(blocks[MINIMUM])
                highs.append(blocks[MAXIMUM])
                ends += [blocks[FIRST, 0], blocks[LAST, -1]]
                place = self.levels[lower].end * size
        if place < total:
            values = self.samples.read(place, total)[0]
            infinite = np.isinf(values)
            if infinite.any():
                values = np.where(infinite, np.nan, values)
            lows.append(values)
            highs.append(values)
            ends += [values[0], values[-1]]
        low, high = (parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in (lows, highs))
        return np.array([[np.fmin.reduce(low)], [np.fmax.reduce(high)], [ends[0]], [ends[-1]]], np.float64)

    def trim(self, limit: int) -> None:
        """Let go of the oldest details until everything fits into about `limit` bytes, if it can.

        Half of the memory may hold single samples; the levels share the rest evenly, so that each reaches twice
        as far into the past as the finer one before it.
        """
        self._trim(self.samples, -1, limit // 2, limit)
        share = (limit - min(self.samples.nbytes, limit // 2)) // max(len(self.levels), 1)
        for depth, level in enumerate(self.levels):  # which may become more
            self._trim(level, depth, share, limit)

    def _trim(self, track: Track, depth: int, share: int, limit: int) -> None:
        """Let go of what a track has beyond its share, as far as that is needed."""
        excess = min(track.nbytes - share, self.nbytes - limit)
        if excess > 0 and len(track) > 2:
            self.fold(depth + 1)
            least = track.nbytes - excess
            while track.nbytes > least and track.drop_oldest():
                pass
