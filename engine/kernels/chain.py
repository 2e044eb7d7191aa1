"""Training steps of chains of common layers: K steps of every lane in one call.

Nothing here is compiled for one network: layers and parameters are described by tables of numbers. Threads either share
lanes out, or work on each lane together: each takes samples on the way forward and back, then stretches of parameters,
and they meet in between. No sum depends on who computes it, so the bits are those of one thread.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from engine.arrays import HostArray
from engine.kernels.activations import activate, deactivate
from engine.kernels.compiler import entry, kernel, merge
from engine.kernels.layers import backward, collect, forward
from engine.kernels.losses import lose
from engine.kernels.optimizers import advance, bound, penalize, squared_length
from engine.kernels.products import product
from engine.kernels.streams import shuffle
from engine.kernels.stretches import copy, sum_rows
from engine.kernels.team import meet
from engine.kernels.transposes import transpose

# Columns of the table of layers
(
    KIND,
    INPUTS,
    OUTPUTS,
    WEIGHT,
    BIAS,
    ACTIVATION,
    X,
    Y,
    GRADIENT,
    TRANSPOSE,
    FIRST,
    KEPT,
    ROWS,
    COLUMNS,
    PLAN,
) = range(15)
LAYER_COLUMNS = 15

DENSE, POINTWISE = range(2)
"""Kinds of layers; the others are those of `layers`."""

# Columns of the table of segments
LAYER, FROM_ROW, TO_ROW, BEGIN, MIDDLE, END, GROUP = range(7)
SEGMENT_COLUMNS = 7

# Columns of a record: those of the recorder
LOSS, UPDATE, PARAMETERS, GRADIENTS = range(4)


class Net(NamedTuple):
    """A network as tables.

    Attributes:
        layers: int64 (L, LAYER_COLUMNS): kind, inputs and outputs of a sample, places of weight and bias among the
            parameters (−1 for none), code of the activation, places in a member's workspace of the input, the output
            and the output's gradient, place of the transposed weight (−1 for none), whether no gradient of the input is
            wanted, place of what the activation's slope is taken at: the output, or a copy of what it is made of, rows
            and columns of the weight, place of the layer's plan.
        numbers: float64 (L,): the activation's constant; a layer's own where it has no activation.
        plans: int64: of all layers that have one (see `plans`).
        front, first: so many layers see positions, or stand before one that does: they are gone through sample by
            sample; number of the first layer that has parameters.
        scratch: place of a thread's scratch in its workspace.
        segments: int64 (S, SEGMENT_COLUMNS): stretches of parameters that one thread works on at a time: their layer,
            rows of its weight, places of the weights, and of offsets behind them, number of their group.
        shares, sample_shares: int64 (threads + 1,): where each thread's segments and samples begin.
        parameters, batch, features, classes: sizes.
        groups: number of recorded gradient norms.
        targets, values: places in the workspace of the batch's targets and of the samples' losses.
        room: size of a workspace.
        transposed_room: size of all transposed weights.
        loss, optimizer: codes.
        share, loss_number: what a gradient of the loss is multiplied by, and the loss's own constant.
        scalars: number of the optimizer's.
        limit: the largest number of the precision; what is recorded beyond it counts as not finite.
    """

    layers: HostArray
    numbers: HostArray
    plans: HostArray
    front: int
    first: int
    scratch: int
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
    share: float
    loss_number: float
    optimizer: int
    scalars: int
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
        keys_room, counts_room: how much of it each has.
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
    keys_room: int
    counts_room: int


class State(NamedTuple):
    """What a step changes; arrays of all lanes, one after the other.

    Attributes:
        theta, gradient: (lanes · parameters,).
        s0, s1, s2: the optimizer's, the like (or of one value where there is none).
        scalars: float64 (steps · lanes · scalars,): the optimizer's for each update.
        decay: float64 (steps, lanes): the factor of θ in each update.
        thresholds, bounds: float64 (lanes,): of the gradient's norm and of its values (infinity for none).
        l2, l1: float64 (lanes,): of the penalties.
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
    bounds: HostArray
    l2: HostArray
    l1: HostArray
    active: HostArray
    rows: HostArray
    made: HostArray
    work: HostArray
    transposed: HostArray
    partial: HostArray
    meeting: HostArray


