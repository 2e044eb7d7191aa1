"""What a run recorded: growing series of (step, value) that cost the same to draw at any length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.recording.pyramid import Pyramid

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]

UNFOLDED_LIMIT = 4096
"""Samples that may wait for the pyramid: few enough that the first look at a hidden series is not felt."""


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


class Series:
    """A growing sequence of (step: int64, value: float64) with a min/max pyramid.

    Steps increase strictly and may be irregular. NaN means "no value"; an infinity is kept, and both are gaps
    to `columns`.
    """

    def __init__(self) -> None:
        self._steps: Steps = np.empty(256, np.int64)
        self._values: Floats = np.empty(256)
        self._finite: Floats = self._values
        """The values with NaN for infinities; the same array until there are any."""
        self._count = 0
        self._pyramid = Pyramid()

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> Steps:
        """The recorded steps, a read-only view (n,)."""
        return _read_only(self._steps[: self._count])

    @property
    def values(self) -> Floats:
        """The recorded values, a read-only view (n,)."""
        return _read_only(self._values[: self._count])

    @property
    def last(self) -> tuple[int, float] | None:
        """The newest step and its value, None while empty."""
        end = self._count - 1
        return (int(self._steps[end]), float(self._values[end])) if self._count else None

    def append(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Record `values` (n,) at `steps` (n,), which increase and lie behind everything recorded so far.

        Raises ValueError otherwise, and then nothing has changed.
        """
        new_steps = np.asarray(steps, np.int64)
        new_values = np.asarray(values, np.float64)
        if new_steps.ndim != 1 or new_steps.shape != new_values.shape:
            raise ValueError(f"steps {new_steps.shape}, values {new_values.shape}: not vectors of one length")
        start, end = self._count, self._count + len(new_steps)
        if end == start:
            return
        if (start and new_steps[0] <= self._steps[start - 1]) or (new_steps[1:] <= new_steps[:-1]).any():
            raise ValueError("steps must increase and lie behind the last recorded step")
        self._reserve(end)
        self._steps[start:end] = new_steps
        self._values[start:end] = new_values
        infinite = np.isinf(new_values)
        if self._finite is self._values and infinite.any():
            self._finite = self._values.copy()
        if self._finite is not self._values:
            self._finite[start:end] = np.where(infinite, np.nan, new_values)
        self._count = end
        if end - self._pyramid.folded >= UNFOLDED_LIMIT:
            self._pyramid.fold(self._finite[:end])

    def _reserve(self, count: int) -> None:
        if count <= len(self._steps):
            return
        capacity, same = max(count, 2 * len(self._steps)), self._finite is self._values
        self._steps = _grown(self._steps, self._count, capacity)
        self._values = _grown(self._values, self._count, capacity)
        self._finite = self._values if same else _grown(self._finite, self._count, capacity)

    def at(self, step: int) -> float:
        """The value at the last recorded step ≤ `step`; NaN before the first. O(log n)."""
        index = int(self._steps[: self._count].searchsorted(step, "right")) - 1
        return float(self._values[index]) if index >= 0 else float("nan")

    def columns(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Columns:
        """The samples from `first_step` to `last_step` and the one on either side: ~2·count blocks at most.

        The neighbors outside let a line run on to the edges of a plot. Blocks start at fixed places, so that
        they do not flicker while the series grows. Where `logarithmic`, every octave of steps gets its share
        of the blocks. The cost does not depend on the length of the series. The arrays may be views: use them
        before the next call.
        """
        steps = self._steps[: self._count]
        start, end = (int(i) for i in steps.searchsorted([first_step, last_step + 1]))
        start, end = max(start - 1, 0), min(end + 1, self._count)
        self._pyramid.fold(self._finite[: self._count])
        if start >= end:
            return self._blocks(0, 0, 1)
        if not logarithmic:
            return self._blocks(start, end, block_size(end - start, 2 * count))
        return self._octaves(start, end, max(int(steps[start]), 1), count)

    def _octaves(self, start: int, end: int, first_step: int, count: int) -> Columns:
        """Blocks whose size doubles with the steps, for a logarithmic axis."""
        octaves = max(1, int(np.ceil(np.log2(max(int(self._steps[end - 1]), 2) / first_step))))
        inner = self._steps[: self._count].searchsorted(first_step * 2 ** np.arange(1, octaves + 1))
        edges = [start, *sorted({int(edge) for edge in inner if start < edge < end}), end]
        share = max(2, 2 * count // octaves)
        sizes = [block_size(b - a, share) for a, b in pairwise(edges)]
        parts: list[Columns] = []
        here = start // sizes[0] * sizes[0]
        for edge, size, following in zip(edges[1:], sizes, [*sizes[1:], 1], strict=True):
            # Blocks lie at multiples of their size, so an octave ends where the next one's blocks may begin,
            # which can be beyond an octave of few samples.
            unit = max(size, following)
            stop = min(-(-edge // unit) * unit, end)
            if stop > here:
                parts.append(self._blocks(here, stop, min(size, here & -here or size)))
                here = stop
        return Columns(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def _blocks(self, start: int, end: int, size: int) -> Columns:
        """Samples `start` to `end - 1`, rounded outwards to whole blocks of `size`."""
        values = self._finite[: self._count]
        first, last = start // size, -(-end // size)
        heads = slice(first * size, end, size)
        tails = np.arange((first + 1) * size - 1, last * size, size)
        tails[-1:] = np.minimum(tails[-1:], self._count - 1)
        extremes = self._pyramid.blocks(values, size, first, last)
        return Columns(self._steps[heads], self._steps[tails], *extremes, values[heads], values[tails])


def block_size(samples: int, limit: int) -> int:
    """The smallest power of two that cuts `samples` into at most `limit` blocks."""
    return 1 << max(0, (-(-samples // limit) - 1).bit_length())


def _grown(array: NDArray[Any], count: int, capacity: int) -> NDArray[Any]:
    grown = np.empty(capacity, array.dtype)
    grown[:count] = array[:count]
    return grown


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array


class SeriesStore(Mapping[tuple[str, int], Series]):
    """The series of a run by (column, lane). `series` makes one that does not exist yet."""

    def __init__(self) -> None:
        self._series: dict[tuple[str, int], Series] = {}
        """Grows with every block, so that a view can tell whether there is anything new."""

    def __getitem__(self, key: tuple[str, int]) -> Series:
        return self._series[key]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._series)

    def __len__(self) -> int:
        return len(self._series)

    def series(self, column: str, lane: int = 0) -> Series:
        """The series of `column` in `lane`, empty at first: a plot may hold it before any data arrive."""
        return self._series.setdefault((column, lane), Series())

    def columns(self) -> list[str]:
        """The columns that hold data, in the order of their first appearance."""
        return list(dict.fromkeys(column for (column, _), series in self._series.items() if len(series)))

    @property
    def lanes(self) -> int:
        """Number of lanes that hold data."""
        return 1 + max((lane for (_, lane), series in self._series.items() if len(series)), default=-1)

    def append_block(self, steps: ArrayLike, columns: Mapping[str, ArrayLike]) -> None:
        """Record a frame: `columns[name]` (T, R) at `steps` (T,), R lanes. NaN cells are not recorded.

        Raises ValueError where the shapes do not fit or the steps do not increase.
        """
        step_array = np.asarray(steps, np.int64)
        for column, cells in columns.items():
            values = np.asarray(cells, np.float64)
            if values.ndim != 2 or len(values) != len(step_array):
                raise ValueError(f"column {column!r}: shape {values.shape}, not ({len(step_array)}, lanes)")
            empty = np.isnan(values)
            some_empty = bool(empty.any())
            for lane in range(values.shape[1]):
                kept = ~empty[:, lane] if some_empty else slice(None)
                self.series(column, lane).append(step_array[kept], values[kept, lane])

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """All series for a file: `values.G.LANE.COLUMN` (n,), with steps in `steps.G` that they may share."""
        arrays: dict[str, NDArray[Any]] = {}
        groups: list[Steps] = []
        for (column, lane), series in self._series.items():
            steps = series.steps
            if not len(steps):
                continue
            group = next((i for i, known in enumerate(groups) if np.array_equal(known, steps)), len(groups))
            if group == len(groups):
                groups.append(steps)
                arrays[f"steps.{group}"] = steps
            arrays[f"values.{group}.{lane}.{column}"] = series.values
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> SeriesStore:
        """The store that `to_arrays` wrote. Raises ValueError, naming the array that does not fit."""
        store = cls()
        for name, values in arrays.items():
            kind, _, rest = name.partition(".")
            if kind != "values":
                continue
            try:
                group, lane, column = rest.split(".", 2)
                store.series(column, int(lane)).append(arrays[f"steps.{group}"], values)
            except (KeyError, ValueError) as error:
                raise ValueError(f"series {name!r}: {error}") from error
        return store
