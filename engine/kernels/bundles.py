"""Training steps of tiny dense chains, a network in each place of the vectors: WIDTH lanes at once.

Every number of a network becomes a vector that holds it for WIDTH lanes, so nothing is left over however small the
layers are. Sums come in the order of the kernels for single lanes, so both give the same bits. Places in workspaces are
those of a single lane, times WIDTH.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from llvmlite import ir
from numba.core import types

from engine.arrays import HostArray
from engine.kernels.activations import activate, deactivate
from engine.kernels.chain import (
    ACTIVATION,
    BEGIN,
    BIAS,
    END,
    FIRST,
    GRADIENT,
    GRADIENTS,
    GROUP,
    INPUTS,
    KEPT,
    LAYER,
    LOSS,
    MIDDLE,
    OUTPUTS,
    PARAMETERS,
    TO_ROW,
    UPDATE,
    WEIGHT,
    X,
    Y,
    shuffle_for,
)
from engine.kernels.compiler import at, entry, inline, intrinsic, kernel, merge
from engine.kernels.functions import exponential
from engine.kernels.losses import SIGMOID, SQUARED_ERROR, lose
from engine.kernels.optimizers import STEPS
from engine.kernels.simd import (
    I64,
    WIDTH,
    data_pointer,
    full,
    fused,
    load,
    multiply_add,
    store,
    table,
    vector_at,
    where_less,
)
from engine.kernels.transposes import transpose
from engine.kernels.units import Units, stand_in

MOST_SCALARS = 12
"""Of an optimizer."""


class Bundle(NamedTuple):
    """Working room of all threads; every place of a single lane's arrays is a vector here.

    Attributes:
        work, theta, gradient, s0, s1, s2: as in `chain.State`.
        sums: three times WIDTH vectors, of which sums over the places of a single lane's vector are made.
        scalars: (threads · MOST_SCALARS · WIDTH,), the optimizer's.
        factors: (threads · 4 · WIDTH,): scale of the gradient, decay, penalties.
        lengths: float64 (threads, 6, WIDTH): squared lengths of gradient, update and parameters, the loss, and of
            update and parameters of one segment.
    """

    work: HostArray
    theta: HostArray
    gradient: HostArray
    s0: HostArray
    s1: HostArray
    s2: HostArray
    sums: HostArray
    scalars: HostArray
    factors: HostArray
    lengths: HostArray


SCALE, DECAY, L2, L1 = range(4)
SQUARED, MOVED, SIZE, SURROGATE, MOVED_PART, SIZE_PART = range(6)


def _tile(rows: int, columns: int) -> Any:
    """C = start + Σ A B on `rows` by `columns` vectors, place by place."""

    @intrinsic
    def compute(
        typing: Any, a: Any, a0: Any, a_row: Any, a_sum: Any, b: Any, b0: Any, b_column: Any, b_sum: Any, c: Any,
        c0: Any, c_row: Any, s: Any, s0: Any, started: Any, depth: Any,
    ) -> Any:  # fmt: skip
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            A, a0, a_row, a_sum, B, b0, b_column, b_sum, C, c0, c_row, S, s0, started, depth = arguments
            size = a.dtype.bitwidth // 8
            kind = ir.VectorType(context.get_value_type(a.dtype), WIDTH)
            pa, pb, pc, ps = (
                data_pointer(context, builder, array, value)
                for array, value in ((a, A), (b, B), (c, C), (s, S))
            )

            def at(pointer: Any, *places: Any) -> Any:
                for place in places:
                    pointer = builder.gep(pointer, [builder.mul(place, ir.Constant(I64, WIDTH))])
                return vector_at(builder, pointer, kind)

            def times(distance: Any, number: int) -> Any:
                return builder.mul(distance, ir.Constant(I64, number))

            def read(*where: Any) -> Any:
                return builder.load(at(*where), align=size)

            places = [(row, column) for row in range(rows) for column in range(columns)]
            function, before = builder.function, builder.block
            begin, head, body, done = (
                function.append_basic_block(f"bundle.{name}") for name in ("begin", "head", "body", "done")
            )
            builder.cbranch(builder.icmp_signed("!=", started, ir.Constant(I64, 0)), begin, head)
            builder.position_at_end(begin)
            starts = [read(ps, s0, ir.Constant(I64, column)) for column in range(columns)]
            builder.branch(head)
            builder.position_at_end(head)
            index = builder.phi(I64)
            index.add_incoming(ir.Constant(I64, 0), before)
            index.add_incoming(ir.Constant(I64, 0), begin)
            sums = {place: builder.phi(kind) for place in places}
            for place, value in sums.items():
                value.add_incoming(ir.Constant(kind, None), before)
                value.add_incoming(starts[place[1]], begin)
            builder.cbranch(builder.icmp_signed("<", index, depth), body, done)
            builder.position_at_end(body)
            right = [
                read(pb, b0, builder.mul(b_sum, index), times(b_column, column)) for column in range(columns)
            ]
            left = [read(pa, a0, builder.mul(a_sum, index), times(a_row, row)) for row in range(rows)]
            for place, value in sums.items():
                value.add_incoming(multiply_add(builder, left[place[0]], right[place[1]], value), body)
            index.add_incoming(builder.add(index, ir.Constant(I64, 1)), body)
            builder.branch(head)
            builder.position_at_end(done)
            for (row, column), value in sums.items():
                builder.store(value, at(pc, c0, times(c_row, row), ir.Constant(I64, column)), align=size)
            return context.get_dummy_value()

        n = types.intp
        return types.void(a, n, n, n, b, n, n, n, c, n, n, s, n, n, n), generate

    return compute


_tile_4_4, _tile_4_1, _tile_2_4, _tile_1_4, _tile_1_1 = (
    _tile(rows, columns) for rows, columns in ((4, 4), (4, 1), (2, 4), (1, 4), (1, 1))
)


@kernel
def _product(a, a0, a_row, a_sum, b, b0, b_column, b_sum, c, c0, c_row, s, s0, started, rows, depth, columns):
    """C = A B, plus a row that all rows start from, in each place of the vectors; places count vectors."""
    column = 0
    while column + 4 <= columns:
        row = 0
        right, below, start = b0 + column * b_column, c0 + column, s0 + column
        while row + 4 <= rows:
            _tile_4_4(a, a0 + row * a_row, a_row, a_sum, b, right, b_column, b_sum,
                      c, below + row * c_row, c_row, s, start, started, depth)  # fmt: skip
            row += 4
        if row + 2 <= rows:
            _tile_2_4(a, a0 + row * a_row, a_row, a_sum, b, right, b_column, b_sum,
                      c, below + row * c_row, c_row, s, start, started, depth)  # fmt: skip
            row += 2
        if row < rows:
            _tile_1_4(a, a0 + row * a_row, a_row, a_sum, b, right, b_column, b_sum,
                      c, below + row * c_row, c_row, s, start, started, depth)  # fmt: skip
        column += 4
    while column < columns:
        row = 0
        right, below, start = b0 + column * b_column, c0 + column, s0 + column
        while row + 4 <= rows:
            _tile_4_1(a, a0 + row * a_row, a_row, a_sum, b, right, b_column, b_sum,
                      c, below + row * c_row, c_row, s, start, started, depth)  # fmt: skip
            row += 4
        while row < rows:
            _tile_1_1(a, a0 + row * a_row, a_row, a_sum, b, right, b_column, b_sum,
                      c, below + row * c_row, c_row, s, start, started, depth)  # fmt: skip
            row += 1
        column += 1


@kernel
def _forward(layers, numbers, theta, origin, work, base, batch):
    for number in range(len(layers)):
        inputs, outputs = layers[number, INPUTS], layers[number, OUTPUTS]
        bias, y = layers[number, BIAS], base + layers[number, Y]
        _product(
            work, base + layers[number, X], inputs, 1, theta, origin + layers[number, WEIGHT], 1, outputs,
            work, y, outputs, theta, origin + max(bias, 0), int(bias >= 0), batch, inputs, outputs,
        )  # fmt: skip
        if layers[number, KEPT] != layers[number, Y]:
            for place in range(batch * outputs * WIDTH):
                work[(base + layers[number, KEPT]) * WIDTH + place] = work[y * WIDTH + place]
        activate(layers[number, ACTIVATION], work, y * WIDTH, batch * outputs * WIDTH, numbers[number])


@kernel
def _backward(layers, numbers, theta, origin, work, base, batch):
    for number in range(len(layers) - 1, -1, -1):
        inputs, outputs = layers[number, INPUTS], layers[number, OUTPUTS]
        delta, kept = base + layers[number, GRADIENT], base + layers[number, KEPT]
        deactivate(
            layers[number, ACTIVATION], work, kept * WIDTH, work, delta * WIDTH, batch * outputs * WIDTH,
            numbers[number],
        )  # fmt: skip
        if layers[number, FIRST]:
            return
        _product(
            work, delta, outputs, 1, theta, origin + layers[number, WEIGHT], outputs, 1,
            work, base + layers[number - 1, GRADIENT], inputs, theta, 0, 0, batch, outputs, inputs,
        )  # fmt: skip


@kernel
def _collect(layers, segments, work, base, batch, gradient, origin):
    """Gradients of all parameters, summed over the batch."""
    for number in range(len(segments)):
        layer = segments[number, LAYER]
        inputs, outputs = layers[layer, INPUTS], layers[layer, OUTPUTS]
        delta = base + layers[layer, GRADIENT]
        _product(
            work, base + layers[layer, X], 1, inputs, work, delta, 1, outputs,
            gradient, origin + segments[number, BEGIN], outputs, work, 0, 0,
            segments[number, TO_ROW], batch, outputs,
        )  # fmt: skip
        for column in range(segments[number, END] - segments[number, MIDDLE]):
            total = full(work, 0.0)
            for row in range(batch):
                total = total + load(work, (delta + row * outputs + column) * WIDTH, WIDTH)
            store(gradient, (origin + segments[number, MIDDLE] + column) * WIDTH, total, WIDTH)


@inline
def _clear(sums, first):
    for place in range(WIDTH):
        store(sums, first + place * WIDTH, full(sums, 0.0), WIDTH)


@inline
def _pair(sums, first):
    """The sum of WIDTH vectors, pairing those 8, 4, 2 and 1 apart as a single lane's vector is summed."""
    half = WIDTH // 2
    while half >= 1:
        for place in range(half):
            low = load(sums, first + place * WIDTH, WIDTH)
            store(sums, first + place * WIDTH, low + load(sums, first + (place + half) * WIDTH, WIDTH), WIDTH)
        half //= 2
    return load(sums, first, WIDTH)