@kernel
def _copy_samples(source, target, place, width, orders, order, epochs, step, batch, samples, first, last):
    """Copy the samples `first` to `last` of a step's batch, `width` values each.

    `order`: where the lane's orders begin, of an even and an odd epoch; a batch of everything has none.
    """
    at, epoch = step * batch + first, 0
    if batch != samples:
        epoch, at = at // samples, at % samples
    for number in range(first, last):
        if at == samples:
            epoch, at = epoch + 1, 0
        sample = number
        if batch != samples:
            sample = orders[order + (epoch & 1) * samples + at]
        copy(source, sample * width, target, place + number * width, width)
        at += 1


@merge
def shuffle_for(net, data, lane, lanes, slot, step):
    """Make the orders of the epochs that a step's batch is from, for so many lanes from `lane` on."""
    if net.batch != data.samples:
        first = step * net.batch // data.samples
        last = ((step + 1) * net.batch - 1) // data.samples
        for epoch in range(first, last + 1):
            for own in range(lane, lane + lanes):
                if data.epochs[own, epoch & 1] != epoch:
                    shuffle(
                        data.seeds[own], data.purpose, epoch, data.samples, data.keys, data.counts,
                        slot * data.keys_room, slot * data.counts_room,
                        data.orders, (2 * own + (epoch & 1)) * data.samples,
                    )  # fmt: skip
                    data.epochs[own, epoch & 1] = epoch


@merge
def _gather(net, data, work, base, lane, step, first, last):
    """Copy a batch's samples `first` to `last`, inputs and targets."""
    order = 2 * lane * data.samples
    _copy_samples(
        data.inputs, work, base + net.layers[0, X], net.features, data.orders, order, data.epochs, step,
        net.batch, data.samples, first, last,
    )  # fmt: skip
    _copy_samples(
        data.targets, work, base + net.targets, net.classes, data.orders, order, data.epochs, step,
        net.batch, data.samples, first, last,
    )  # fmt: skip


@kernel
def _forward(layers, numbers, plans, theta, origin, work, base, scratch, seed, step, begin, end, first, last):
    """Outputs of the layers `begin` to `end` for samples `first` to `last`.

    `origin`: where the lane's parameters begin.
    """
    for number in range(begin, end):
        inputs, outputs, kind = layers[number, INPUTS], layers[number, OUTPUTS], layers[number, KIND]
        y = base + layers[number, Y] + first * outputs
        x = base + layers[number, X] + first * inputs
        bias = layers[number, BIAS]
        if kind == DENSE:
            product(
                work, x, inputs, 1, theta, origin + layers[number, WEIGHT], outputs, work, y, outputs,
                theta, origin + bias, 0, int(bias >= 0), last - first, inputs, outputs,
            )  # fmt: skip
        elif kind == POINTWISE:
            copy(work, x, work, y, (last - first) * outputs)
        else:
            forward(
                kind, plans, layers[number, PLAN], work, base + layers[number, X], base + layers[number, Y], base,
                theta, origin + layers[number, WEIGHT], origin + bias, scratch, seed, step, first, last,
                numbers[number],
            )  # fmt: skip
        if layers[number, KEPT] != layers[number, Y]:
            copy(work, y, work, base + layers[number, KEPT] + first * outputs, (last - first) * outputs)
        activate(layers[number, ACTIVATION], work, y, (last - first) * outputs, numbers[number])


