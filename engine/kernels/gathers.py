"""Matrix products of any size whose left factor is gathered from an array by a table of places.

A convolution is one: its windows are rows that nobody lays out.
"""

from __future__ import annotations

from typing import Any

from engine.kernels.compiler import inline
from engine.kernels.products import BYTES, ROWS, columns_of
from engine.kernels.tiles import gathered_tile
from engine.kernels.units import Units

NINE = 9
"""Values in a usual window of one channel: rows of the gradient of such weights."""

_whole, _ragged, _single, _narrow = (
    {rows: gathered_tile(rows, vectors, width, partial=partial) for rows in (ROWS, 2, 1)}
    for vectors, width, partial in (
        (2, BYTES, False),
        (2, BYTES, True),
        (1, BYTES, True),
        (1, BYTES // 2, True),
    )
)

_nine = gathered_tile(NINE, 1, BYTES, partial=True)


def _sweep(tiles: Any) -> Any:
    """A function that goes down a strip of columns, tile by tile."""
    many, two, one = tiles[ROWS], tiles[2], tiles[1]

    @inline
    def down(a, a0, table, at, sums, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns):
        row = 0
        while row + ROWS <= rows:
            many(a, a0, table, at + row, sums, b, b0, b_sum, c, c0 + row * c_row, c_row,
                 s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip
            row += ROWS
        while row + 2 <= rows:
            two(a, a0, table, at + row, sums, b, b0, b_sum, c, c0 + row * c_row, c_row,
                s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip
            row += 2
        if row < rows:
            one(a, a0, table, at + row, sums, b, b0, b_sum, c, c0 + row * c_row, c_row,
                s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip

    return down


_down_whole, _down_ragged, _down_single, _down_narrow = map(_sweep, (_whole, _ragged, _single, _narrow))


def _product(a, a0, table, at, sums, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns):
    width = columns_of(c)
    strip = 0
    while strip + 2 * width <= columns:
        _down_whole(a, a0, table, at, sums, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                    s, s0 + strip, s_row, started, rows, depth, 2 * width)  # fmt: skip
        strip += 2 * width
    left = columns - strip
    if left > width:
        _down_ragged(a, a0, table, at, sums, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip
    elif left > width // 2 and rows == NINE:
        _nine(a, a0, table, at, sums, b, b0 + strip, b_sum, c, c0 + strip, c_row,
              s, s0 + strip, s_row, started, depth, left)  # fmt: skip
    elif left > width // 2:
        _down_single(a, a0, table, at, sums, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip
    elif left > 0:
        _down_narrow(a, a0, table, at, sums, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip


GATHERED = Units("gathered", "aitiiaiiaiiaiiiiii")
GATHERED.define(0, _product)

_call = GATHERED.call


@inline
def gathered_product(
    a, a0, table, at, sums, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns
):
    """C = A B, plus a start where there is one. A is (rows, depth), B (depth, columns), C (rows, columns).

    For the arguments see `gathered_tile` and `tile`; `at`, `sums`: where the rows' places and those along the summed
    axis begin in the table.
    """
    _call(0, a, a0, table, at, sums, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns)
