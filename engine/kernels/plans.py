"""Plans of layers beside the plain dense one: which values each output is made of, as one table of numbers.

A layer's plan begins with the columns below. What they call a place is one in the table, of lists that follow.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import HostArray
from engine.kernels.simd import WIDTH
from engine.kernels.sparse import KERNEL, POOL
from engine.layers.windows import Axis, Windows

(
    HEIGHT, BREADTH, CHANNELS, PADDED_HEIGHT, PADDED_BREADTH, TOP, LEFT, POSITIONS, AT, SUMS, DEPTH, RUN, FILTERS, BIAS,
    WINDOWS, TAPS, APART, CODES, PARTIAL, GROUP, FIELDS, GRID, SPREAD, BLOCK, STREAM, INPUT, BATCH,
) = range(27)  # fmt: skip
"""Columns of a plan.

HEIGHT, BREADTH, CHANNELS: of a sample; PADDED_HEIGHT, PADDED_BREADTH, TOP, LEFT: with its borders.
POSITIONS: outputs of a convolution, before pooling; AT: the place of their windows' beginnings in the padded image.
SUMS: the place of a window's values, from its beginning on; DEPTH: their number; RUN: how many lie side by side.
FILTERS: outputs at each position, which are also the channels of a pooling; BIAS: whether they have offsets.
WINDOWS: of the pooling, 0 for none; TAPS: the place of where each one's positions begin, and the last one's end;
APART: each position is in one window.
CODES: place in the workspace of what the way back has to know: which position of a window is the largest, or a mask.
PARTIAL: place in the workspace of the gradients of groups of samples; GROUP: samples of a group.
FIELDS: the place of the beginnings of all positions of all windows, for the sparse gradients, −1 where they do not
suit.
GRID, SPREAD, BLOCK: places in a thread's scratch, behind the padded image: of outputs before pooling, of the gradient
of the padded image, and of windows' gradients.
STREAM: of random numbers.
INPUT: place in the workspace of the inputs; BATCH: samples. A large dense layer has DEPTH inputs and FILTERS outputs,
and the gradients of its outputs, strip by strip, at PARTIAL.
"""
COLUMNS = BATCH + 1

BLOCK_ROWS = 64
"""Positions whose windows' gradients are computed at a time."""

MOST_GROUPS = 16
"""Of samples, whose gradients are summed by themselves."""


def group_size(batch: int) -> int:
    """Samples of a group: a multiple of 8, which depends on the batch alone."""
    return 8 * -(-batch // (8 * MOST_GROUPS))


class Grid(NamedTuple):
    """An input with its borders, and the windows over it."""

    height: int
    breadth: int
    beginnings: HostArray
    sums: HostArray
    run: int


def _padded(axis: Axis) -> int:
    reach = (axis.size - 1) * axis.dilation + 1
    return max(axis.before + axis.extent, (axis.outputs - 1) * axis.stride + reach)


def grid(windows: Windows) -> Grid:
    """Where the windows of a convolution begin in the padded image, and what they hold."""
    rows, columns, channels = windows.rows, windows.columns, windows.channels
    height, breadth = _padded(rows), _padded(columns)
    across = np.arange(columns.outputs) * columns.stride
    down = np.arange(rows.outputs)[:, None] * rows.stride
    within = (np.arange(columns.size) * columns.dilation)[:, None] * channels + np.arange(channels)
    deep = (np.arange(rows.size) * rows.dilation * breadth * channels)[:, None]
    run = columns.size * channels if columns.dilation == 1 else channels
    beginnings = ((down * breadth + across) * channels).reshape(-1)
    return Grid(height, breadth, beginnings, (deep + within.reshape(-1)).reshape(-1), run)


def taps(windows: Windows) -> list[list[int]]:
    """The positions that each window of a pooling holds, those on the input, in order."""
    found: list[list[int]] = [[] for _ in range(windows.count)]
    numbers = np.arange(windows.count).reshape(windows.output_grid)
    places = np.arange(windows.rows.extent * windows.columns.extent).reshape(windows.rows.extent, -1)
    for tap in windows.taps:
        for number, place in zip(numbers[tap.target].flat, places[tap.source].flat, strict=True):
            found[number].append(int(place))
    return found


class Table:
    """The plans of all layers.

    Attributes:
        numbers: the table.
        scratch: values of a thread's scratch.
    """

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.scratch = 0

    def begin(self) -> int:
        """Append a plan of zeros; returns where it begins."""
        return self.append([0] * COLUMNS)

    def put(self, at: int, column: int, value: int) -> None:
        self.numbers[at + column] = value

    def append(self, values: HostArray | list[int]) -> int:
        """A list of numbers; returns its place."""
        place = len(self.numbers)
        self.numbers += [int(value) for value in values]
        return place

    def pool(self, at: int, windows: Windows) -> None:
        """Have a plan pool over windows."""
        lists = taps(windows)
        ends = np.cumsum([0, *map(len, lists)])
        begin = self.append([place for own in lists for place in own])
        self.put(at, TAPS, self.append(begin + ends))
        self.put(at, WINDOWS, windows.count)
        positions = windows.rows.extent * windows.columns.extent
        self.put(at, APART, int(sorted(place for own in lists for place in own) == list(range(positions))))

    def convolve(self, at: int, windows: Windows, filters: int, pooling: Windows | None) -> None:
        """Have a plan convolve, and pool over the result's windows."""
        shape = grid(windows)
        depth = len(shape.sums)
        image = _whole(shape.height * shape.breadth * windows.channels)
        values = _whole(windows.count * filters)
        for column, value in (
            (HEIGHT, windows.rows.extent),
            (BREADTH, windows.columns.extent),
            (CHANNELS, windows.channels),
            (PADDED_HEIGHT, shape.height),
            (PADDED_BREADTH, shape.breadth),
            (TOP, windows.rows.before),
            (LEFT, windows.columns.before),
            (POSITIONS, windows.count),
            (AT, self.append(shape.beginnings)),
            (SUMS, self.append(shape.sums)),
            (DEPTH, depth),
            (RUN, shape.run),
            (FILTERS, filters),
            (FIELDS, -1),
            (GRID, image),
            (SPREAD, image + values),
            (BLOCK, 2 * image + values),
        ):
            self.put(at, column, value)
        self.scratch = max(self.scratch, 2 * image + values + _whole(BLOCK_ROWS * depth))
        if pooling is not None:
            self.pool(at, pooling)
            if _suits_sparse(windows, pooling):
                places = np.array(taps(pooling)).reshape(-1)
                self.put(at, FIELDS, self.append(shape.beginnings[places]))


def _whole(values: int) -> int:
    """Whole vectors."""
    return -(-values // WIDTH) * WIDTH


def _suits_sparse(windows: Windows, pooling: Windows) -> bool:
    """Whether the sparse gradients are made for this."""
    axes = (windows.rows, windows.columns)
    plain = all((axis.size, axis.stride, axis.dilation) == (KERNEL, 1, 1) for axis in axes)
    apart = all(
        (axis.size, axis.stride, axis.before) == (POOL, POOL, 0) and axis.outputs * POOL <= axis.extent
        for axis in (pooling.rows, pooling.columns)
    )
    return plain and apart and windows.channels % WIDTH == 0
