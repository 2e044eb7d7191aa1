"""Transposed copies of weights, which the gradients of inputs are multiplied with."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types

from engine.kernels.compiler import intrinsic, kernel
from engine.kernels.simd import (
    I32,
    I64,
    WIDTH,
    data_pointer,
    first_places,
    masked_load,
    masked_store,
    vector_at,
)


@intrinsic
def _block(
    typing: Any, source: Any, s0: Any, s_row: Any, target: Any, t0: Any, t_row: Any, rows: Any, columns: Any
) -> Any:
    """target[j, i] = source[i, j] for up to WIDTH rows and columns.

    Rows i and i + ½WIDTH are interleaved, log₂ WIDTH times over: a perfect shuffle of the bits of the indices.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        S, s0, s_row, T, t0, t_row, rows, columns = arguments
        size = source.dtype.bitwidth // 8
        kind = ir.VectorType(context.get_value_type(source.dtype), WIDTH)
        ps, pt = data_pointer(context, builder, source, S), data_pointer(context, builder, target, T)

        def bounded(limit: Any, number: int) -> Any:
            """How many numbers of row `number` count: all of `limit`'s other axis, or none."""
            return builder.icmp_signed("<", ir.Constant(I64, number), limit)

        reading, writing = first_places(builder, columns), first_places(builder, rows)
        none = ir.Constant(reading.type, None)
        values = []
        for row in range(WIDTH):
            place = builder.gep(ps, [builder.add(s0, builder.mul(s_row, ir.Constant(I64, row)))])
            mask = builder.select(bounded(rows, row), reading, none)
            values.append(masked_load(builder, vector_at(builder, place, kind), mask, kind, size))
        half = WIDTH // 2
        low = [index // 2 + (index % 2) * WIDTH for index in range(WIDTH)]
        masks = [
            ir.Constant(ir.VectorType(I32, WIDTH), [index + shift for index in low]) for shift in (0, half)
        ]
        for _ in range(WIDTH.bit_length() - 1):
            values = [
                builder.shuffle_vector(values[index // 2], values[index // 2 + half], masks[index % 2])
                for index in range(WIDTH)
            ]
        for column in range(WIDTH):
            place = builder.gep(pt, [builder.add(t0, builder.mul(t_row, ir.Constant(I64, column)))])
            mask = builder.select(bounded(columns, column), writing, none)
            masked_store(builder, values[column], vector_at(builder, place, kind), mask, size)
        return context.get_dummy_value()

    n = types.intp
    return types.void(source, n, n, target, n, n, n, n), generate


@kernel
def transpose(source, s0, s_row, target, t0, t_row, rows, columns):
    """target[j, i] = source[i, j]; the distances are those between rows of each."""
    for i in range(0, rows, WIDTH):
        for j in range(0, columns, WIDTH):
            _block(
                source, s0 + i * s_row + j, s_row, target, t0 + j * t_row + i, t_row,
                min(WIDTH, rows - i), min(WIDTH, columns - j),
            )  # fmt: skip