@kernel
def _squared_length(array, first, count, sums, s, lengths, thread, which):
    """Add the squared lengths of a stretch to `lengths`."""
    _clear(sums, s)
    for place in range(count):
        value = load(array, (first + place) * WIDTH, WIDTH)
        into = s + place % WIDTH * WIDTH
        store(sums, into, fused(value, value, load(sums, into, WIDTH)), WIDTH)
    store(sums, s, _pair(sums, s), WIDTH)
    for lane in range(WIDTH):
        lengths[thread, which, lane] += sums[s + lane]


@kernel
def _penalize(theta, gradient, first, count, factors, thread):
    for place in range(first * WIDTH, (first + count) * WIDTH, WIDTH):
        weights = load(theta, place, WIDTH)
        value = fused(weights, load(factors, (4 * thread + L2) * WIDTH, WIDTH), load(gradient, place, WIDTH))
        sign = where_less(0.0, weights, 1.0, where_less(weights, 0.0, -1.0, 0.0))
        store(gradient, place, fused(sign, load(factors, (4 * thread + L1) * WIDTH, WIDTH), value), WIDTH)


step = stand_in


def _over(c, k, factors, f, theta, gradient, s0, s1, s2, first, count, sums, s):
    """The loop over a stretch of parameters with an optimizer's step in it; both squared lengths end in `sums`."""
    scalars, own = table(c), table(factors)
    moved, sizes = s, s + WIDTH * WIDTH
    _clear(sums, moved)
    _clear(sums, sizes)
    for number in range(count):
        place = (first + number) * WIDTH
        into = number % WIDTH * WIDTH
        update = step(scalars, k, load(gradient, place, WIDTH) * own[f + SCALE], s0, s1, s2, place, WIDTH)
        old = load(theta, place, WIDTH)
        update = fused(old, own[f + DECAY], update)
        store(theta, place, old + update, WIDTH)
        store(sums, moved + into, fused(update, update, load(sums, moved + into, WIDTH)), WIDTH)
        store(sums, sizes + into, fused(old, old, load(sums, sizes + into, WIDTH)), WIDTH)
    store(sums, moved, _pair(sums, moved), WIDTH)
    store(sums, sizes, _pair(sums, sizes), WIDTH)


