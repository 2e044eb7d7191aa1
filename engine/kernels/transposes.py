"""Transposed copies of weights, which the gradients of inputs are multiplied with."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types

from engine.kernels.compiler import inline, intrinsic
from engine.kernels.simd import (
    I32,
    I64,
    WIDTH,
    data_pointer,
    first_places,
    load,
    masked_load,
    masked_store,
    store,
    vector_at,
)
from engine.kernels.units import Units


def _block(width: int) -> Any:
    """A function that transposes up to `width` rows and columns."""

    @intrinsic
    def compute(
        typing: Any, source: Any, s0: Any, s_row: Any, target: Any, t0: Any, t_row: Any, rows: Any, columns: Any
    ) -> Any:  # fmt: skip
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            S, s0, s_row, T, t0, t_row, rows, columns = arguments
            size = source.dtype.bitwidth // 8
            kind = ir.VectorType(context.get_value_type(source.dtype), width)
            ps, pt = data_pointer(context, builder, source, S), data_pointer(context, builder, target, T)
            numbers = [ir.Constant(I64, number) for number in range(width)]

            def place(pointer: Any, first: Any, distance: Any, number: Any) -> Any:
                return vector_at(
                    builder, builder.gep(pointer, [builder.add(first, builder.mul(distance, number))]), kind
                )

            def mask_of(limit: Any, number: Any, others: Any) -> Any:
                """Which of a row's places count: those of its columns, where it is a row at all."""
                none = ir.Constant(others.type, None)
                return builder.select(builder.icmp_signed("<", number, limit), others, none)

            reading, writing = (first_places(builder, limit, width) for limit in (columns, rows))
            values = [
                masked_load(builder, place(ps, s0, s_row, number), mask_of(rows, number, reading), kind, size)
                for number in numbers
            ]
            half = width // 2
            low = [index // 2 + (index % 2) * width for index in range(width)]
            shuffles = [
                ir.Constant(ir.VectorType(I32, width), [index + shift for index in low])
                for shift in (0, half)
            ]
            for _ in range(width.bit_length() - 1):
                values = [
                    builder.shuffle_vector(values[index // 2], values[index // 2 + half], shuffles[index % 2])
                    for index in range(width)
                ]
            for number, value in zip(numbers, values, strict=True):
                mask = mask_of(columns, number, writing)
                masked_store(builder, value, place(pt, t0, t_row, number), mask, size)
            return context.get_dummy_value()

        n = types.intp
        return types.void(source, n, n, target, n, n, n, n), generate

    return compute


_whole, _small = _block(WIDTH), _block(WIDTH // 2)


def _transpose(source, s0, s_row, target, t0, t_row, rows, columns):
    """Rows i and i + ½ width of a block are interleaved, log₂ width times over: a perfect shuffle of their bits."""
    if columns == 1 and s_row == 1:
        for i in range(0, rows, WIDTH):
            count = min(WIDTH, rows - i)
            store(target, t0 + i, load(source, s0 + i, count), count)
    elif rows <= WIDTH // 2 and columns <= WIDTH // 2:
        _small(source, s0, s_row, target, t0, t_row, rows, columns)
    else:
        for i in range(0, rows, WIDTH):
            for j in range(0, columns, WIDTH):
                _whole(
                    source, s0 + i * s_row + j, s_row, target, t0 + j * t_row + i, t_row,
                    min(WIDTH, rows - i), min(WIDTH, columns - j),
                )  # fmt: skip


TRANSPOSE = Units("transpose", "aiiaiiii")
TRANSPOSE.define(0, _transpose)

_call = TRANSPOSE.call


@inline
def transpose(source, s0, s_row, target, t0, t_row, rows, columns):
    """target[j, i] = source[i, j]; the distances are those between rows of each."""
    _call(0, source, s0, s_row, target, t0, t_row, rows, columns)
