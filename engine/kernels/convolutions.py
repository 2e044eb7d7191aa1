"""Convolutions, with a max pooling behind them where there is one: sample by sample, while everything is in the cache.

A sample is copied into a border of zeros; its windows are then gathered from there by the products themselves. The
gradients of the weights are summed over groups of samples, each group's by itself and then in their order, so that they
do not depend on who computes which samples.
"""

from __future__ import annotations

from engine.kernels.compiler import inline, kernel
from engine.kernels.gathers import gathered_product
from engine.kernels.plans import (
    APART,
    AT,
    BIAS,
    BLOCK,
    BLOCK_ROWS,
    BREADTH,
    CHANNELS,
    CODES,
    DEPTH,
    FIELDS,
    FILTERS,
    GRID,
    GROUP,
    HEIGHT,
    LEFT,
    PADDED_BREADTH,
    PADDED_HEIGHT,
    PARTIAL,
    POSITIONS,
    RUN,
    SPREAD,
    SUMS,
    TAPS,
    TOP,
    WINDOWS,
)
from engine.kernels.pooling import find_largest, spread_largest
from engine.kernels.products import product
from engine.kernels.simd import WIDTH
from engine.kernels.sparse import input_gradients, weight_gradients
from engine.kernels.stretches import accumulate, clear, copy, sum_rows
from engine.kernels.transposes import transpose


@inline
def _size(table, at):
    """Values of a sample."""
    return table[at + HEIGHT] * table[at + BREADTH] * table[at + CHANNELS]


@inline
def _padded_size(table, at):
    return table[at + PADDED_HEIGHT] * table[at + PADDED_BREADTH] * table[at + CHANNELS]


@inline
def _row(table, at, row):
    """Where a row of a sample stands between its borders."""
    channels = table[at + CHANNELS]
    return ((table[at + TOP] + row) * table[at + PADDED_BREADTH] + table[at + LEFT]) * channels


@kernel
def _frame(table, at, array, x, target):
    """Copy a sample into its borders."""
    length = table[at + BREADTH] * table[at + CHANNELS]
    clear(array, target, _padded_size(table, at))
    for row in range(table[at + HEIGHT]):
        copy(array, x + row * length, array, target + _row(table, at, row), length)


@kernel
def _crop(table, at, array, source, x):
    """Copy a sample out of its borders."""
    length = table[at + BREADTH] * table[at + CHANNELS]
    for row in range(table[at + HEIGHT]):
        copy(array, source + _row(table, at, row), array, x + row * length, length)


def convolve(
    table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number
):  # fmt: skip
    positions, windows, filters = table[at + POSITIONS], table[at + WINDOWS], table[at + FILTERS]
    for sample in range(first, last):
        _frame(table, at, work, x + sample * _size(table, at), scratch)
        target = y + sample * positions * filters
        if windows:
            target = scratch + table[at + GRID]
        gathered_product(
            work, scratch, table, table[at + AT], table[at + SUMS], theta, weight, filters, work, target, filters,
            theta, bias, 0, table[at + BIAS], positions, table[at + DEPTH], filters,
        )  # fmt: skip
        if windows:
            place = sample * windows * filters
            find_largest(
                table,
                table[at + TAPS],
                windows,
                filters,
                work,
                target,
                y + place,
                base + table[at + CODES] + place,
            )


@inline
def _group_room(table, at):
    """Values of a group's gradients: of the weights, then of the offsets."""
    return -(-(table[at + DEPTH] + 1) * table[at + FILTERS] // WIDTH) * WIDTH


@kernel
def _fold(table, at, work, grid, transposed, turned, scratch, target):
    """The gradient of a padded sample: those of all windows, laid over one another."""
    positions, depth, filters, run = (
        table[at + POSITIONS], table[at + DEPTH], table[at + FILTERS], table[at + RUN]
    )  # fmt: skip
    block = scratch + table[at + BLOCK]
    for begin in range(0, positions, BLOCK_ROWS):
        rows = min(BLOCK_ROWS, positions - begin)
        product(
            work, grid + begin * filters, filters, 1, transposed, turned, depth, work, block, depth,
            transposed, 0, 0, 0, rows, filters, depth,
        )  # fmt: skip
        for row in range(rows):
            place = target + table[table[at + AT] + begin + row]
            for piece in range(0, depth, run):
                accumulate(
                    work, block + row * depth + piece, work, place + table[table[at + SUMS] + piece], run
                )


def convolve_back(
    table, at, work, x, delta, below, base, transposed, turned, scratch, first, last, number
):  # fmt: skip
    positions, windows, filters, depth = (
        table[at + POSITIONS], table[at + WINDOWS], table[at + FILTERS], table[at + DEPTH]
    )  # fmt: skip
    outputs = windows or positions
    fields, channels = table[at + FIELDS], table[at + CHANNELS]
    piece = table[at + PADDED_BREADTH] * channels
    image, spread = scratch, scratch + table[at + SPREAD]
    for sample in range(first, last):
        given = delta + sample * outputs * filters
        codes = base + table[at + CODES] + sample * outputs * filters
        sums = base + table[at + PARTIAL] + sample // table[at + GROUP] * _group_room(table, at)
        started = int(sample % table[at + GROUP] != 0)
        if table[at + BIAS]:
            sum_rows(work, given, outputs, filters, work, sums + depth * filters, filters, started)
        _frame(table, at, work, x + sample * _size(table, at), image)
        grid = given
        if fields >= 0:
            weight_gradients(
                work,
                image,
                piece,
                table,
                fields,
                work,
                given,
                codes,
                filters,
                windows,
                channels,
                work,
                sums,
                started,
            )
        else:
            if windows:
                grid = scratch + table[at + GRID]
                spread_largest(
                    table,
                    table[at + TAPS],
                    windows,
                    filters,
                    work,
                    given,
                    codes,
                    grid,
                    positions,
                    table[at + APART],
                )
            gathered_product(
                work, image, table, table[at + SUMS], table[at + AT], work, grid, filters, work, sums, filters,
                work, sums, filters, started, depth, positions, filters,
            )  # fmt: skip
        if below >= 0:
            clear(work, spread, _padded_size(table, at))
            if fields >= 0:
                input_gradients(
                    work, spread, piece, table, fields, work, given, codes, filters, windows, channels,
                    transposed, turned,
                )  # fmt: skip
            else:
                _fold(table, at, work, grid, transposed, turned, scratch, spread)
            _crop(table, at, work, spread, below + sample * _size(table, at))


def collect(table, at, work, base, batch, scratch, row, to_row, gradient, place, offsets):
    depth, filters, room = table[at + DEPTH], table[at + FILTERS], _group_room(table, at)
    groups = (batch + table[at + GROUP] - 1) // table[at + GROUP]
    sums, rows = base + table[at + PARTIAL], to_row - row
    if table[at + FIELDS] >= 0:
        for filter_ in range(filters):
            sum_rows(
                work, sums + filter_ * depth + row, groups, room, work, scratch + filter_ * rows, rows, 0
            )
        transpose(work, scratch, rows, gradient, place, filters, filters, rows)
    else:
        sum_rows(work, sums + row * filters, groups, room, gradient, place, rows * filters, 0)
    if offsets >= 0:
        sum_rows(work, sums + depth * filters, groups, room, gradient, offsets, filters, 0)