ADVANCE = Units("advance_bundle", "aiaiaaaaaiiai")
for _code, _step in STEPS.items():
    ADVANCE.define(_code, _over, step=_step)

_advance_all = ADVANCE.call


@inline
def _advance(code, c, k, factors, f, theta, gradient, s0, s1, s2, first, count, sums, s, lengths, thread):
    """Update a stretch of parameters; adds both squared lengths to those of its segment."""
    _advance_all(code, c, k, factors, f, theta, gradient, s0, s1, s2, first, count, sums, s)
    for lane in range(WIDTH):
        lengths[thread, MOVED_PART, lane] += sums[s + lane]
        lengths[thread, SIZE_PART, lane] += sums[s + WIDTH * WIDTH + lane]


@kernel
def _squared_error(work, z, y, d, v, batch, classes, share, sums, s):
    for sample in range(batch):
        _clear(sums, s)
        for number in range(classes):
            place = (sample * classes + number) * WIDTH
            residual = load(work, z + place, WIDTH) - load(work, y + place, WIDTH)
            into = s + number % WIDTH * WIDTH
            store(sums, into, fused(residual, residual, load(sums, into, WIDTH)), WIDTH)
            store(work, d + place, residual * (2.0 * share), WIDTH)
        store(work, v + sample * WIDTH, _pair(sums, s), WIDTH)


