"""C = start + A B on a tile of C that stays in registers: what all matrix products are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from llvmlite import ir
from numba.core import types

from engine.kernels.compiler import intrinsic
from engine.kernels.simd import (
    I64,
    data_pointer,
    first_places,
    masked_load,
    masked_store,
    multiply_add,
    splat,
    vector_at,
)


class Shape(NamedTuple):
    """Rows of a tile, its vectors of columns, and their bytes; `partial`: the last vector is not full."""

    rows: int
    vectors: int
    width: int
    partial: bool


def tile(rows: int, vectors: int, width: int, *, partial: bool) -> Any:
    """A function that computes `rows` rows and `vectors` vectors (`width` bytes each) of columns of C.

    `partial`: the last vector is not full.

    Its arguments are arrays with the place of their first element and the distances between neighbors: of A along
    rows and along the summed axis, of B along the summed axis (its columns lie beside one another), of C along rows,
    of the start along rows (0 for one row that stands for all; a flag tells whether there is one). Then come the
    length of the summed axis and the columns.

    Each element is one sum from the first to the last product, so it does not depend on how C is cut into tiles.
    """
    shape = Shape(rows, vectors, width, partial)

    @intrinsic
    def compute(
        typing: Any, a: Any, a0: Any, a_row: Any, a_sum: Any, b: Any, b0: Any, b_sum: Any, c: Any, c0: Any,
        c_row: Any, s: Any, s0: Any, s_row: Any, started: Any, depth: Any, columns: Any,
    ) -> Any:  # fmt: skip
        n = types.intp

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            A, a0, a_row, a_sum, B, *rest = arguments
            pa = data_pointer(context, builder, a, A)

            def left(index: Any) -> list[Any]:
                column = offset(builder, pa, a0, builder.mul(a_sum, index))
                return [
                    builder.load(offset(builder, column, times(builder, a_row, row))) for row in range(rows)
                ]

            return emit(context, builder, shape, left, (b, c, s), (B, *rest))

        return types.void(a, n, n, n, b, n, n, c, n, n, s, n, n, n, n, n), generate

    return compute


def gathered_tile(rows: int, vectors: int, width: int, *, partial: bool) -> Any:
    """The same where A lies anywhere: its element (i, k) stands at a0 + table[rows_at + i] + table[sums_at + k]."""
    shape = Shape(rows, vectors, width, partial)

    @intrinsic
    def compute(
        typing: Any, a: Any, a0: Any, table: Any, rows_at: Any, sums_at: Any, b: Any, b0: Any, b_sum: Any,
        c: Any, c0: Any, c_row: Any, s: Any, s0: Any, s_row: Any, started: Any, depth: Any, columns: Any,
    ) -> Any:  # fmt: skip
        n = types.intp

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            A, a0, T, rows_at, sums_at, B, *rest = arguments
            pa, pt = data_pointer(context, builder, a, A), data_pointer(context, builder, table, T)
            places = [
                builder.load(offset(builder, pt, rows_at, ir.Constant(I64, row))) for row in range(rows)
            ]
            begins = [offset(builder, pa, a0, place) for place in places]

            def left(index: Any) -> list[Any]:
                place = builder.load(offset(builder, pt, sums_at, index))
                return [builder.load(offset(builder, begin, place)) for begin in begins]

            return emit(context, builder, shape, left, (b, c, s), (B, *rest))

        return types.void(a, n, table, n, n, b, n, n, c, n, n, s, n, n, n, n, n), generate

    return compute


def offset(builder: Any, pointer: Any, *places: Any) -> Any:
    """An address so many elements further."""
    for place in places:
        pointer = builder.gep(pointer, [place])
    return pointer


def times(builder: Any, distance: Any, number: int) -> Any:
    """A multiple of a distance."""
    return builder.mul(distance, ir.Constant(I64, number))


def emit(
    context: Any, builder: Any, shape: Shape, left: Callable[[Any], list[Any]], arrays: Any, arguments: Any
) -> Any:
    """Write a tile's instructions.

    Args:
        left: writes the loads of the elements of A in all rows, for an index along the summed axis.
        arrays: Numba's types of B, C and the start.
        arguments: those of a tile from B on.
    """
    rows, vectors, width, partial = shape
    b, c, s = arrays
    B, b0, b_sum, C, c0, c_row, S, s0, s_row, started, depth, columns = arguments
    size = c.dtype.bitwidth // 8
    count = width // size
    kind = ir.VectorType(context.get_value_type(c.dtype), count)
    pb, pc, ps = (data_pointer(context, builder, array, value) for array, value in ((b, B), (c, C), (s, S)))
    mask = None
    if partial:
        last = builder.sub(columns, ir.Constant(I64, count * (vectors - 1)))
        mask = first_places(builder, last, count)

    def read(pointer: Any, vector: int) -> Any:
        pointer = vector_at(builder, builder.gep(pointer, [ir.Constant(I64, vector * count)]), kind)
        if partial and vector == vectors - 1:
            return masked_load(builder, pointer, mask, kind, size)
        return builder.load(pointer, align=size)

    def write(value: Any, pointer: Any, vector: int) -> None:
        pointer = vector_at(builder, builder.gep(pointer, [ir.Constant(I64, vector * count)]), kind)
        if partial and vector == vectors - 1:
            masked_store(builder, value, pointer, mask, size)
        else:
            builder.store(value, pointer, align=size)

    places = [(row, vector) for row in range(rows) for vector in range(vectors)]
    function, before = builder.function, builder.block
    begin, head, body, done = (
        function.append_basic_block(f"tile.{name}") for name in ("begin", "head", "body", "done")
    )
    builder.cbranch(builder.icmp_signed("!=", started, ir.Constant(I64, 0)), begin, head)

    builder.position_at_end(begin)
    starts = {
        place: read(offset(builder, ps, s0, times(builder, s_row, place[0])), place[1]) for place in places
    }
    builder.branch(head)

    builder.position_at_end(head)
    index = builder.phi(I64)
    index.add_incoming(ir.Constant(I64, 0), before)
    index.add_incoming(ir.Constant(I64, 0), begin)
    sums = {place: builder.phi(kind) for place in places}
    for place, value in sums.items():
        value.add_incoming(ir.Constant(kind, None), before)
        value.add_incoming(starts[place], begin)
    builder.cbranch(builder.icmp_signed("<", index, depth), body, done)

    builder.position_at_end(body)
    row_of_b = offset(builder, pb, b0, builder.mul(b_sum, index))
    right = [read(row_of_b, vector) for vector in range(vectors)]
    factors = [splat(builder, value, count) for value in left(index)]
    for place, value in sums.items():
        row, vector = place
        value.add_incoming(multiply_add(builder, factors[row], right[vector], value), body)
    index.add_incoming(builder.add(index, ir.Constant(I64, 1)), body)
    builder.branch(head)

    builder.position_at_end(done)
    for place, value in sums.items():
        write(value, offset(builder, pc, c0, times(builder, c_row, place[0])), place[1])
    return context.get_dummy_value()
