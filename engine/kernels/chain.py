"""Training steps of chains of common layers: K steps of every lane in one call.

Nothing here is compiled for one network: layers and parameters are described by tables of numbers. Threads either share
lanes out, or work on each lane together: each takes samples on the way forward and back, then stretches of parameters,
and they meet in between. No sum depends on who computes it, so the bits are those of one thread.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from engine.arrays import HostArray
from engine.kernels.activations import IDENTITY, activate, deactivate
from engine.kernels.compiler import entry, inline, kernel
from engine.kernels.losses import lose
from engine.kernels.optimizers import advance, penalize, squared_length
from engine.kernels.products import product
from engine.kernels.simd import WIDTH, full, load, store
from engine.kernels.streams import shuffle
from engine.kernels.team import meet
from engine.kernels.transposes import transpose

# Columns of the table of layers
KIND, INPUTS, OUTPUTS, WEIGHT, BIAS, ACTIVATION, X, Y, GRADIENT, TRANSPOSE, FIRST = range(11)
LAYER_COLUMNS = 11

DENSE, POINTWISE = range(2)
"""Kinds of layers."""

# Columns of the table of segments
OF_BIAS, LAYER, FROM_ROW, TO_ROW, BEGIN, END, GROUP, PENALIZED = range(8)
SEGMENT_COLUMNS = 8

# Columns of a lane's settings
SEED, THRESHOLD, L2, L1 = range(4)
SETTING_COLUMNS = 4

# Columns of a record: those of the recorder
LOSS, UPDATE, PARAMETERS, GRADIENTS = range(4)


class Net(NamedTuple):
    """A network as tables.

    Attributes:
        layers: int64 (L, LAYER_COLUMNS): kind, inputs and outputs of a sample, places of weight and bias among the
            parameters (−1 for none), code of the activation, places in a member's workspace of the input, the output
            and the output's gradient, place of the transposed weight (−1 for none), whether no gradient of the input is
            wanted.
        numbers: float64 (L,): the activation's constant.
        segments: int64 (S, SEGMENT_COLUMNS): stretches of parameters that one thread works on at a time.
        shares, sample_shares: int64 (threads + 1,): where each thread's segments and samples begin.
        parameters, batch, features, classes: sizes.
        groups: number of recorded gradient norms.
        targets, values: places in the workspace of the batch's targets and of the samples' losses.
        room: size of a workspace.
        transposed_room: size of all transposed weights.
        loss, optimizer: codes.
        limit: the largest number of the precision; what is recorded beyond it counts as not finite.
    """

    layers: HostArray
    numbers: HostArray
    segments: HostArray
    shares: HostArray
    sample_shares: HostArray
    parameters: int
    batch: int
    features: int
    classes: int
    groups: int
    targets: int
    values: int
    room: int
    transposed_room: int
    loss: int
    optimizer: int
    limit: float


class Data(NamedTuple):
    """The training part and its random orders.

    Attributes:
        inputs, targets: (samples · features,), (samples · classes,).
        samples: their number.
        orders: int32 (lanes · 2 · samples,), of an even and an odd epoch.
        epochs: int64 (lanes, 2), which they are, −1 for none.
        seeds: uint64 (lanes,).
        purpose: second word of the key of the random numbers.
        keys, counts: working room of `shuffle`, for each member.
    """

    inputs: HostArray
    targets: HostArray
    samples: int
    orders: HostArray
    epochs: HostArray
    seeds: HostArray
    purpose: int
    keys: HostArray
    counts: HostArray


class State(NamedTuple):
    """What a step changes; arrays of all lanes, one after the other.

    Attributes:
        theta, gradient: (lanes · parameters,).
        s0, s1, s2: the optimizer's, the like (or of one value where there is none).
        scalars: float64 (steps, lanes, scalars): the optimizer's for each update.
        decay: float64 (steps, lanes): the factor of θ in each update.
        thresholds, l2, l1: float64 (lanes,): of the gradient's norm (infinity for none), of the penalties.
        active: uint8 (lanes,).
        rows: (capacity, columns, lanes): the record.
        made: int64 (lanes,): rows that are finite.
        work, transposed: workspaces of all members.
        partial: float64 (members, S, 3): squared lengths of update, parameters and gradient.
        meeting: int64 (2,).
    """

    theta: HostArray
    gradient: HostArray
    s0: HostArray
    s1: HostArray
    s2: HostArray
    scalars: HostArray
    decay: HostArray
    thresholds: HostArray
    l2: HostArray
    l1: HostArray
    active: HostArray
    rows: HostArray
    made: HostArray
    work: HostArray
    transposed: HostArray
    partial: HostArray
    meeting: HostArray


@inline
def _copy(source, first, target, place, count):
    for index in range(0, count, WIDTH):
        some = min(WIDTH, count - index)
        store(target, place + index, load(source, first + index, some), some)


@kernel
def _shuffle_for(net, data, lane, slot, step):
    """Make the orders of the epochs that a step's batch is from."""
    if net.batch == data.samples:
        return
    first = step * net.batch
    for epoch in range(first // data.samples, (first + net.batch - 1) // data.samples + 1):
        if data.epochs[lane, epoch & 1] != epoch:
            begin = (2 * lane + (epoch & 1)) * data.samples
            shuffle(
                data.seeds[lane], data.purpose, epoch, data.samples, data.keys[slot], data.counts[slot],
                data.orders, begin,
            )  # fmt: skip
            data.epochs[lane, epoch & 1] = epoch


@kernel
def _gather(net, data, work, base, lane, step, first, last):
    """Copy a batch's samples `first` to `last`, inputs and targets."""
    x = base + net.layers[0, X]
    for number in range(first, last):
        sample = number
        if net.batch != data.samples:
            place = step * net.batch + number
            epoch = place // data.samples
            sample = data.orders[(2 * lane + (epoch & 1)) * data.samples + place - epoch * data.samples]
        _copy(data.inputs, sample * net.features, work, x + number * net.features, net.features)
        _copy(
            data.targets, sample * net.classes, work, base + net.targets + number * net.classes, net.classes
        )


@kernel
def _forward(net, theta, origin, work, base, first, last):
    """Outputs of all layers for samples `first` to `last`; `origin`: where the lane's parameters begin."""
    for number in range(len(net.layers)):
        layer = net.layers[number]
        inputs, outputs = layer[INPUTS], layer[OUTPUTS]
        y = base + layer[Y] + first * outputs
        x = base + layer[X] + first * inputs
        if layer[KIND] == DENSE:
            product(
                work, x, inputs, 1, theta, origin + layer[WEIGHT], outputs, work, y, outputs,
                theta, origin + layer[BIAS], 0, layer[BIAS] >= 0, last - first, inputs, outputs,
            )  # fmt: skip
        else:
            _copy(work, x, work, y, (last - first) * outputs)
        activate(layer[ACTIVATION], work, y, (last - first) * outputs, net.numbers[number])


@kernel
def _backward(net, work, base, transposed, turned, first, last):
    """Gradients of all layers' z for samples `first` to `last`, from that of the last output.

    They stand where those of the outputs do; `turned`: where the transposed weights begin.
    """
    for number in range(len(net.layers) - 1, -1, -1):
        layer = net.layers[number]
        inputs, outputs = layer[INPUTS], layer[OUTPUTS]
        delta = base + layer[GRADIENT] + first * outputs
        if layer[ACTIVATION] != IDENTITY:
            y = base + layer[Y] + first * outputs
            deactivate(layer[ACTIVATION], work, y, work, delta, (last - first) * outputs, net.numbers[number])
        if layer[FIRST]:
            return
        below = base + net.layers[number - 1, GRADIENT] + first * inputs
        if layer[KIND] == DENSE:
            product(
                work, delta, outputs, 1, transposed, turned + layer[TRANSPOSE], inputs, work, below, inputs,
                work, below, 0, 0, last - first, outputs, inputs,
            )  # fmt: skip
        else:
            _copy(work, delta, work, below, (last - first) * outputs)


@kernel
def _sum_rows(work, first, rows, columns, target, place):
    """The sums of the columns of a matrix."""
    for column in range(0, columns, WIDTH):
        count = min(WIDTH, columns - column)
        total = full(work, 0.0)
        for row in range(rows):
            total = total + load(work, first + row * columns + column, count)
        store(target, place + column, total, count)


@kernel
def _collect(net, work, base, gradient, origin, segment):
    """The gradient of one segment's parameters, summed over the batch."""
    layer = net.layers[segment[LAYER]]
    inputs, outputs = layer[INPUTS], layer[OUTPUTS]
    delta = base + layer[GRADIENT]
    if segment[OF_BIAS]:
        _sum_rows(work, delta, net.batch, outputs, gradient, origin + segment[BEGIN])
    else:
        product(
            work, base + layer[X] + segment[FROM_ROW], 1, inputs, work, delta, outputs,
            gradient, origin + segment[BEGIN], outputs, work, delta, 0, 0,
            segment[TO_ROW] - segment[FROM_ROW], net.batch, outputs,
        )  # fmt: skip


@kernel
def _turn(net, theta, origin, transposed, turned, segment):
    """Renew the transposed copy of one segment's weights."""
    layer = net.layers[segment[LAYER]]
    if not segment[OF_BIAS] and layer[TRANSPOSE] >= 0:
        transpose(
            theta, origin + segment[BEGIN], layer[OUTPUTS],
            transposed, turned + layer[TRANSPOSE] + segment[FROM_ROW], layer[INPUTS],
            segment[TO_ROW] - segment[FROM_ROW], layer[OUTPUTS],
        )  # fmt: skip


@kernel
def _measure(net, data, state, lane, slot, member, members, step, row):
    """Loss and gradient of the update that follows `step` updates; records both, returns ‖gradient‖² and soundness."""
    base, turned, origin = slot * net.room, slot * net.transposed_room, lane * net.parameters
    first, last = 0, net.batch
    if members > 1:
        first, last = net.sample_shares[member], net.sample_shares[member + 1]
    _gather(net, data, state.work, base, lane, step, first, last)
    _forward(net, state.theta, origin, state.work, base, first, last)
    end = net.layers[len(net.layers) - 1]
    share = 1.0 / net.batch
    if net.loss == 0:
        share /= net.classes
    lose(
        net.loss, state.work, base + end[Y], state.work, base + net.targets, state.work, base + end[GRADIENT],
        state.work, base + net.values, first, last, net.classes, share,
    )  # fmt: skip
    _backward(net, state.work, base, state.transposed, turned, first, last)
    meet(state.meeting, members)
    l2, l1 = state.l2[lane], state.l1[lane]
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    for number in range(first, last):
        segment = net.segments[number]
        _collect(net, state.work, base, state.gradient, origin, segment)
        begin, end_of = origin + segment[BEGIN], origin + segment[END]
        if segment[PENALIZED] and (l2 != 0.0 or l1 != 0.0):
            penalize(state.theta, state.gradient, begin, end_of, l2, l1)
        state.partial[slot, number, 2] = squared_length(state.gradient, begin, end_of)
    meet(state.meeting, members)
    loss = 0.0
    for sample in range(net.batch):
        loss += state.work[base + net.values + sample]
    return _record_gradient(net, state, lane, slot, member, row, loss * share)


@kernel
def _record_gradient(net, state, lane, slot, member, row, loss):
    squared = 0.0
    sound = abs(loss) <= net.limit
    group, length = 0, 0.0
    for number in range(len(net.segments) + 1):
        if number == len(net.segments) or net.segments[number, GROUP] != group:
            if member == 0:
                state.rows[row, GRADIENTS + group, lane] = length
            sound = sound and length <= net.limit
            squared += length
            length = 0.0
            group += 1
        if number < len(net.segments):
            length += state.partial[slot, number, 2]
    if member == 0:
        state.rows[row, LOSS, lane] = loss
    return squared, sound


@kernel
def _update(net, data, state, lane, slot, member, members, step, number, squared, row):
    """Make update `number` of this call; records it, returns whether it is finite."""
    origin, turned = lane * net.parameters, slot * net.transposed_room
    scale, threshold = 1.0, state.thresholds[lane]
    if threshold < math.inf:
        scale = threshold / max(math.sqrt(squared), threshold)
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    scalars = state.scalars[number, lane]
    for index in range(first, last):
        segment = net.segments[index]
        decay = state.decay[number, lane] if segment[PENALIZED] else 0.0
        lengths = advance(
            net.optimizer, scalars, 0, scale, decay, state.theta, state.gradient, state.s0, state.s1, state.s2,
            origin + segment[BEGIN], origin + segment[END],
        )  # fmt: skip
        state.partial[slot, index, 0], state.partial[slot, index, 1] = lengths
        _turn(net, state.theta, origin, state.transposed, turned, segment)
    if member == 0:
        _shuffle_for(net, data, lane, slot, step + 1)
    meet(state.meeting, members)
    update, parameters = 0.0, 0.0
    for index in range(len(net.segments)):
        update += state.partial[slot, index, 0]
        parameters += state.partial[slot, index, 1]
    if member == 0:
        state.rows[row, UPDATE, lane] = update
        state.rows[row, PARAMETERS, lane] = parameters
    return update <= net.limit


@kernel
def _train_lane(net, data, state, lane, slot, member, members, step, count, row, measuring):
    """`count` updates of one lane; stops at a value that is not finite. Returns the rows that are whole and finite."""
    origin, turned = lane * net.parameters, slot * net.transposed_room
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    for number in range(first, last):
        _turn(net, state.theta, origin, state.transposed, turned, net.segments[number])
    if member == 0:
        _shuffle_for(net, data, lane, slot, step)
    meet(state.meeting, members)
    squared, sound = 0.0, True
    if measuring:
        squared, sound = _measure(net, data, state, lane, slot, member, members, step, row)
    else:
        for number in range(first, last):
            segment = net.segments[number]
            state.partial[slot, number, 2] = squared_length(
                state.gradient, origin + segment[BEGIN], origin + segment[END]
            )
        meet(state.meeting, members)
        for number in range(len(net.segments)):
            squared += state.partial[slot, number, 2]
    for number in range(count):
        if not sound or not _update(
            net, data, state, lane, slot, member, members, step + number, number, squared, row + number
        ):
            return number
        squared, sound = _measure(
            net, data, state, lane, slot, member, members, step + number + 1, row + number
        )
        if not sound:
            return number
    return count


@entry
def train(net, data, state, step, count, row, measuring, together, thread, threads):
    """Make `count` updates of all active lanes, from `step` on, and record them from `row` on.

    Args:
        measuring: whether the gradient is to be taken first; else it is that of the present parameters.
        together: whether the threads work on each lane together, or each on lanes of its own.
        thread, threads: who calls, and how many do.
    """
    lanes = len(state.active)
    if together:
        for lane in range(lanes):
            if state.active[lane]:
                made = _train_lane(net, data, state, lane, 0, thread, threads, step, count, row, measuring)
                if thread == 0:
                    state.made[lane] = made
    else:
        for lane in range(thread, lanes, threads):
            if state.active[lane]:
                state.made[lane] = _train_lane(
                    net, data, state, lane, thread, 0, 1, step, count, row, measuring
                )
