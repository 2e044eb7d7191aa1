"""C = start + A B on a tile of C that stays in registers: what all matrix products are made of."""

from __future__ import annotations

from typing import Any

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


def tile(rows: int, vectors: int, width: int, *, partial: bool) -> Any:
    """A function that computes `rows` rows and `vectors` vectors (`width` bytes each) of columns of C.

    `partial`: the last vector is not full.

    Its arguments are arrays with the place of their first element and the distances between neighbors: of A along
    rows and along the summed axis, of B along the summed axis (its columns lie beside one another), of C along rows,
    of the start along rows (0 for one row that stands for all; a flag tells whether there is one). Then come the
    length of the summed axis and the columns.

    Each element is one sum from the first to the last product, so it does not depend on how C is cut into tiles.
    """

    @intrinsic
    def compute(
        typing: Any, a: Any, a0: Any, a_row: Any, a_sum: Any, b: Any, b0: Any, b_sum: Any, c: Any, c0: Any,
        c_row: Any, s: Any, s0: Any, s_row: Any, started: Any, depth: Any, columns: Any,
    ) -> Any:  # fmt: skip
        n = types.intp

        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            A, a0, a_row, a_sum, B, b0, b_sum, C, c0, c_row, S, s0, s_row, started, depth, columns = arguments
            size = a.dtype.bitwidth // 8
            count = width // size
            kind = ir.VectorType(context.get_value_type(a.dtype), count)
            pa, pb, pc, ps = (
                data_pointer(context, builder, array, value)
                for array, value in ((a, A), (b, B), (c, C), (s, S))
            )
            mask = None
            if partial:
                last = builder.sub(columns, ir.Constant(I64, count * (vectors - 1)))
                mask = first_places(builder, last, count)

            def offset(pointer: Any, *places: Any) -> Any:
                for place in places:
                    pointer = builder.gep(pointer, [place])
                return pointer

            def times(distance: Any, number: int) -> Any:
                return builder.mul(distance, ir.Constant(I64, number))

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
            starts = {place: read(offset(ps, s0, times(s_row, place[0])), place[1]) for place in places}
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
            row_of_b = offset(pb, b0, builder.mul(b_sum, index))
            column_of_a = offset(pa, a0, builder.mul(a_sum, index))
            right = [read(row_of_b, vector) for vector in range(vectors)]
            left = [
                splat(builder, builder.load(offset(column_of_a, times(a_row, row))), count)
                for row in range(rows)
            ]
            for place, value in sums.items():
                row, vector = place
                value.add_incoming(multiply_add(builder, left[row], right[vector], value), body)
            index.add_incoming(builder.add(index, ir.Constant(I64, 1)), body)
            builder.branch(head)

            builder.position_at_end(done)
            for place, value in sums.items():
                write(value, offset(pc, c0, times(c_row, place[0])), place[1])
            return context.get_dummy_value()

        return types.void(a, n, n, n, b, n, n, c, n, n, s, n, n, n, n, n), generate

    return compute
