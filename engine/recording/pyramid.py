"""Minimum and maximum of blocks of a growing sequence, at every power-of-two block size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BASE = 8
"""Samples in a block of the finest stored level; finer blocks are folded when asked for."""


Pair = tuple[Floats, Floats]
"""Minimum and maximum of each block; NaN stands for "nothing here"."""


def halve(blocks: Pair, out: Pair | None = None) -> Pair:
    """Fold neighboring blocks, an even number of them."""
    minimum, maximum = blocks
    low, high = out or (None, None)
    return (
        np.fmin(minimum[0::2], minimum[1::2], out=low),
        np.fmax(maximum[0::2], maximum[1::2], out=high),
    )


class Level:
    """The complete blocks of `size` samples: entry i covers samples `i*size` to `(i + 1)*size - 1`."""

    __slots__ = ("count", "extremes", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.count = 0
        self.extremes = np.empty((2, 64))
        """Minimum and maximum of each block, and behind the last one room for an incomplete one."""

    def part(self, first: int, last: int) -> Pair:
        """The blocks number `first` to `last - 1`, as views."""
        return self.extremes[0, first:last], self.extremes[1, first:last]

    def append(self, number: int) -> Pair:
        """Make room for so many more blocks; return it as views to be filled."""
        start, self.count = self.count, self.count + number
        capacity = self.extremes.shape[1]
        if self.count >= capacity:
            grown = np.empty((2, max(self.count + 1, 2 * capacity)))
            grown[:, :start] = self.extremes[:, :start]
            self.extremes = grown
        return self.part(start, self.count)


class Pyramid:
    """Block extremes of a growing sequence of finite values and NaN, which counts as absent.

    Memory is half that of the samples; folding costs about 3 ns a sample, once.
    """

    def __init__(self) -> None:
        self.levels = [Level(BASE)]
        self.folded = 0
        """Samples that the finest level covers."""

    def fold(self, values: Floats) -> None:
        """Fold the complete blocks of `values` (n,), the whole sequence so far, that are not folded yet."""
        end = len(values) // BASE * BASE
        if end <= self.folded:
            return
        blocks = (values[self.folded : end],) * 2
        for _ in range(BASE.bit_length() - 2):
            blocks = halve(blocks)
        halve(blocks, out=self.levels[0].append((end - self.folded) // BASE))
        self.folded = end
        depth = 0
        while (source := self.levels[depth]).count >= 2:
            depth += 1
            if depth == len(self.levels):
                self.levels.append(Level(2 * source.size))
            level = self.levels[depth]
            missing = source.count // 2 - level.count
            if not missing:
                break
            start = 2 * level.count
            halve(source.part(start, start + 2 * missing), out=level.append(missing))

    def blocks(self, values: Floats, size: int, first: int, last: int) -> Pair:
        """Extremes of the blocks number `first` to `last - 1` of `size` samples (a power of two).

        The last block may be incomplete. `values` must be folded. The arrays may be views: use them before
        the next call.
        """
        if size < BASE:
            samples = values[first * size : last * size]
            if missing := -len(samples) % size:
                samples = np.append(samples, np.full(missing, np.nan))
            blocks = (samples, samples)
            for _ in range(size.bit_length() - 1):
                blocks = halve(blocks)
            return blocks
        depth = (size // BASE).bit_length() - 1
        level = self.levels[depth]
        if last > level.count:
            level.extremes[:, level.count] = self._tail(values, depth)
        return level.part(first, last)

    def _tail(self, values: Floats, depth: int) -> tuple[float, float]:
        """Extremes behind the last complete block of level `depth`: one block a level at most."""
        start = self.levels[depth].count * self.levels[depth].size
        low: list[float] = [np.nan]
        high: list[float] = [np.nan]
        for level in reversed(self.levels[:depth]):
            if start + level.size <= self.folded:
                minimum, maximum = level.extremes[:, level.count - 1]
                low.append(minimum)
                high.append(maximum)
                start += level.size
        return float(np.fmin.reduce([*low, *values[start:]])), float(np.fmax.reduce([*high, *values[start:]]))
