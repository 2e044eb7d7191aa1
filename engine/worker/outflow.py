"""Rows on their way to the window: single ones while they are few, and folded where they would flood the pipe."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import HostArray
from engine.recording.block import Block
from engine.recording.buckets import Buckets
from engine.recording.pyramid import BASE, halved, summarized

FRAME_FIGURES = 60_000
"""Figures in a frame: the window records so many in about a millisecond."""

CHUNK_ROWS = (512, 4096)
"""Rows that are folded at a time, least and most: powers of two."""

EXACT_ROWS = 64
"""Rows that stay single before something that happened: a lane that stopped, a change made again."""

NOTHING = Block(np.empty(0, np.int64), {})


class Part(NamedTuple):
    """Buckets, and single rows that belong behind them; either may be missing."""

    buckets: Buckets | None
    rows: Block


class Outflow:
    """Consecutive rows of one run. None is lost, extremes are exact, and what is kept stays small.

    Columns that have a value only now and then (evaluations) are never folded.

    Args:
        width: figures in a row.
    """

    def __init__(self, width: int) -> None:
        fitting = FRAME_FIGURES // max(width, 1)
        least, most = CHUNK_ROWS
        self._chunk = min(max(1 << max(fitting, 1).bit_length() - 1, least), most)
        self._most_buckets = max(fitting // 5, 1)
        self._width = width
        self._parts: list[Part] = []
        self._begin()
        self._pending: list[Block] = []
        self._rows = 0

    def _begin(self) -> None:
        """Begin the next part."""
        self._folded: Buckets | None = None
        self._sparse: list[Block] = []

    @property
    def count(self) -> int:
        """Rows and buckets that wait."""
        parts = sum(len(part.rows) + (len(part.buckets) if part.buckets else 0) for part in self._parts)
        return self._rows + parts + (len(self._folded) if self._folded else 0)

    @property
    def figures(self) -> int:
        """About how many figures wait."""
        folded = sum(len(part.buckets) for part in self._parts if part.buckets)
        folded += len(self._folded) if self._folded else 0
        return self._width * (self._rows + 5 * folded)

    def add(self, block: Block) -> None:
        """Append rows. A row for the step that is already there adds its figures to it."""
        if not len(block):
            return
        self._rows += len(block)
        self._pending.append(block)
        if self._rows >= self._chunk:
            self._fold(self._rows // self._chunk * self._chunk)

    def mark(self) -> None:
        """Something happened at the latest row: it and those just before it stay single."""
        if self._rows > 2 * EXACT_ROWS and self._folded is not None:
            self._fold((self._rows - EXACT_ROWS) // self._folded.size * self._folded.size)
        self._close(self._take_rows(self._rows))

    def take(self, *, all_rows: bool) -> list[Part]:
        """What has gathered, in order; it is then forgotten.

        Unless `all_rows` are wanted, a few may stay behind that do not fill a bucket yet.
        """
        if self._folded is None:
            self._close(self._take_rows(self._rows))
        else:
            self._fold(self._rows // self._folded.size * self._folded.size)
            self._close(self._take_rows(self._rows) if all_rows else NOTHING)
        parts, self._parts = self._parts, []
        return parts

    def _close(self, rows: Block) -> None:
        """End a part with these rows."""
        single = Block.join([block for block in (*self._sparse, rows) if len(block)] or [NOTHING])
        if self._folded is not None or len(single):
            self._parts.append(Part(self._folded, single))
        self._begin()

    def _take_rows(self, count: int) -> Block:
        """Remove the first `count` rows of those that wait."""
        taken: list[Block] = []
        left = count
        while left:
            block = self._pending[0]
            if len(block) <= left:
                taken.append(self._pending.pop(0))
            else:
                taken.append(block[:left])
                self._pending[0] = block[left:]
            left -= len(taken[-1])
        self._rows -= count
        return Block.join(taken) if taken else NOTHING

    def _fold(self, count: int) -> None:
        """Fold the first `count` rows, a multiple of the size of the buckets."""
        if not count:
            return
        rows = self._take_rows(count)
        missing = count - len(rows)  # rows that came twice are one now
        size = self._folded.size if self._folded is not None else BASE
        if missing:
            whole = len(rows) // size * size
            self._pending.insert(0, rows[whole:])
            self._rows += len(rows) - whole
            rows = rows[:whole]
        buckets, sparse = folded(rows, size)
        if len(sparse):
            self._sparse.append(sparse)
        self._folded = buckets if self._folded is None else joined(self._folded, buckets)
        while len(self._folded) > self._most_buckets and self._folded.size < self._chunk:
            if len(self._folded) % 2:
                break
            self._folded = twice(self._folded)


def folded(rows: Block, size: int) -> tuple[Buckets, Block]:
    """Buckets of all columns whose cells are all there (or none, lane by lane); the other columns row by row."""
    steps = np.stack([rows.steps[::size], rows.steps[size - 1 :: size]])
    columns: dict[str, HostArray] = {}
    sparse: dict[str, HostArray] = {}
    for name, cells in rows.columns.items():
        lines = np.ascontiguousarray(cells.T)
        with np.errstate(over="ignore", invalid="ignore"):
            doubtful = not np.isfinite(lines.sum())
        if doubtful:  # something is missing, infinite or huge
            empty = np.isnan(lines)
            lacking = np.logical_or.reduce(empty, axis=1)
            if not np.array_equal(lacking, np.logical_and.reduce(empty, axis=1)):
                sparse[name] = cells
                continue
            if lacking.all():
                continue
        blocks = summarized(lines.reshape(-1), size).reshape(5, len(lines), -1)
        columns[name] = np.ascontiguousarray(blocks.transpose(0, 2, 1))
    there = np.zeros(len(rows), bool)
    for cells in sparse.values():
        there |= ~np.logical_and.reduce(np.isnan(cells), axis=1)
    single = Block(rows.steps[there], {name: cells[there] for name, cells in sparse.items()})
    return Buckets(size, steps, columns), single


def joined(first: Buckets, second: Buckets) -> Buckets:
    """One behind the other; a column that one of them lacks is NaN there."""
    steps = np.concatenate([first.steps, second.steps], axis=1)
    columns = {}
    for name in dict.fromkeys([*first.columns, *second.columns]):
        one, two = first.columns.get(name), second.columns.get(name)
        if one is None and two is not None:
            one = np.full((5, len(first), two.shape[2]), np.nan)
        elif two is None and one is not None:
            two = np.full((5, len(second), one.shape[2]), np.nan)
        assert one is not None
        assert two is not None
        columns[name] = np.concatenate([one, two], axis=1)
    return Buckets(first.size, steps, columns)


def twice(buckets: Buckets) -> Buckets:
    """Buckets of twice the size, from an even number of them."""
    steps = np.stack([buckets.steps[0, 0::2], buckets.steps[1, 1::2]])
    columns = {name: _halved(cells) for name, cells in buckets.columns.items()}
    return Buckets(2 * buckets.size, steps, columns)


def _halved(cells: HostArray) -> HostArray:
    _, count, lanes = cells.shape
    lines = np.ascontiguousarray(cells.transpose(0, 2, 1)).reshape(5, -1)
    blocks = halved(lines).reshape(5, lanes, count // 2)
    return np.ascontiguousarray(blocks.transpose(0, 2, 1))