@kernel
def _softmax(work, z, y, d, v, batch, classes, share, sums, s):
    dots, weights = s + WIDTH * WIDTH, s + 2 * WIDTH * WIDTH
    for sample in range(batch):
        first = sample * classes * WIDTH
        top = full(work, -math.inf)
        for number in range(classes):
            score = load(work, z + first + number * WIDTH, WIDTH)
            top = where_less(top, score, score, top)
        _clear(sums, s)
        _clear(sums, dots)
        _clear(sums, weights)
        for number in range(classes):
            place, into = first + number * WIDTH, number % WIDTH * WIDTH
            score = load(work, z + place, WIDTH) - top
            wanted = load(work, y + place, WIDTH)
            power = exponential(score)
            store(work, d + place, power, WIDTH)
            store(sums, s + into, load(sums, s + into, WIDTH) + power, WIDTH)
            store(sums, dots + into, fused(score, wanted, load(sums, dots + into, WIDTH)), WIDTH)
            store(sums, weights + into, load(sums, weights + into, WIDTH) + wanted, WIDTH)
        summed = _pair(sums, s)
        store(sums, s, summed, WIDTH)
        store(sums, dots, _pair(sums, dots), WIDTH)
        store(sums, weights, _pair(sums, weights), WIDTH)
        scale = 1.0 / summed
        for number in range(classes):
            place = first + number * WIDTH
            part = load(work, d + place, WIDTH) * scale - load(work, y + place, WIDTH)
            store(work, d + place, part * share, WIDTH)
        for lane in range(WIDTH):
            work[v + sample * WIDTH + lane] = (
                math.log(sums[s + lane]) * sums[weights + lane] - sums[dots + lane]
            )


