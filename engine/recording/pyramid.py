"""Minimum and maximum of blocks of a growing sequence, at every power-of-two block size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BASE = 8
"""Samples in a block of the finest stored level; finer blocks are folded when asked for."""


def halve(minimum: Floats, maximum: Floats) -> tuple[Floats, Floats]:
    """Fold neighboring pairs; NaN stands for "nothing here". An even number of entries is expected."""
    return np.fmin(minimum[0::2], minimum[1::2]), np.fmax(maximum[0::2], maximum[1::2])


class Level:
    """The complete blocks of `size` samples: entry i covers samples `i*size` to `(i + 1)*size - 1`."""

    __slots__ = ("count", "extremes", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.count = 0
        self.extremes = np.empty((2, 64))
        """Minimum and maximum of each block, and behind the last one room for an incomplete one."""

    @property
    def minimum(self) -> Floats:
        return self.extremes[0, : self.count]

    @property
    def maximum(self) -> Floats:
        return self.extremes[1, : self.count]

    def extend(self, minimum: Floats, maximum: Floats) -> None:
        start, self.count = self.count, self.count + len(minimum)
        capacity = self.extremes.shape[1]
        if self.count >= capacity:
            grown = np.empty((2, max(self.count + 1, 2 * capacity)))
            grown[:, :start] = self.extremes[:, :start]
            self.extremes = grown
        self.extremes[0, start : self.count] = minimum
        self.extremes[1, start : self.count] = maximum


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
        minimum = maximum = values[self.folded : end]
        for _ in range(BASE.bit_length() - 1):
            minimum, maximum = halve(minimum, maximum)
        self.folded = end
        self.levels[0].extend(minimum, maximum)
        depth = 0
        while (source := self.levels[depth]).count >= 2:
            depth += 1
            if depth == len(self.levels):
                self.levels.append(Level(2 * source.size))
            level = self.levels[depth]
            done, complete = 2 * level.count, source.count // 2 * 2
            if complete == done:
                break
            level.extend(*halve(source.minimum[done:complete], source.maximum[done:complete]))

    def blocks(self, values: Floats, size: int, first: int, last: int) -> tuple[Floats, Floats]:
        """Extremes of the blocks number `first` to `last - 1` of `size` samples (a power of two).

        The last block may be incomplete. `values` must be folded. The arrays may be views: use them before
        the next call.
        """
        if size < BASE:
            minimum = maximum = values[first * size : last * size]
            if missing := -len(minimum) % size:
                minimum = maximum = np.append(minimum, np.full(missing, np.nan))
            for _ in range(size.bit_length() - 1):
                minimum, maximum = halve(minimum, maximum)
            return minimum, maximum
        depth = (size // BASE).bit_length() - 1
        level = self.levels[depth]
        if last > level.count:
            level.extremes[:, level.count] = self._tail(values, depth)
        return level.extremes[0, first:last], level.extremes[1, first:last]

    def _tail(self, values: Floats, depth: int) -> tuple[float, float]:
        """Extremes behind the last complete block of level `depth`: one block a level at most."""
        start = self.levels[depth].count * self.levels[depth].size
        low: list[float] = [np.nan]
        high: list[float] = [np.nan]
        for level in reversed(self.levels[:depth]):
            if start + level.size <= self.folded:
                low.append(level.minimum[-1])
                high.append(level.maximum[-1])
                start += level.size
        return float(np.fmin.reduce([*low, *values[start:]])), float(np.fmax.reduce([*high, *values[start:]]))