@merge
def _forward_all(net, theta, origin, work, base, scratch, seed, step, first, last):
    """Outputs of the whole network for samples `first` to `last`."""
    for sample in range(first, last if net.front else first):
        _forward(
            net.layers, net.numbers, net.plans, theta, origin, work, base, scratch, seed, step,
            0, net.front, sample, sample + 1,
        )  # fmt: skip
    _forward(
        net.layers, net.numbers, net.plans, theta, origin, work, base, scratch, seed, step,
        net.front, len(net.layers), first, last,
    )  # fmt: skip


@kernel
def _backward(
    layers, numbers, plans, theta, origin, work, base, scratch, transposed, turned, begin, end, first, last
):  # fmt: skip
    """Gradients of the layers' z from `end` back to `begin` for samples `first` to `last`, from that of the output.

    They stand where those of the outputs do; `turned`: where the transposed weights begin.
    """
    for number in range(end - 1, begin - 1, -1):
        inputs, outputs, kind = layers[number, INPUTS], layers[number, OUTPUTS], layers[number, KIND]
        delta = base + layers[number, GRADIENT] + first * outputs
        kept = base + layers[number, KEPT] + first * outputs
        deactivate(
            layers[number, ACTIVATION], work, kept, work, delta, (last - first) * outputs, numbers[number]
        )
        below = -1
        if not layers[number, FIRST]:
            below = base + layers[number - 1, GRADIENT]
        if kind > POINTWISE:
            weights, place = theta, origin + layers[number, WEIGHT]
            if layers[number, TRANSPOSE] >= 0:
                weights, place = transposed, turned + layers[number, TRANSPOSE]
            backward(
                kind, plans, layers[number, PLAN], work, base + layers[number, X], base + layers[number, GRADIENT],
                below, base, weights, place, scratch, first, last, numbers[number],
            )  # fmt: skip
        elif below < 0:
            return
        elif kind == DENSE:
            product(
                work, delta, outputs, 1, transposed, turned + layers[number, TRANSPOSE], inputs,
                work, below + first * inputs, inputs, transposed, 0, 0, 0, last - first, outputs, inputs,
            )  # fmt: skip
        else:
            copy(work, delta, work, below + first * inputs, (last - first) * outputs)


@kernel
def _collect(
    layers,
    plans,
    segments,
    work,
    base,
    scratch,
    batch,
    theta,
    gradient,
    origin,
    l2,
    l1,
    partial,
    slot,
    first,
    last,
):
    """The gradients of the parameters of segments `first` to `last`, summed over the batch, with their penalties."""
    for number in range(first, last):
        layer, row, begin = segments[number, LAYER], segments[number, FROM_ROW], segments[number, BEGIN]
        inputs, outputs = layers[layer, INPUTS], layers[layer, OUTPUTS]
        delta, middle, end = base + layers[layer, GRADIENT], segments[number, MIDDLE], segments[number, END]
        if layers[layer, KIND] == DENSE:
            product(
                work, base + layers[layer, X] + row, 1, inputs, work, delta, outputs,
                gradient, origin + begin, outputs, theta, 0, 0, 0,
                segments[number, TO_ROW] - row, batch, outputs,
            )  # fmt: skip
            if end > middle:
                sum_rows(work, delta, batch, outputs, gradient, origin + middle, outputs, 0)
        else:
            offsets = -1
            if end > middle:
                offsets = origin + middle
            collect(
                layers[layer, KIND], plans, layers[layer, PLAN], work, base, batch, scratch,
                row, segments[number, TO_ROW], gradient, origin + begin, offsets,
            )  # fmt: skip
        if l2 != 0.0 or l1 != 0.0:
            penalize(theta, gradient, origin + begin, origin + middle, l2, l1)
        partial[slot, number, 2] = squared_length(gradient, origin + begin, origin + end)