@kernel
def _gather(work, place, source, width, orders, epochs, samples, batch, step, lane, lanes):
    """Copy a batch's samples of WIDTH lanes from `lane` on; places without a lane get those of the last one."""
    for slot in range(WIDTH):
        own = min(lane + slot, lanes - 1)
        epoch, position = 0, 0
        if batch != samples:
            epoch, position = step * batch // samples, step * batch % samples
        for number in range(batch):
            if position == samples:
                epoch, position = epoch + 1, 0
            sample = position
            if batch != samples:
                sample = orders[at((2 * own + (epoch & 1)) * samples + position)]
            for value in range(width):
                into = (place + number * width + value) * WIDTH + slot
                work[at(into)] = source[at(sample * width + value)]
            position += 1


@merge
def _measure(net, data, state, bundle, lane, count, thread, step, row):
    """Loss and gradient of WIDTH lanes from `lane` on, of which `count` there are; records both."""
    base, origin, s = thread * net.room, thread * net.parameters, thread * 3 * WIDTH * WIDTH
    lanes = len(state.active)
    shuffle_for(net, data, lane, count, thread, step)
    _gather(
        bundle.work, base + net.layers[0, X], data.inputs, net.features, data.orders, data.epochs,
        data.samples, net.batch, step, lane, lanes,
    )  # fmt: skip
    _gather(
        bundle.work, base + net.targets, data.targets, net.classes, data.orders, data.epochs, data.samples,
        net.batch, step, lane, lanes,
    )  # fmt: skip
    _forward(net.layers, net.numbers, bundle.theta, origin, bundle.work, base, net.batch)
    end = len(net.layers) - 1
    z, y, v = base + net.layers[end, Y], base + net.targets, base + net.values
    d, share = base + net.layers[end, GRADIENT], net.share
    if net.loss == SQUARED_ERROR:
        _squared_error(
            bundle.work,
            z * WIDTH,
            y * WIDTH,
            d * WIDTH,
            v * WIDTH,
            net.batch,
            net.classes,
            share,
            bundle.sums,
            s,
        )
    elif net.loss == SIGMOID:
        lose(
            SIGMOID, bundle.work, z * WIDTH, bundle.work, y * WIDTH, bundle.work, d * WIDTH,
            bundle.work, v * WIDTH, 0, net.batch * WIDTH, 1, share,
        )  # fmt: skip
    else:
        _softmax(
            bundle.work,
            z * WIDTH,
            y * WIDTH,
            d * WIDTH,
            v * WIDTH,
            net.batch,
            net.classes,
            share,
            bundle.sums,
            s,
        )
    _backward(net.layers, net.numbers, bundle.theta, origin, bundle.work, base, net.batch)
    _collect(net.layers, net.segments, bundle.work, base, net.batch, bundle.gradient, origin)
    lengths = bundle.lengths
    for slot in range(WIDTH):
        lengths[thread, SURROGATE, slot] = 0.0
    for sample in range(net.batch):
        for slot in range(WIDTH):
            lengths[thread, SURROGATE, slot] += bundle.work[(v + sample) * WIDTH + slot]
    for slot in range(count):
        state.rows[row, LOSS, lane + slot] = lengths[thread, SURROGATE, slot] * share
    _lengths(net, state, bundle, lane, count, thread, row)


