"""The gradients of a 3×3 convolution below a max pooling by 2, which leaves three quarters of its outputs without any.

Positions whose gradient is zero are passed over. The weights' gradients stay in registers for one filter at a time,
while all positions pass; the inputs' for one window of the pooling at a time, while all filters pass.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types

from engine.kernels.compiler import intrinsic, kernel
from engine.kernels.products import BYTES, columns_of
from engine.kernels.simd import (
    I64,
    data_pointer,
    first_places,
    masked_load,
    multiply_add,
    splat,
    vector_at,
)

KERNEL, POOL = 3, 2
"""Extents that this is made for."""

FIELD = KERNEL + POOL - 1
"""Extent of what a window of the pooling sees."""

FILTERS = 32
"""That are looked at together."""


@intrinsic
def _filter(
    typing: Any, image: Any, x: Any, piece: Any, table: Any, windows: Any, signal: Any, d: Any, codes: Any,
    step: Any, count: Any, sums: Any, g: Any, run: Any, started: Any,
) -> Any:  # fmt: skip
    """Three vectors of each row of a filter's window; see `weight_gradients`."""
    n = types.intp

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        A, x, piece, T, windows, D, d, codes, step, count, G, g, run, started = arguments
        size = image.dtype.bitwidth // 8
        width = BYTES // size
        number = context.get_value_type(image.dtype)
        kind = ir.VectorType(number, width)
        pa, pd, pg, pt = (
            data_pointer(context, builder, array, value)
            for array, value in ((image, A), (signal, D), (sums, G), (table, T))
        )
        places = [(row, vector) for row in range(KERNEL) for vector in range(KERNEL)]

        def at(pointer: Any, distance: Any, place: Any) -> Any:
            row, vector = place
            pointer = builder.gep(pointer, [builder.mul(distance, ir.Constant(I64, row))])
            return vector_at(builder, builder.gep(pointer, [ir.Constant(I64, vector * width)]), kind)

        own = builder.gep(pg, [g])
        function, before = builder.function, builder.block
        begin, head, body, some, after, done = (
            function.append_basic_block(f"filter.{name}")
            for name in ("begin", "head", "body", "some", "after", "done")
        )
        builder.cbranch(builder.icmp_signed("!=", started, ir.Constant(I64, 0)), begin, head)
        builder.position_at_end(begin)
        starts = {place: builder.load(at(own, run, place), align=size) for place in places}
        builder.branch(head)

        builder.position_at_end(head)
        index = builder.phi(I64)
        index.add_incoming(ir.Constant(I64, 0), before)
        index.add_incoming(ir.Constant(I64, 0), begin)
        totals = {place: builder.phi(kind) for place in places}
        for place, value in totals.items():
            value.add_incoming(ir.Constant(kind, None), before)
            value.add_incoming(starts[place], begin)
        builder.cbranch(builder.icmp_signed("<", index, count), body, done)

        builder.position_at_end(body)
        distance = builder.mul(index, step)
        given = builder.load(builder.gep(builder.gep(pd, [d]), [distance]))
        builder.cbranch(builder.fcmp_unordered("!=", given, ir.Constant(number, 0.0)), some, after)

        builder.position_at_end(some)
        code = builder.fptosi(builder.load(builder.gep(builder.gep(pd, [codes]), [distance])), I64)
        first = builder.mul(index, ir.Constant(I64, POOL * POOL))
        window = builder.load(builder.gep(builder.gep(pt, [windows]), [builder.add(first, code)]))
        seen = builder.gep(builder.gep(pa, [x]), [window])
        factor = splat(builder, given, width)
        grown = {
            place: multiply_add(builder, factor, builder.load(at(seen, piece, place), align=size), value)
            for place, value in totals.items()
        }
        builder.branch(after)

        builder.position_at_end(after)
        for place, value in totals.items():
            kept = builder.phi(kind)
            kept.add_incoming(value, body)
            kept.add_incoming(grown[place], some)
            value.add_incoming(kept, after)
        index.add_incoming(builder.add(index, ir.Constant(I64, 1)), after)
        builder.branch(head)

        builder.position_at_end(done)
        for place, value in totals.items():
            builder.store(value, at(own, run, place), align=size)
        return context.get_dummy_value()

    return types.void(image, n, n, table, n, signal, n, n, n, n, sums, n, n, n), generate


@kernel
def weight_gradients(
    image, x, piece, table, windows, signal, d, codes, filters, count, channels, sums, g, started
):
    """Add a sample's share to the transposed gradient of the weights, (filters, 9 · channels), or begin it.

    Args:
        image: holds the padded image from `x` on; `piece` is the distance between its rows.
        table: holds from `windows` on where each position of each window of the pooling begins in the image.
        signal: the gradient of the pooled outputs from `d` on, and from `codes` on which position they are of.
        count: windows of the pooling.
        started: whether there is something to add to, from `g` on in `sums`.
    """
    step = KERNEL * columns_of(image)
    run = KERNEL * channels
    for filter_ in range(filters):
        for across in range(0, run, step):
            _filter(
                image, x + across, piece, table, windows, signal, d + filter_, codes + filter_, filters, count,
                sums, g + filter_ * KERNEL * run + across, run, started,
            )  # fmt: skip


