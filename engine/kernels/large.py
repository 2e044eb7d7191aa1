"""Dense layers of many weights, strip by strip of columns.

The rows of a wide matrix lie so far apart that a strip of its columns finds no room in a near cache: its lines fall
into few places there. So a strip is copied before products are made with it, its rows one behind the other. On the way
back it is transposed meanwhile: no transposed copy of the weights has to be kept up.
"""

from __future__ import annotations

from engine.kernels.compiler import inline
from engine.kernels.plans import BATCH, BIAS, DEPTH, FILTERS, INPUT, PARTIAL
from engine.kernels.products import columns_of, product
from engine.kernels.stretches import copy, sum_rows
from engine.kernels.transposes import transpose

STRIPS = 4
"""Copied at a time: longer pieces of each row are read at once."""

MOST_COLUMNS = 32
"""Of a strip, on any machine."""

FEW_SAMPLES = 24
"""Up to which copying a strip takes longer than it saves."""


@inline
def _width(array):
    """Columns of a strip."""
    return 2 * columns_of(array)


def large(
    table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number
):  # fmt: skip
    inputs, outputs, width = table[at + DEPTH], table[at + FILTERS], _width(work)
    x, y, samples = x + first * inputs, y + first * outputs, last - first
    if samples <= FEW_SAMPLES:
        product(
            work, x, inputs, 1, theta, weight, outputs, work, y, outputs, theta, bias, 0, table[at + BIAS],
            samples, inputs, outputs,
        )  # fmt: skip
        return
    for begin in range(0, outputs, STRIPS * width):
        end = min(begin + STRIPS * width, outputs)
        for row in range(inputs):
            for strip in range(begin, end, width):
                copy(
                    theta, weight + row * outputs + strip, work,
                    scratch + (strip - begin) * inputs + row * width, min(width, end - strip),
                )  # fmt: skip
        for strip in range(begin, end, width):
            product(
                work, x, inputs, 1, work, scratch + (strip - begin) * inputs, width, work, y + strip, outputs,
                theta, bias + strip, 0, table[at + BIAS], samples, inputs, min(width, end - strip),
            )  # fmt: skip


def large_back(
    table, at, work, x, delta, below, base, weights, place, scratch, first, last, number
):  # fmt: skip
    inputs, outputs, width = table[at + DEPTH], table[at + FILTERS], _width(work)
    strips = base + table[at + PARTIAL]
    for sample in range(first, last):
        for strip in range(0, outputs, width):
            copy(
                work, delta + sample * outputs + strip, work,
                strips + strip * table[at + BATCH] + sample * width, min(width, outputs - strip),
            )  # fmt: skip
    if below < 0:
        return
    for strip in range(0, inputs, width):
        columns = min(width, inputs - strip)
        transpose(weights, place + strip * outputs, outputs, work, scratch, width, columns, outputs)
        product(
            work, delta + first * outputs, outputs, 1, work, scratch, width,
            work, below + first * inputs + strip, inputs, weights, 0, 0, 0, last - first, outputs, columns,
        )  # fmt: skip


def collect(table, at, work, base, batch, scratch, row, to_row, gradient, place, offsets):
    inputs, outputs, width = table[at + DEPTH], table[at + FILTERS], _width(work)
    for strip in range(0, outputs, width):
        begin, columns = base + table[at + PARTIAL] + strip * batch, min(width, outputs - strip)
        product(
            work, base + table[at + INPUT] + row, 1, inputs, work, begin, width,
            gradient, place + strip, outputs, gradient, 0, 0, 0, to_row - row, batch, columns,
        )  # fmt: skip
        if offsets >= 0:
            sum_rows(work, begin, batch, width, gradient, offsets + strip, columns, 0)
