"""Copies, sums and zeros of stretches of arrays."""

from __future__ import annotations

from engine.kernels.compiler import inline, kernel
from engine.kernels.simd import WIDTH, full, load, store


@inline
def copy(source, first, target, place, count):
    """target[place …] = source[first …]."""
    index = 0
    while index + WIDTH <= count:
        store(target, place + index, load(source, first + index, WIDTH), WIDTH)
        index += WIDTH
    if index < count:
        store(target, place + index, load(source, first + index, count - index), count - index)


@inline
def clear(array, first, count):
    """Zeros."""
    zero = full(array, 0.0)
    index = 0
    while index + WIDTH <= count:
        store(array, first + index, zero, WIDTH)
        index += WIDTH
    if index < count:
        store(array, first + index, zero, count - index)


@inline
def accumulate(source, first, target, place, count):
    """target[place …] += source[first …]."""
    index = 0
    while index + WIDTH <= count:
        value = load(target, place + index, WIDTH) + load(source, first + index, WIDTH)
        store(target, place + index, value, WIDTH)
        index += WIDTH
    if index < count:
        rest = count - index
        value = load(target, place + index, rest) + load(source, first + index, rest)
        store(target, place + index, value, rest)


@kernel
def sum_rows(array, first, rows, distance, target, place, columns, started):
    """The sums of the columns of a matrix with so much between its rows; added to what is there if `started`."""
    for column in range(0, columns, WIDTH):
        count = min(WIDTH, columns - column)
        total = full(array, 0.0)
        if started:
            total = load(target, place + column, count)
        for row in range(rows):
            total = total + load(array, first + row * distance + column, count)
        store(target, place + column, total, count)