@merge
def _lengths(net, state, bundle, lane, count, thread, row):
    """Penalties, and the squared lengths of the gradients of all groups, into the record."""
    origin, s, lengths = thread * net.parameters, thread * 3 * WIDTH * WIDTH, bundle.lengths
    penalized = False
    for slot in range(count):
        penalized = penalized or state.l2[lane + slot] != 0.0 or state.l1[lane + slot] != 0.0
    for slot in range(WIDTH):
        lengths[thread, SQUARED, slot] = 0.0
        lengths[thread, MOVED, slot] = 0.0
    group = 0
    for number in range(len(net.segments) + 1):
        if number == len(net.segments) or net.segments[number, GROUP] != group:
            for slot in range(WIDTH):
                if slot < count:
                    state.rows[row, GRADIENTS + group, lane + slot] = lengths[thread, MOVED, slot]
                lengths[thread, SQUARED, slot] += lengths[thread, MOVED, slot]
                lengths[thread, MOVED, slot] = 0.0
            group += 1
        if number < len(net.segments):
            begin, end = net.segments[number, BEGIN], net.segments[number, END]
            if penalized:
                weights = net.segments[number, MIDDLE] - begin
                _penalize(bundle.theta, bundle.gradient, origin + begin, weights, bundle.factors, thread)
            _squared_length(
                bundle.gradient, origin + begin, end - begin, bundle.sums, s, lengths, thread, MOVED
            )


@merge
def _update(net, state, bundle, lane, count, thread, number, row):
    """Make update `number` of this call for WIDTH lanes from `lane` on; records it."""
    origin, s, lanes = thread * net.parameters, thread * 3 * WIDTH * WIDTH, len(state.active)
    k, f, lengths = thread * MOST_SCALARS, thread * 4, bundle.lengths
    decays = False
    for slot in range(WIDTH):
        own = min(lane + slot, lanes - 1)
        for scalar in range(net.scalars):
            bundle.scalars[(k + scalar) * WIDTH + slot] = state.scalars[
                (number * lanes + own) * net.scalars + scalar
            ]
        scale, threshold = 1.0, state.thresholds[own]
        if threshold < math.inf:
            scale = threshold / max(math.sqrt(lengths[thread, SQUARED, slot]), threshold)
        bundle.factors[(f + SCALE) * WIDTH + slot] = scale
        bundle.factors[(f + DECAY) * WIDTH + slot] = state.decay[number, own]
        decays = decays or state.decay[number, own] != 0.0
        lengths[thread, MOVED, slot] = 0.0
        lengths[thread, SIZE, slot] = 0.0
    for index in range(len(net.segments)):
        begin, middle, end = net.segments[index, BEGIN], net.segments[index, MIDDLE], net.segments[index, END]
        if not decays:
            middle = end
        for slot in range(WIDTH):
            lengths[thread, MOVED_PART, slot] = 0.0
            lengths[thread, SIZE_PART, slot] = 0.0
        _advance(
            net.optimizer, bundle.scalars, k, bundle.factors, f, bundle.theta, bundle.gradient,
            bundle.s0, bundle.s1, bundle.s2, origin + begin, middle - begin, bundle.sums, s, lengths, thread,
        )  # fmt: skip
        if middle < end:
            for slot in range(WIDTH):
                bundle.factors[(f + DECAY) * WIDTH + slot] = 0.0
            _advance(
                net.optimizer, bundle.scalars, k, bundle.factors, f, bundle.theta, bundle.gradient,
                bundle.s0, bundle.s1, bundle.s2, origin + middle, end - middle, bundle.sums, s, lengths, thread,
            )  # fmt: skip
            for slot in range(WIDTH):
                bundle.factors[(f + DECAY) * WIDTH + slot] = state.decay[number, min(lane + slot, lanes - 1)]
        for slot in range(WIDTH):
            lengths[thread, MOVED, slot] += lengths[thread, MOVED_PART, slot]
            lengths[thread, SIZE, slot] += lengths[thread, SIZE_PART, slot]
    for slot in range(count):
        state.rows[row, UPDATE, lane + slot] = lengths[thread, MOVED, slot]
        state.rows[row, PARAMETERS, lane + slot] = lengths[thread, SIZE, slot]


