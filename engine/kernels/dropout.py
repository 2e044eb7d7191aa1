"""Dropout with the masks of `engine.layers.dropout`, bit for bit."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types

from engine.kernels.compiler import intrinsic
from engine.kernels.plans import CODES, FILTERS, STREAM
from engine.kernels.simd import (
    I32,
    I64,
    WIDTH,
    data_pointer,
    first_places,
    load,
    masked_store,
    splat,
    store,
    vector_at,
)
from engine.random import KEY_STEPS, LOW_WORD, MULTIPLIERS, ROUNDS, Purpose

BLOCKS = 8
"""Of four words each, drawn at a time."""

WORDS = 4 * BLOCKS
_LAYER = int(Purpose.LAYER)


@intrinsic
def _mask(
    typing: Any, array: Any, place: Any, count: Any, block: Any, sample: Any, step: Any, seed: Any, stream: Any,
    rate: Any,
) -> Any:  # fmt: skip
    """Write the mask of up to WORDS values of a sample, the first of which is the first word of a block."""
    n = types.int64

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        A, place, count, block, sample, step, seed, stream, rate = arguments
        size = array.dtype.bitwidth // 8
        wide = ir.VectorType(I64, BLOCKS)

        def all_of(value: int) -> Any:
            return ir.Constant(wide, [value] * BLOCKS)

        low, half = all_of(LOW_WORD), all_of(32)
        index = builder.add(splat(builder, block, BLOCKS), ir.Constant(wide, list(range(BLOCKS))))
        c0, c1 = builder.and_(index, low), builder.and_(splat(builder, sample, BLOCKS), low)
        time = splat(builder, step, BLOCKS)
        c2, c3 = builder.and_(time, low), builder.lshr(time, half)
        k0, k1 = splat(builder, seed, BLOCKS), splat(builder, stream, BLOCKS)
        for _ in range(ROUNDS):
            product0, product1 = (
                builder.mul(c, all_of(multiplier))
                for c, multiplier in zip((c0, c2), MULTIPLIERS, strict=True)
            )
            c0 = builder.xor(builder.xor(builder.lshr(product1, half), c1), k0)
            c2 = builder.xor(builder.xor(builder.lshr(product0, half), c3), k1)
            c1, c3 = builder.and_(product1, low), builder.and_(product0, low)
            k0, k1 = (
                builder.and_(builder.add(k, all_of(more)), low)
                for k, more in zip((k0, k1), KEY_STEPS, strict=True)
            )
        words = [builder.trunc(c, ir.VectorType(I32, BLOCKS)) for c in (c0, c1, c2, c3)]
        pairs = [
            builder.shuffle_vector(a, b, ir.Constant(ir.VectorType(I32, 2 * BLOCKS), list(range(2 * BLOCKS))))
            for a, b in (words[:2], words[2:])
        ]
        order = [word * BLOCKS + index for index in range(BLOCKS) for word in range(4)]
        drawn = builder.shuffle_vector(*pairs, ir.Constant(ir.VectorType(I32, WORDS), order))
        number = context.get_value_type(array.dtype)
        kind = ir.VectorType(number, WORDS)
        drawn = builder.lshr(drawn, ir.Constant(drawn.type, [8] * WORDS))
        uniform = builder.fmul(builder.uitofp(drawn, kind), ir.Constant(kind, [2.0**-24] * WORDS))
        scale = builder.fdiv(
            ir.Constant(ir.DoubleType(), 1.0), builder.fsub(ir.Constant(ir.DoubleType(), 1.0), rate)
        )
        rate, scale = (
            splat(builder, context.cast(builder, value, types.float64, array.dtype), WORDS)
            for value in (rate, scale)
        )
        kept = builder.select(builder.fcmp_ordered(">=", uniform, rate), scale, ir.Constant(kind, None))
        pointer = builder.gep(data_pointer(context, builder, array, A), [place])
        masked_store(
            builder, kept, vector_at(builder, pointer, kind), first_places(builder, count, WORDS), size
        )
        return context.get_dummy_value()

    return types.void(array, n, n, n, n, n, n, n, types.float64), generate


def drop(
    table, at, work, x, y, base, theta, weight, bias, scratch, seed, step, first, last, number
):  # fmt: skip
    size = table[at + FILTERS]
    stream = _LAYER | table[at + STREAM] << 8
    for sample in range(first, last):
        begin = sample * size
        mask = base + table[at + CODES] + begin
        for place in range(0, size, WORDS):
            _mask(
                work, mask + place, min(WORDS, size - place), place // 4, sample, step, seed, stream, number
            )
        for place in range(0, size, WIDTH):
            count = min(WIDTH, size - place)
            value = load(work, x + begin + place, count) * load(work, mask + place, count)
            store(work, y + begin + place, value, count)


def drop_back(
    table, at, work, x, delta, below, base, transposed, turned, scratch, first, last, number
):  # fmt: skip
    size = table[at + FILTERS]
    mask = base + table[at + CODES]
    for place in range(first * size, last * size, WIDTH):
        count = min(WIDTH, last * size - place)
        value = load(work, delta + place, count) * load(work, mask + place, count)
        store(work, below + place, value, count)