@intrinsic
def _window(
    typing: Any, image: Any, z: Any, piece: Any, channels: Any, signal: Any, d: Any, codes: Any, filters: Any,
    weights: Any, w: Any,
) -> Any:  # fmt: skip
    """A vector of channels of what a window of the pooling sees; see `input_gradients`."""
    n = types.intp

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        A, z, piece, channels, D, d, codes, filters, W, w = arguments
        size = image.dtype.bitwidth // 8
        width = BYTES // size
        number = context.get_value_type(image.dtype)
        kind = ir.VectorType(number, width)
        wide = ir.VectorType(number, FILTERS)
        pa, pd, pw = (
            data_pointer(context, builder, array, value)
            for array, value in ((image, A), (signal, D), (weights, W))
        )
        given, noted = builder.gep(pd, [d]), builder.gep(pd, [codes])
        own, target = builder.gep(pw, [w]), builder.gep(pa, [z])
        depth = builder.mul(channels, ir.Constant(I64, KERNEL * KERNEL))
        mask = first_places(builder, filters, FILTERS)
        values = masked_load(builder, vector_at(builder, given, wide), mask, wide, size)
        taps = masked_load(builder, vector_at(builder, noted, wide), mask, wide, size)
        some = builder.fcmp_unordered("!=", values, ir.Constant(wide, None))
        field = [(row, column) for row in range(FIELD) for column in range(FIELD)]
        sums = {place: ir.Constant(kind, None) for place in field}
        function = builder.function
        for tap in range(POOL * POOL):
            number_of = ir.Constant(wide, [float(tap)] * FILTERS)
            chosen = builder.and_(some, builder.fcmp_ordered("==", taps, number_of))
            bits = builder.bitcast(chosen, ir.IntType(FILTERS))
            before = builder.block
            head, body, done = (
                function.append_basic_block(f"window.{name}") for name in ("head", "body", "done")
            )
            builder.branch(head)
            builder.position_at_end(head)
            left = builder.phi(bits.type)
            left.add_incoming(bits, before)
            held = {place: builder.phi(kind) for place in field}
            for place, value in held.items():
                value.add_incoming(sums[place], before)
            nothing = ir.Constant(bits.type, 0)
            builder.cbranch(builder.icmp_unsigned("!=", left, nothing), body, done)

            builder.position_at_end(body)
            filter_ = builder.zext(builder.cttz(left, ir.Constant(ir.IntType(1), 1)), I64)
            rest = builder.and_(left, builder.sub(left, ir.Constant(bits.type, 1)))
            factor = splat(builder, builder.load(builder.gep(given, [filter_])), width)
            row_of_weights = builder.gep(own, [builder.mul(filter_, depth)])
            down, across = divmod(tap, POOL)
            for place, value in held.items():
                row, column = place[0] - down, place[1] - across
                new = value
                if 0 <= row < KERNEL and 0 <= column < KERNEL:
                    distance = builder.mul(channels, ir.Constant(I64, row * KERNEL + column))
                    weight = builder.load(
                        vector_at(builder, builder.gep(row_of_weights, [distance]), kind), align=size
                    )
                    new = multiply_add(builder, factor, weight, value)
                value.add_incoming(new, body)
            left.add_incoming(rest, body)
            builder.branch(head)
            builder.position_at_end(done)
            sums = held
        for (row, column), value in sums.items():
            further = builder.add(
                builder.mul(piece, ir.Constant(I64, row)), builder.mul(channels, ir.Constant(I64, column))
            )
            pointer = vector_at(builder, builder.gep(target, [further]), kind)
            builder.store(builder.fadd(builder.load(pointer, align=size), value), pointer, align=size)
        return context.get_dummy_value()

    return types.void(image, n, n, n, signal, n, n, n, weights, n), generate


@kernel
def input_gradients(image, z, piece, table, windows, signal, d, codes, filters, count, channels, weights, w):
    """Add to the gradient of the padded image, from `z` on.

    Args:
        weights: transposed, (filters, 9 · channels), from `w` on.
        others: those of `weight_gradients`.
    """
    for number in range(count):
        begin = z + table[windows + number * POOL * POOL]
        for first in range(0, filters, FILTERS):
            some = min(FILTERS, filters - first)
            place = number * filters + first
            for across in range(0, channels, columns_of(image)):
                _window(
                    image, begin + across, piece, channels, signal, d + place, codes + place, some,
                    weights, w + first * KERNEL * KERNEL * channels + across,
                )  # fmt: skip