@merge
def _sound(net, state, lane, count, row, made):
    """How many lanes are finite in all rows up to this one; the others have their number of rows noted."""
    sound = 0
    for slot in range(count):
        if state.made[lane + slot] == made:
            finite = True
            for column in range(GRADIENTS + net.groups):
                finite = finite and abs(state.rows[row, column, lane + slot]) <= net.limit
            if finite:
                state.made[lane + slot] = made + 1
                sound += 1
    return sound


@kernel
def _bring(arrays, single, lane, count, size, thread):
    """Lay an array of `count` lanes out as vectors."""
    transpose(single, lane * size, size, arrays, thread * size * WIDTH, WIDTH, count, size)


@kernel
def _return(arrays, single, lane, count, size, thread, active):
    """Lay the vectors out as lanes again; those that are not active keep what they had."""
    for slot in range(count):
        if active[lane + slot]:
            for place in range(size):
                single[(lane + slot) * size + place] = arrays[(thread * size + place) * WIDTH + slot]


@kernel
def _train(net, data, state, bundle, states, step, count, row, measuring, thread, threads):
    """As `chain.train`, WIDTH lanes at a time; the threads share the bundles out.

    Args:
        states: how many arrays the optimizer has.
    """
    lanes, size, rounds = len(state.active), net.parameters, 1 if measuring else count
    for lane in range(thread * WIDTH, lanes, threads * WIDTH):
        there = min(WIDTH, lanes - lane)
        _bring(bundle.theta, state.theta, lane, there, size, thread)
        _bring(bundle.gradient, state.gradient, lane, there, size, thread)
        if states > 0:
            _bring(bundle.s0, state.s0, lane, there, size, thread)
        if states > 1:
            _bring(bundle.s1, state.s1, lane, there, size, thread)
        if states > 2:
            _bring(bundle.s2, state.s2, lane, there, size, thread)
        for slot in range(WIDTH):
            own = min(lane + slot, lanes - 1)
            bundle.factors[(4 * thread + L2) * WIDTH + slot] = state.l2[own]
            bundle.factors[(4 * thread + L1) * WIDTH + slot] = state.l1[own]
            bundle.lengths[thread, SQUARED, slot] = 0.0
        for slot in range(there):
            state.made[lane + slot] = 0 if state.active[lane + slot] else -1
        for number in range(len(net.segments)):
            begin, end = net.segments[number, BEGIN], net.segments[number, END]
            _squared_length(
                bundle.gradient, thread * size + begin, end - begin, bundle.sums, thread * 3 * WIDTH * WIDTH,
                bundle.lengths, thread, SQUARED,
            )  # fmt: skip
        made, now, sound = 0, step, 1
        while made < rounds and sound > 0:
            if not measuring:
                _update(net, state, bundle, lane, there, thread, made, row + made)
                now += 1
            _measure(net, data, state, bundle, lane, there, thread, now, row + made)
            if not measuring:
                sound = _sound(net, state, lane, there, row + made, made)
            made += 1
        _return(bundle.theta, state.theta, lane, there, size, thread, state.active)
        _return(bundle.gradient, state.gradient, lane, there, size, thread, state.active)
        if states > 0:
            _return(bundle.s0, state.s0, lane, there, size, thread, state.active)
        if states > 1:
            _return(bundle.s1, state.s1, lane, there, size, thread, state.active)
        if states > 2:
            _return(bundle.s2, state.s2, lane, there, size, thread, state.active)


@entry
def train_bundles(net, data, state, bundle, states, step, count, row, measuring, thread, threads):
    """See `_train`."""
    _train(net, data, state, bundle, states, step, count, row, measuring, thread, threads)
