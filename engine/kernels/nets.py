"""From an experiment to the tables that the kernels work by, or the reason why it has to take the reference path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any

import numpy as np

from engine.activations.base import Activation
from engine.activations.elu import Elu
from engine.activations.gelu import Gelu
from engine.activations.hard_tanh import HardTanh
from engine.activations.identity import Identity
from engine.activations.leaky_relu import LeakyRelu
from engine.activations.mish import Mish
from engine.activations.relu import Relu
from engine.activations.selu import Selu
from engine.activations.sigmoid import Sigmoid, Silu, Softplus
from engine.activations.sine import Sine
from engine.activations.softsign import Softsign
from engine.activations.tanh import Tanh
from engine.arrays import Dtype, HostArray
from engine.clippings.norm import ClipByNorm, ClipByValue, NoClipping
from engine.experiment import Experiment
from engine.kernels import activations, chain, large, layers, losses, optimizers, plans
from engine.kernels.products import PRODUCT, ROWS
from engine.kernels.simd import WIDTH
from engine.kernels.transposes import TRANSPOSE
from engine.layers.activation import ActivationLayer
from engine.layers.convolution import SlidingLayer
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.global_pooling import GlobalPooling
from engine.layers.pooling import AveragePooling, MaxPooling
from engine.layers.reshape import Reshape
from engine.layers.windows import Axis, Windows
from engine.losses.base import Loss
from engine.losses.binary_cross_entropy import BinaryCrossEntropy
from engine.losses.focal import Focal
from engine.losses.hinge import MultiClassHinge
from engine.losses.mean_squared_error import MeanSquaredErrorLoss
from engine.losses.residual import Huber, MeanAbsoluteErrorLoss, Quantile
from engine.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from engine.optimizers.adadelta import Adadelta
from engine.optimizers.adagrad import Adagrad
from engine.optimizers.adam import Adam
from engine.optimizers.adamax import AdaMax
from engine.optimizers.adamw import AdamW
from engine.optimizers.ademamix import AdEmaMix
from engine.optimizers.adopt import Adopt
from engine.optimizers.amsgrad import AmsGrad
from engine.optimizers.base import Optimizer
from engine.optimizers.heavy_ball import HeavyBall
from engine.optimizers.lion import Lion
from engine.optimizers.nadam import NAdam
from engine.optimizers.nesterov import Nesterov
from engine.optimizers.qh_adam import QhAdam
from engine.optimizers.qhm import Qhm
from engine.optimizers.radam import RAdam
from engine.optimizers.rmsprop import RmsProp
from engine.optimizers.sgd import Sgd
from engine.optimizers.sign_sgd import SignSgd
from engine.training.topology import Node, Topology

SEGMENT = 8192
"""Parameters that are worked on at a time, about: small enough for the nearest cache."""


class Unsupported(Exception):  # noqa: N818 - it is no error: another path is taken
    """There is no kernel for a part of an experiment; the text says for which."""


@dataclass(frozen=True)
class Method:
    """How an optimizer is computed: its code, its scalars in order, and its arrays in order."""

    code: int
    scalars: tuple[str, ...]
    arrays: tuple[str, ...]


_ADAM = "beta1 beta2 rest1 rest2 root_scale epsilon step_size"


def _always(code: int, scalars: str, arrays: str) -> Callable[[Any], Method]:
    """A kind that is computed in one way, whatever its fields."""
    found = Method(code, tuple(scalars.split()), tuple(arrays.split()))
    return lambda _: found


def _of_sgd(sgd: Sgd) -> Method:
    code = optimizers.NESTEROV_SGD if sgd.nesterov else optimizers.SGD
    return Method(code, ("momentum", "step_size", "ahead"), ("velocity",))


def _of_rmsprop(method: RmsProp) -> Method:
    scalars = ("rho", "rest", "momentum", "epsilon", "step_size", "ahead")
    if method.centered:
        code = optimizers.CENTERED_AHEAD if method.nesterov else optimizers.CENTERED
        return Method(code, scalars, ("square", "velocity", "mean"))
    code = optimizers.RMSPROP_AHEAD if method.nesterov else optimizers.RMSPROP
    return Method(code, scalars, ("square", "velocity"))


METHODS: dict[type[Optimizer], Callable[[Any], Method]] = {
    Sgd: _of_sgd,
    HeavyBall: _always(optimizers.HEAVY_BALL, "momentum step_size", "last_step"),
    Nesterov: _always(optimizers.NESTEROV, "momentum step_size", "lead"),
    Qhm: _always(optimizers.QHM, "momentum rest plain ahead", "mean"),
    SignSgd: _always(optimizers.SIGN, "momentum rest step_size", "mean"),
    Lion: _always(optimizers.LION, "beta1 beta2 rest1 rest2 step_size", "mean"),
    Adagrad: _always(optimizers.ADAGRAD, "initial epsilon step_size", "sum"),
    RmsProp: _of_rmsprop,
    Adadelta: _always(optimizers.ADADELTA, "rho rest epsilon step_size", "square square_step"),
    Adam: _always(optimizers.ADAM, _ADAM, "mean square"),
    AdamW: _always(optimizers.ADAM, _ADAM, "mean square"),
    RAdam: _always(optimizers.ADAM, _ADAM, "mean square"),
    AmsGrad: _always(optimizers.AMSGRAD, _ADAM, "mean square largest"),
    AdaMax: _always(optimizers.ADAMAX, "beta1 beta2 rest1 epsilon step_size", "mean largest"),
    NAdam: _always(optimizers.NADAM, f"{_ADAM} plain", "mean square"),
    QhAdam: _always(
        optimizers.QH_ADAM,
        "beta1 beta2 rest1 rest2 square_scale epsilon step_size plain plain_square",
        "mean square",
    ),
    AdEmaMix: _always(optimizers.ADEMAMIX, f"{_ADAM} beta3 rest3 slow_step", "mean square slow"),
    Adopt: _always(optimizers.ADOPT, "beta1 beta2 rest1 rest2 bound epsilon step_size", "mean square"),
}

LOSSES: dict[type[Loss], tuple[int, Callable[[Any], float]]] = {
    MeanSquaredErrorLoss: (losses.SQUARED_ERROR, lambda _: 0.0),
    SoftmaxCrossEntropy: (losses.SOFTMAX, lambda _: 0.0),
    BinaryCrossEntropy: (losses.SIGMOID, lambda _: 0.0),
    MultiClassHinge: (losses.HINGE, lambda _: 0.0),
    Focal: (losses.FOCAL, lambda focal: focal.gamma),
    MeanAbsoluteErrorLoss: (losses.ABSOLUTE, lambda _: 0.0),
    Huber: (losses.HUBER, lambda huber: huber.delta),
    Quantile: (losses.QUANTILE, lambda quantile: quantile.level),
}

ACTIVATIONS: dict[type[Activation], tuple[int, Callable[[Any], float]]] = {
    Identity: (activations.IDENTITY, lambda _: 0.0),
    Relu: (activations.RELU, lambda _: 0.0),
    Tanh: (activations.TANH, lambda _: 0.0),
    Sigmoid: (activations.SIGMOID, lambda _: 0.0),
    LeakyRelu: (activations.LEAKY_RELU, lambda leaky: leaky.negative_slope),
    Elu: (activations.ELU, lambda elu: elu.alpha),
    Selu: (activations.SELU, lambda _: 0.0),
    Softsign: (activations.SOFTSIGN, lambda _: 0.0),
    Softplus: (activations.SOFTPLUS, lambda _: 0.0),
    HardTanh: (activations.HARD_TANH, lambda _: 0.0),
    Gelu: (activations.GELU, lambda _: 0.0),
    Silu: (activations.SILU, lambda _: 0.0),
    Mish: (activations.MISH, lambda _: 0.0),
    Sine: (activations.SINE, lambda sine: sine.frequency),
}


def method(experiment: Experiment) -> Method:
    """How the experiment's updates are computed. Raises Unsupported.

    What matters here may change while a run goes on.
    """
    if experiment.wrappers:
        raise Unsupported(f"{experiment.wrappers[0].title} around the method")
    found = METHODS.get(type(experiment.optimizer))
    if found is None:
        raise Unsupported(f"the method {experiment.optimizer.title}")
    regularization = experiment.regularization
    if regularization.max_norm:
        raise Unsupported("a maximal norm")
    if not isinstance(regularization.clipping, NoClipping | ClipByNorm | ClipByValue):
        raise Unsupported(f"the clipping {regularization.clipping.title}")
    return found(experiment.optimizer)


class _Builder:
    """Lays out layers, workspaces and segments."""

    def __init__(self, batch: int, dtype: Dtype) -> None:
        self.batch, self.dtype = batch, dtype
        self.layers: list[list[int]] = []
        self.numbers: list[float] = []
        self.segments: list[list[int]] = []
        self.plans = plans.Table()
        self.room = self.transposed = self.front = 0

    def reserve(self, values: int) -> int:
        """A place in the workspace."""
        place = self.room
        self.room += _whole(values)
        return place

    def add(
        self,
        kind: int,
        node: Node,
        outputs: int,
        activation: Activation,
        x: int,
        *,
        first: int,
        plan: int = -1,
        number: float | None = None,
        turn: bool = True,
    ) -> int:
        """Append a layer of so many outputs; returns where they stand. `turn`: keep its weight transposed, too."""
        code = ACTIVATIONS.get(type(activation))
        if code is None:
            raise Unsupported(f"the activation {activation.title}")
        spans = {spec.name: (spec, span) for spec, span in node.spans()}
        y, gradient = (self.reserve(self.batch * outputs) for _ in range(2))
        kept = self.reserve(self.batch * outputs) if code[0] in activations.NEED_Z else y
        activations.require(code[0], self.dtype)
        weight, bias, turned, rows, columns = -1, -1, -1, 0, 0
        if "weight" in spans:
            spec, span = spans["weight"]
            weight, columns = span.start, spec.shape[-1]
            rows = spec.size // columns
            if turn and node.index != first:
                turned, self.transposed = self.transposed, self.transposed + _whole(rows * columns)
        if "bias" in spans:
            bias = spans["bias"][1].start
        inputs = prod(node.input_shape)
        row = [kind, inputs, outputs, weight, bias, code[0], x, y, gradient, turned, int(node.index == first)]
        self.layers.append([*row, kept, rows, columns, plan])
        self.numbers.append(code[1](activation) if number is None else number)
        return y

    def dense(self, node: Node, layer: Dense, x: int, *, first: int) -> int:
        """Append a dense layer; returns where the outputs stand."""
        (inputs,), outputs = node.input_shape, layer.units
        if inputs * outputs < LARGE_WEIGHT:
            return self.add(chain.DENSE, node, outputs, layer.activation, x, first=first)
        at = self.planned(layers.LARGE)
        for column, value in (
            (plans.DEPTH, inputs),
            (plans.FILTERS, outputs),
            (plans.BIAS, int(layer.bias)),
            (plans.INPUT, x),
            (plans.BATCH, self.batch),
            (plans.PARTIAL, self.reserve(self.batch * (outputs + large.MOST_COLUMNS))),
        ):
            self.plans.put(at, column, value)
        strips = large.MOST_COLUMNS * max(large.STRIPS * inputs, outputs)
        self.plans.scratch = max(self.plans.scratch, strips)
        return self.add(layers.LARGE, node, outputs, layer.activation, x, first=first, plan=at, turn=False)

    def planned(self, kind: int) -> int:
        """Begin the plan of a kind of layer; returns where it begins."""
        layers.require(kind, self.dtype)
        return self.plans.begin()

    def convolve(self, node: Node, layer: SlidingLayer, pooling: Node | None, x: int, *, first: int) -> int:
        """Append a convolution, with the max pooling that follows it; returns where the outputs stand."""
        windows, grid = layer.windows(node.input_shape)
        at, filters = self.planned(layers.CONVOLUTION), layer.filters
        self.plans.convolve(at, windows, filters, None if pooling is None else _pooled(pooling)[0])
        if node.index == first:
            self.plans.put(at, plans.FIELDS, -1)
        outputs = prod(grid) * filters
        if pooling is not None:
            outputs = prod(pooling.output_shape)
            self.plans.put(at, plans.CODES, self.reserve(self.batch * outputs))
        groups = -(-self.batch // plans.group_size(self.batch))
        own = _whole((windows.size * windows.channels + 1) * filters)
        for column, value in (
            (plans.BIAS, int(layer.bias)),
            (plans.GROUP, plans.group_size(self.batch)),
            (plans.PARTIAL, self.reserve(groups * own)),
        ):
            self.plans.put(at, column, value)
        y = self.add(layers.CONVOLUTION, node, outputs, layer.activation, x, first=first, plan=at)
        self.front = len(self.layers)
        return y

    def pool(self, node: Node, x: int, *, first: int) -> int:
        """Append a pooling; returns where the outputs stand."""
        windows, largest = _pooled(node)
        kind = layers.MAX_POOLING if largest else layers.AVERAGE_POOLING
        at, outputs = self.planned(kind), prod(node.output_shape)
        self.plans.pool(at, windows)
        for column, value in (
            (plans.FILTERS, windows.channels),
            (plans.POSITIONS, windows.rows.extent * windows.columns.extent),
            (plans.CODES, self.reserve(self.batch * outputs)),
        ):
            self.plans.put(at, column, value)
        y = self.add(kind, node, outputs, Identity(), x, first=first, plan=at)
        self.front = len(self.layers)
        return y

    def drop(self, node: Node, rate: float, x: int, *, first: int) -> int:
        """Append a dropout; returns where the outputs stand."""
        at, size = self.planned(layers.DROPOUT), prod(node.input_shape)
        for column, value in (
            (plans.FILTERS, size),
            (plans.STREAM, node.index),
            (plans.CODES, self.reserve(self.batch * size)),
        ):
            self.plans.put(at, column, value)
        return self.add(layers.DROPOUT, node, size, Identity(), x, first=first, plan=at, number=rate)

    def segment(self, node: Node, group: int) -> None:
        """Cut the parameters of the latest layer into stretches, in their order; offsets stand behind the weights."""
        layer, spans = len(self.layers) - 1, {spec.name: span for spec, span in node.spans()}
        weight, end = spans["weight"], node.span.stop
        columns = self.layers[layer][chain.COLUMNS]
        rows = (weight.stop - weight.start) // columns
        step = max(ROWS_AT_A_TIME, SEGMENT // columns // ROWS_AT_A_TIME * ROWS_AT_A_TIME)
        self.plans.scratch = max(self.plans.scratch, _whole(step * columns))
        for row in range(0, rows, step):
            last = min(row + step, rows)
            begin, middle = weight.start + row * columns, weight.start + last * columns
            self.segments.append([layer, row, last, begin, middle, end if last == rows else middle, group])


LARGE_WEIGHT = 1 << 18
"""Weights of a dense layer from which on it pays to copy them strip by strip."""

ROWS_AT_A_TIME = 8
"""A segment of a weight has a multiple of these rows, on every machine."""


def describe(topology: Topology, experiment: Experiment, batch: int, dtype: Dtype, threads: int) -> chain.Net:
    """The tables of a network. Raises Unsupported."""
    if experiment.augmentations:
        raise Unsupported(f"the augmentation {experiment.augmentations[0].title}")
    found = LOSSES.get(type(experiment.loss))
    if found is None:
        raise Unsupported(f"the loss {experiment.loss.title}")
    loss, loss_number = found[0], found[1](experiment.loss)
    losses.LOSE.require(loss, dtype)
    PRODUCT.require(0, dtype)
    TRANSPOSE.require(0, dtype)
    features = int(np.prod(topology.nodes[0].input_shape))
    build = _Builder(batch, dtype)
    place = build.reserve(batch * features)
    first, group = topology.trained[0].index, 0
    nodes = iter(topology.nodes)
    waiting = next(nodes, None)
    while waiting is not None:
        node, waiting = waiting, next(nodes, None)
        layer = node.layer
        if isinstance(layer, Flatten | Reshape) or (isinstance(layer, Dropout) and layer.rate == 0.0):
            continue
        if isinstance(layer, Dense) and len(node.input_shape) == 1 and layer.parametrization == "standard":
            place = build.dense(node, layer, place, first=first)
        elif isinstance(layer, SlidingLayer) and layer.parametrization == "standard":
            pooling = None
            if _joins(layer, waiting):
                pooling, waiting = waiting, next(nodes, None)
            place = build.convolve(node, layer, pooling, place, first=first)
        elif isinstance(layer, MaxPooling | AveragePooling | GlobalPooling):
            place = build.pool(node, place, first=first)
        elif isinstance(layer, Dropout):
            place = build.drop(node, layer.rate, place, first=first)
        elif isinstance(layer, ActivationLayer):
            size = prod(node.input_shape)
            place = build.add(chain.POINTWISE, node, size, layer.activation, place, first=first)
        else:
            raise Unsupported(f"the layer {layer.title}")
        if node.size:
            build.segment(node, group)
            group += 1
    classes = topology.outputs
    targets, values = build.reserve(batch * classes), build.reserve(batch)
    scratch = build.reserve(build.plans.scratch if build.plans.numbers else 0)
    segments, table = (np.array(rows, dtype=np.int64) for rows in (build.segments, build.layers))
    grouped = table[segments[:, chain.LAYER], chain.KIND] == layers.CONVOLUTION
    return chain.Net(
        layers=table,
        numbers=np.array(build.numbers),
        plans=np.array([*build.plans.numbers, 0], dtype=np.int64),
        front=build.front,
        first=int(np.argmax(table[:, chain.FIRST])),
        scratch=scratch,
        segments=segments,
        shares=_shares(_costs(segments, np.where(grouped, plans.MOST_GROUPS, batch)), threads),
        sample_shares=_sample_shares(batch, threads, plans.group_size(batch) if build.front else ROWS),
        parameters=topology.size,
        batch=batch,
        features=features,
        classes=classes,
        groups=group,
        targets=targets,
        values=values,
        room=build.room,
        transposed_room=build.transposed,
        loss=loss,
        share=1.0 / batch / (classes if loss in losses.OVER_OUTPUTS else 1),
        loss_number=loss_number,
        optimizer=0,
        scalars=0,
        limit=float(np.finfo(dtype).max),
    )


BUNDLED_LOSSES = (losses.SQUARED_ERROR, losses.SOFTMAX, losses.SIGMOID)

CACHED_BUNDLE = 1 << 18
"""Bytes that WIDTH networks may take so that they stay in a near cache, about."""


def bundles(net: chain.Net) -> bool:
    """Whether WIDTH such networks can go side by side in the vectors' places, and are small enough to gain by it."""
    dense = bool((net.layers[:, chain.KIND] == chain.DENSE).all())
    whole = len(net.segments) == len(net.layers)
    return (
        dense
        and whole
        and net.loss in BUNDLED_LOSSES
        and 4 * WIDTH * (net.room + 3 * net.parameters) <= CACHED_BUNDLE
    )


