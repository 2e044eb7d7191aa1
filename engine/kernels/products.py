"""Matrix products of any size, tile by tile."""

from __future__ import annotations

from typing import Any

from llvmlite import binding
from numba.core import types

from engine.kernels.compiler import inline, intrinsic
from engine.kernels.tiles import tile
from engine.kernels.units import Units

_MANY_REGISTERS = bool(binding.get_host_cpu_features().get("avx512f"))
BYTES = 64 if _MANY_REGISTERS else 32
"""Of a vector of columns; half as many where few columns are left."""

ROWS = 8 if _MANY_REGISTERS else 4
"""Of a tile: with two vectors each, as many sums as the registers hold."""

_whole, _ragged, _single, _narrow = (
    {rows: tile(rows, vectors, width, partial=partial) for rows in (ROWS, 2, 1)}
    for vectors, width, partial in (
        (2, BYTES, False),
        (2, BYTES, True),
        (1, BYTES, True),
        (1, BYTES // 2, True),
    )
)


@intrinsic
def columns_of(typing: Any, array: Any) -> Any:
    """Numbers in a vector of columns."""
    count = BYTES * 8 // array.dtype.bitwidth
    return types.intp(array), lambda context, builder, *_: context.get_constant(types.intp, count)


def _sweep(tiles: Any) -> Any:
    """A function that goes down a strip of columns, tile by tile."""
    many, two, one = tiles[ROWS], tiles[2], tiles[1]

    @inline
    def down(a, a0, a_row, a_sum, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns):
        row = 0
        while row + ROWS <= rows:
            many(a, a0 + row * a_row, a_row, a_sum, b, b0, b_sum, c, c0 + row * c_row, c_row,
                 s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip
            row += ROWS
        while row + 2 <= rows:
            two(a, a0 + row * a_row, a_row, a_sum, b, b0, b_sum, c, c0 + row * c_row, c_row,
                s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip
            row += 2
        if row < rows:
            one(a, a0 + row * a_row, a_row, a_sum, b, b0, b_sum, c, c0 + row * c_row, c_row,
                s, s0 + row * s_row, s_row, started, depth, columns)  # fmt: skip

    return down


_down_whole, _down_ragged, _down_single, _down_narrow = map(_sweep, (_whole, _ragged, _single, _narrow))


def _product(a, a0, a_row, a_sum, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns):
    width = columns_of(c)
    strip = 0
    while strip + 2 * width <= columns:
        _down_whole(a, a0, a_row, a_sum, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                    s, s0 + strip, s_row, started, rows, depth, 2 * width)  # fmt: skip
        strip += 2 * width
    left = columns - strip
    if left > width:
        _down_ragged(a, a0, a_row, a_sum, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip
    elif left > width // 2:
        _down_single(a, a0, a_row, a_sum, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip
    elif left > 0:
        _down_narrow(a, a0, a_row, a_sum, b, b0 + strip, b_sum, c, c0 + strip, c_row,
                     s, s0 + strip, s_row, started, rows, depth, left)  # fmt: skip


PRODUCT = Units("product", "aiiiaiiaiiaiiiiii")
PRODUCT.define(0, _product)

_call = PRODUCT.call


@inline
def product(a, a0, a_row, a_sum, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns):
    """C = A B, plus a start where there is one. A is (rows, depth), B (depth, columns), C (rows, columns).

    For the arguments see `tile`; A may be a transpose, its distances are free.
    """
    _call(0, a, a0, a_row, a_sum, b, b0, b_sum, c, c0, c_row, s, s0, s_row, started, rows, depth, columns)