@kernel
def _turn(layers, segments, theta, origin, transposed, turned, first, last):
    """Renew the transposed copies of the weights of segments `first` to `last`."""
    for number in range(first, last):
        layer, row = segments[number, LAYER], segments[number, FROM_ROW]
        if layers[layer, TRANSPOSE] >= 0:
            columns = layers[layer, COLUMNS]
            transpose(
                theta, origin + segments[number, BEGIN], columns,
                transposed, turned + layers[layer, TRANSPOSE] + row, layers[layer, ROWS],
                segments[number, TO_ROW] - row, columns,
            )  # fmt: skip


@merge
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


@merge
def _measure(net, data, state, lane, slot, member, members, step, row):
    """Loss and gradient of the update that follows `step` updates; records both, returns ‖gradient‖² and soundness."""
    base, turned, origin = slot * net.room, slot * net.transposed_room, lane * net.parameters
    first, last = 0, net.batch
    if members > 1:
        first, last = net.sample_shares[member], net.sample_shares[member + 1]
    _gather(net, data, state.work, base, lane, step, first, last)
    scratch, seed = (slot + member) * net.room + net.scratch, np.int64(data.seeds[lane])
    layers, end = len(net.layers), len(net.layers) - 1
    _forward_all(net, state.theta, origin, state.work, base, scratch, seed, step, first, last)
    lose(
        net.loss, state.work, base + net.layers[end, Y], state.work, base + net.targets, state.work,
        base + net.layers[end, GRADIENT], state.work, base + net.values, first, last, net.classes,
        net.share, net.loss_number,
    )  # fmt: skip
    _backward(
        net.layers, net.numbers, net.plans, state.theta, origin, state.work, base, scratch, state.transposed, turned,
        max(net.first, net.front), layers, first, last,
    )  # fmt: skip
    if net.first < net.front:
        for sample in range(first, last):
            _backward(
                net.layers, net.numbers, net.plans, state.theta, origin, state.work, base, scratch,
                state.transposed, turned, net.first, net.front, sample, sample + 1,
            )  # fmt: skip
    meet(state.meeting, members)
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    _collect(
        net.layers, net.plans, net.segments, state.work, base, scratch, net.batch, state.theta, state.gradient, origin,
        state.l2[lane], state.l1[lane], state.partial, slot, first, last,
    )  # fmt: skip
    meet(state.meeting, members)
    loss = 0.0
    for sample in range(net.batch):
        loss += state.work[base + net.values + sample]
    return _record_gradient(net, state, lane, slot, member, row, loss * net.share)


@merge
def _update(net, data, state, lane, slot, member, members, step, number, squared, row):
    """Make update `number` of this call; records it, returns whether it is finite."""
    origin, turned = lane * net.parameters, slot * net.transposed_room
    scale, threshold = 1.0, state.thresholds[lane]
    if threshold < math.inf:
        scale = threshold / max(math.sqrt(squared), threshold)
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    scalars = (number * len(state.active) + lane) * net.scalars
    decay = state.decay[number, lane]
    for index in range(first, last):
        begin, middle, end = net.segments[index, BEGIN], net.segments[index, MIDDLE], net.segments[index, END]
        if decay == 0.0:
            middle = end
        if state.bounds[lane] < math.inf:
            bound(state.gradient, origin + begin, origin + end, state.bounds[lane])
        lengths = advance(
            net.optimizer, state.scalars, scalars, scale, decay, state.theta, state.gradient,
            state.s0, state.s1, state.s2, origin + begin, origin + middle,
        )  # fmt: skip
        if middle < end:
            more = advance(
                net.optimizer, state.scalars, scalars, scale, 0.0, state.theta, state.gradient,
                state.s0, state.s1, state.s2, origin + middle, origin + end,
            )  # fmt: skip
            lengths = lengths[0] + more[0], lengths[1] + more[1]
        state.partial[slot, index, 0], state.partial[slot, index, 1] = lengths
    _turn(net.layers, net.segments, state.theta, origin, state.transposed, turned, first, last)
    if member == 0:
        shuffle_for(net, data, lane, 1, slot, step + 1)
    meet(state.meeting, members)
    update, parameters = 0.0, 0.0
    for index in range(len(net.segments)):
        update += state.partial[slot, index, 0]
        parameters += state.partial[slot, index, 1]
    if member == 0:
        state.rows[row, UPDATE, lane] = update
        state.rows[row, PARAMETERS, lane] = parameters
    return update <= net.limit


