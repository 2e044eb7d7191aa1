"""All series of a run, within a budget of memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.progress import tell
from engine.recording import files
from engine.recording.buckets import Buckets
from engine.recording.series import Series
from engine.recording.steps import Run, runs_of

BUDGET = 512 * 2**20
"""Bytes that the figures of a run may take in memory; beyond them the oldest are kept as ever larger blocks."""

SLACK = 1 / 64
"""Part of the budget that is made free at a time, so that it is seldom looked for."""


class SeriesStore(Mapping[tuple[str, int], Series]):
    """The series of a run by (column, lane). `series` makes one that does not exist yet.

    Args:
        budget: bytes that all series may take together; long series share what short ones leave.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self._series: dict[tuple[str, int], Series] = {}

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
    def filled(self) -> int:
        """Number of series that hold data."""
        return sum(map(bool, self._series.values()))

    @property
    def lanes(self) -> int:
        """Number of lanes that hold data."""
        return 1 + max((lane for (_, lane), series in self._series.items() if len(series)), default=-1)

    @property
    def nbytes(self) -> int:
        """Memory of all series, in bytes."""
        return sum(series.nbytes for series in self._series.values())

    def append_block(self, steps: ArrayLike, columns: Mapping[str, ArrayLike]) -> None:
        """Record a frame: `columns[name]` (T, R) at `steps` (T,), R lanes. NaN cells are not recorded.

        Raises ValueError where the shapes do not fit or the steps do not increase.
        """
        step_array = np.asarray(steps, np.int64)
        runs = runs_of(step_array)
        for column, cells in columns.items():
            values = np.asarray(cells, np.float64)
            if values.ndim != 2 or len(values) != len(step_array):
                raise ValueError(f"column {column!r}: shape {values.shape}, not ({len(step_array)}, lanes)")
            empty = np.isnan(values)
            some_empty = np.logical_or.reduce(empty, axis=0)
            for lane in range(values.shape[1]):
                series = self.series(column, lane)
                if some_empty[lane]:
                    kept = ~empty[:, lane]
                    series.append(step_array[kept], values[kept, lane])
                else:
                    series.extend(runs, values[:, lane])
        self._keep_to_budget()

    def append_buckets(self, buckets: Buckets) -> None:
        """Record stretches of rows of which only extremes, means and ends are known. Raises ValueError."""
        runs = buckets.runs()
        whole = _run_through(runs, len(buckets) * buckets.size)
        for column, cells in buckets.columns.items():
            blocks = np.asarray(cells, np.float64)
            if blocks.ndim != 3 or blocks.shape[:2] != (5, len(buckets)):
                raise ValueError(f"column {column!r}: shape {blocks.shape}, not (5, {len(buckets)}, lanes)")
            absent = np.logical_and.reduce(np.isnan(blocks), axis=0)
            some_absent = np.logical_or.reduce(absent, axis=0)
            for lane in range(blocks.shape[2]):
                series = self.series(column, lane)
                if some_absent[lane]:
                    kept = np.flatnonzero(~absent[:, lane])
                    present = [runs[index] for index in kept.tolist()]
                    series.append_blocks(present, blocks[:, kept, lane], buckets.size)
                else:
                    series.append_blocks(whole, blocks[:, :, lane], buckets.size)
        self._keep_to_budget()

    def until(self, step: float) -> SeriesStore:
        """A copy of what was recorded up to `step`."""
        store = SeriesStore(self.budget)
        for number, (key, series) in enumerate(self._series.items()):
            tell(number / len(self._series))
            files.copy(series, store.series(*key), step)
        return store

    def to_arrays(self, step: float = np.inf) -> dict[str, NDArray[Any]]:
        """All series up to `step` for a file: see `engine.recording.files`."""
        return files.to_arrays(self._series, step)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> SeriesStore:
        """The store that `to_arrays` wrote. Raises ValueError, naming the array that does not fit."""
        store = cls()
        for column, lane, name, put in files.readers(arrays):
            try:
                put(store.series(column, lane))
            except ValueError as error:
                raise ValueError(f"series {name!r}: {error}") from error
            store._keep_to_budget()
        return store

    def _keep_to_budget(self) -> None:
        """Make the long series coarser in their oldest part once all together take too much."""
        sizes = [series.nbytes for series in self._series.values()]
        if sum(sizes) <= self.budget:
            return
        limit = fair_share(sizes, int(self.budget * (1 - SLACK)))
        for series, size in zip(self._series.values(), sizes, strict=True):
            if size > limit:
                series.trim(limit)


def fair_share(sizes: list[int], budget: int) -> int:
    """How much each may have, so that all get what they have or that much, and together no more than `budget`."""
    left = budget
    for number, size in enumerate(sorted(sizes)):
        share = left // (len(sizes) - number)
        if size > share:
            return share
        left -= size
    return max(sizes, default=0)


def _run_through(runs: list[Run], samples: int) -> list[Run]:
    """One run for neighboring ones of consecutive steps, as nearly all are."""
    return [Run(runs[0].first, 1, samples)] if runs and runs[-1].last - runs[0].first + 1 == samples else runs