def plain(net: chain.Net) -> bool:
    """Whether all layers compute the same in training and in evaluation."""
    return not (net.layers[:, chain.KIND] == layers.DROPOUT).any()


def work(net: chain.Net) -> int:
    """Multiplications of one lane's step, about."""
    products = int((net.layers[:, chain.ROWS] * net.layers[:, chain.COLUMNS]).sum())
    for plan in net.layers[net.layers[:, chain.KIND] == layers.CONVOLUTION, chain.PLAN]:
        depth, filters = net.plans[plan + plans.DEPTH], net.plans[plan + plans.FILTERS]
        products += int(depth * filters * (net.plans[plan + plans.POSITIONS] - 1))
    return 3 * net.batch * products + 20 * net.parameters


def _costs(segments: HostArray, batch: HostArray) -> HostArray:
    sizes = segments[:, chain.END] - segments[:, chain.BEGIN]
    return sizes * (batch + 30.0)


def _shares(costs: Sequence[float] | HostArray, threads: int) -> HostArray:
    """Where the share of each thread begins, so that costs are about the same."""
    ends = np.cumsum(costs)
    middles = ends - np.asarray(costs) / 2
    begins = [int(np.searchsorted(middles, ends[-1] * number / threads)) for number in range(threads)]
    return np.array([*begins, len(ends)], dtype=np.int64)