@merge
def _prepare(net, data, state, lane, slot, member, members, step):
    """What a lane's steps need to begin with; returns ‖gradient‖², or 0 where nothing is clipped by it."""
    origin, turned = lane * net.parameters, slot * net.transposed_room
    first, last = 0, len(net.segments)
    if members > 1:
        first, last = net.shares[member], net.shares[member + 1]
    _turn(net.layers, net.segments, state.theta, origin, state.transposed, turned, first, last)
    clipped = state.thresholds[lane] < math.inf
    for number in range(first, last if clipped else first):
        state.partial[slot, number, 2] = squared_length(
            state.gradient, origin + net.segments[number, BEGIN], origin + net.segments[number, END]
        )
    if member == 0:
        shuffle_for(net, data, lane, 1, slot, step)
    meet(state.meeting, members)
    squared, length = 0.0, 0.0
    # Group by group, as `_record_gradient` adds them.
    for number in range(len(net.segments) if clipped else 0):
        if number > 0 and net.segments[number, GROUP] != net.segments[number - 1, GROUP]:
            squared += length
            length = 0.0
        length += state.partial[slot, number, 2]
    return squared + length


@kernel
def _train(net, data, state, step, count, row, measuring, together, thread, threads):
    """Make `count` updates of all active lanes, from `step` on, and record them from `row` on.

    A lane ends at a value that is not finite; `state.made` tells how many of its rows are whole and finite.

    Args:
        measuring: only take the gradient, and record it in `row`; else it is there already.
        together: whether the threads work on each lane together, or each on lanes of its own.
        thread, threads: who calls, and how many do.
    """
    lanes, first, stride, slot, member, members = len(state.active), thread, threads, thread, 0, 1
    if together:
        first, stride, slot, member, members = 0, 1, 0, thread, threads
    rounds = 1 if measuring else count
    for lane in range(first, lanes, stride):
        if not state.active[lane]:
            continue
        meet(state.meeting, members)  # the others may still read what the lane before has left
        squared = _prepare(net, data, state, lane, slot, member, members, step)
        made, now = 0, step
        while made < rounds:
            if not measuring:
                if not _update(net, data, state, lane, slot, member, members, now, made, squared, row + made):
                    break
                now += 1
            squared, sound = _measure(net, data, state, lane, slot, member, members, now, row + made)
            if not sound:
                break
            made += 1
        if member == 0:
            state.made[lane] = made


@entry
def train(net, data, state, step, count, row, measuring, together, thread, threads):
    """See `_train`."""
    _train(net, data, state, step, count, row, measuring, together, thread, threads)


@kernel
def _evaluate(net, theta, inputs, samples, outputs, work, thread, threads):
    base, end = thread * net.room, len(net.layers) - 1
    for lane in range(len(outputs) // (samples * net.classes)):
        for first in range(thread * net.batch, samples, threads * net.batch):
            count = min(net.batch, samples - first)
            copy(inputs, first * net.features, work, base + net.layers[0, X], count * net.features)
            _forward_all(net, theta, lane * net.parameters, work, base, base + net.scratch, 0, 0, 0, count)
            into = (lane * samples + first) * net.classes
            copy(work, base + net.layers[end, Y], outputs, into, count * net.classes)


@entry
def evaluate(net, theta, inputs, samples, outputs, work, thread, threads):
    """Outputs (lanes · samples · classes,) in evaluation; the threads share the samples out."""
    _evaluate(net, theta, inputs, samples, outputs, work, thread, threads)