def _sample_shares(batch: int, threads: int, together: int) -> HostArray:
    """Whole tiles, or groups, for each thread."""
    tiles = -(-batch // together)
    cuts = [min(batch, together * (tiles * number // threads)) for number in range(threads)]
    shares = np.array([*cuts, batch], dtype=np.int64)
    assert all(a <= b for a, b in pairwise(shares))
    return shares


def _whole(values: int) -> int:
    """Whole vectors."""
    return -(-values // WIDTH) * WIDTH


def _joins(layer: SlidingLayer, following: Node | None) -> bool:
    """Whether a convolution's outputs are pooled before they are bent, which leaves the results as they are."""
    return (
        following is not None
        and isinstance(following.layer, MaxPooling)
        and isinstance(layer.activation, Relu | Identity)
    )


def _pooled(node: Node) -> tuple[Windows, bool]:
    """The windows of a pooling, and whether the largest value of each is taken."""
    layer, shape = node.layer, node.input_shape
    if isinstance(layer, GlobalPooling):
        axes = [Axis(extent, extent) for extent in shape[:-1]]
        return Windows(axes[0] if len(axes) == 2 else Axis(1), axes[-1], shape[-1]), layer.statistic == "max"
    assert isinstance(layer, MaxPooling | AveragePooling)
    return layer.windows(shape)[0], isinstance(layer, MaxPooling)
