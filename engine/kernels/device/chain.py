"""Tiny networks on a device: whether one fits into the shared memory of a block, and its steps, many in one launch."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.experiment import Experiment
from engine.kernels.device.orders import Orders
from engine.kernels.device.sources import source
from engine.layers.dense import Dense
from engine.optimizers.base import Optimizer
from engine.training.plans import Plan
from engine.training.topology import Node, Topology

ACTIVATIONS = {"identity": 0, "relu": 1, "tanh": 2, "sigmoid": 3}
LOSSES = {"mean_squared_error": 0, "softmax_cross_entropy": 1, "binary_cross_entropy": 2}
DECAY, PENALTY, COLUMNS = 7, 8, 9
"""Columns of the coefficients; those before are the method's."""

SHARES = 32
"""Parts in which the kernel takes a sum."""

MOST_THREADS = 256


@dataclass(frozen=True)
class Method:
    """How the kernel makes an update: its code, the state's arrays, and the names of its coefficients in order.

    A name may be empty, for a coefficient that is 0.
    """

    code: int
    state: tuple[str, ...]
    scalars: tuple[str, ...]


_ADAM = Method(
    1, ("mean", "square"), ("beta1", "beta2", "rest1", "rest2", "root_scale", "epsilon", "step_size")
)
_SGD = Method(0, ("velocity",), ("momentum", "step_size", ""))
_NESTEROV = Method(0, ("velocity",), ("momentum", "ahead", "step_size"))


def method_of(optimizer: Optimizer) -> Method | None:
    """None for methods that the kernel does not know."""
    if optimizer.kind in ("adam", "adamw"):
        return _ADAM
    if optimizer.kind == "sgd":
        return _NESTEROV if getattr(optimizer, "nesterov", False) else _SGD
    return None


def obstacle(experiment: Experiment, plan: Plan, backend: Backend, dtype: Dtype, samples: int) -> str:
    """Why a run cannot take this path, or nothing.

    It needs a chain of dense layers, steps that the kernel knows, and a block of the device that can hold both.
    """
    if backend.compiler is None:
        return f"the backend {backend.name}"
    nodes = layers_of(plan)
    if not nodes:
        return "a network that is no chain of plain dense layers"
    if unknown := _unknown(experiment):
        return unknown
    needed = needed_bytes(nodes, experiment, min(experiment.batch_size, samples), dtype)
    if needed > backend.compiler.shared_bytes:
        return f"{needed:,} bytes beside the {backend.compiler.shared_bytes:,} that a block can hold"
    return ""


def layers_of(plan: Plan) -> tuple[Node, ...]:
    """The dense layers of a plan that is a chain of such; nothing for any other."""
    if not isinstance(plan, Topology):
        return ()
    nodes = plan.nodes[1:] if plan.nodes[0].layer.kind == "flatten" else plan.nodes
    return nodes if all(map(_known, nodes)) else ()


def _known(node: Node) -> bool:
    layer = node.layer
    return (
        isinstance(layer, Dense)
        and len(node.input_shape) == 1
        and layer.parametrization == "standard"
        and layer.activation.kind in ACTIVATIONS
    )


def _unknown(experiment: Experiment) -> str:
    """What of a step the kernel does not know, the network apart."""
    lanes = experiment.lane_experiments()
    if method_of(experiment.optimizer) is None:
        return f"the method {experiment.optimizer.title}"
    if experiment.loss.kind not in LOSSES:
        return f"the loss {experiment.loss.title}"
    for part in (*experiment.wrappers, *experiment.augmentations):
        return part.title
    if experiment.regularization.clipping.kind != "none":
        return "a clipped gradient"
    if any(lane.regularization.l1_penalty for lane in lanes):
        return "an L1 penalty"
    return "a maximal norm" if any(lane.regularization.max_norm for lane in lanes) else ""


def table_of(nodes: Sequence[Node], experiment: Experiment, batch: int, samples: int) -> HostArray:
    """The network as the kernel reads it, int32."""
    method = method_of(experiment.optimizer)
    assert method is not None, "the method is known"
    shapes = [(node.input_shape[0], node.output_shape[0]) for node in nodes]
    header = [
        *(len(nodes), batch, samples, shapes[0][0], shapes[-1][1], LOSSES[experiment.loss.kind], method.code),
        *(sum(node.size for node in nodes), max(map(max, shapes))),
    ]
    for node, shape in zip(nodes, shapes, strict=True):
        layer = node.layer
        assert isinstance(layer, Dense), "layers are dense"
        header += [*shape, ACTIVATIONS[layer.activation.kind], int(layer.bias), node.offset]
    return np.array(header, dtype=np.int32)


def needed_bytes(nodes: Sequence[Node], experiment: Experiment, batch: int, dtype: Dtype) -> int:
    """Bytes of shared memory that a block needs."""
    method = method_of(experiment.optimizer)
    assert method is not None, "the method is known"
    shapes = [(node.input_shape[0], node.output_shape[0]) for node in nodes]
    parameters = (2 + len(method.state)) * sum(node.size for node in nodes)
    signals = batch * (shapes[0][0] + sum(units for _, units in shapes) + 2 * max(map(max, shapes)) + 1)
    values = parameters + signals + (1 + len(nodes)) * SHARES
    return values * np.dtype(dtype).itemsize + 4 * (batch + 1)


@dataclass(frozen=True)
class ChainArrays:
    """What `Chain.run` reads and writes: (lanes, P) each, but for the recorder's rows (count, columns, lanes).

    Attributes:
        since: the step at which the method's state began.
    """

    parameters: Array
    gradient: Array
    update: Array
    state: Mapping[str, Array]
    rows: Array
    since: int = 0


class Chain:
    """The steps of a run whose network is tiny.

    Args:
        inputs, targets: the training part on the device, (N, …) and (N, K).
        state: the method's arrays (lanes, P) by name.
        seeds: of the lanes, uint64, on the device.

    Raises ValueError where there is an obstacle.
    """

    def __init__(
        self,
        experiment: Experiment,
        plan: Plan,
        backend: Backend,
        dtype: Dtype,
        inputs: Array,
        targets: Array,
        seeds: Array,
    ) -> None:
        reason = obstacle(experiment, plan, backend, dtype, len(inputs))
        if reason or backend.compiler is None:
            raise ValueError(reason)
        self._backend, self._dtype, self._lanes = backend, np.dtype(dtype), len(seeds)
        self._inputs, self._targets = inputs.reshape(len(inputs), -1), targets
        self._samples, self._batch = len(inputs), min(experiment.batch_size, len(inputs))
        nodes = layers_of(plan)
        self._plan = backend.to_device(table_of(nodes, experiment, self._batch, self._samples))
        self._bytes = needed_bytes(nodes, experiment, self._batch, dtype)
        items = [max(node.size, self._batch * node.output_shape[0]) for node in nodes]
        self._threads = min(MOST_THREADS, 32 * math.ceil(max(items) / 32))
        self._kernel = backend.compiler.raw(source("chain"), "chain", self._dtype)
        self._orders = Orders(backend.xp, backend.compiler, seeds, self._samples)

    def run(
        self,
        lanes: Sequence[Experiment],
        rates: HostArray,
        first_step: int,
        active: HostArray,
        arrays: ChainArrays,
    ) -> None:
        """Make the steps after `first_step`, as many as there are rates (count, lanes).

        The gradient at hand is that of the state after `first_step` updates, as `measure` gives it, and afterwards
        that of the last one. A lane that meets a value that is not finite stops there; its later rows hold no numbers.

        Args:
            lanes: the experiments with the present hyperparameters.
            active: the lanes that train, bool.
        """
        self._launch(lanes, rates, first_step + 1, active, arrays, measuring=False)

    def measure(self, lanes: Sequence[Experiment], step: int, arrays: ChainArrays) -> None:
        """Take the gradient of the state after `step` updates, and record it and the loss in the one row."""
        everywhere = np.ones(self._lanes, dtype=bool)
        self._launch(lanes, np.zeros((1, self._lanes)), step, everywhere, arrays, measuring=True)

    def _launch(
        self,
        lanes: Sequence[Experiment],
        rates: HostArray,
        batch: int,
        active: HostArray,
        arrays: ChainArrays,
        *,
        measuring: bool,
    ) -> None:
        """`batch` is the number of the first batch of which a gradient is taken."""
        method = method_of(lanes[0].optimizer)
        assert method is not None, "the method is known"
        state = [arrays.state[name] for name in method.state]
        orders, start = self._plan, 0  # any array: nothing is drawn where the batch is all there is
        if self._batch < self._samples:
            epoch, start = divmod(batch * self._batch, self._samples)
            epochs = (start + len(rates) * self._batch - 1) // self._samples + 1
            orders = self._orders.of(epoch, epochs)
        made = max(batch - 1 - arrays.since, 0)
        table = coefficients(method, lanes, rates, made).astype(self._dtype)
        self._kernel.launch(
            self._lanes,
            self._threads,
            (
                *(self._plan, arrays.parameters, arrays.gradient, arrays.update, state[0], state[-1]),
                *(self._inputs, self._targets, orders, self._backend.to_device(table), arrays.rows),
                self._backend.to_device(active.astype(np.uint8)),
                *(np.int32(start), np.int32(len(rates)), np.int32(self._lanes), np.int32(measuring)),
            ),
            self._bytes,
        )


def coefficients(method: Method, lanes: Sequence[Experiment], rates: HostArray, first_step: int) -> HostArray:
    """The scalars of each update, float64 (count, lanes, COLUMNS)."""
    table = np.zeros((*rates.shape, COLUMNS))
    steps = np.arange(first_step, first_step + len(rates))[:, None]
    groups: dict[Optimizer, list[int]] = {}
    for number, lane in enumerate(lanes):
        groups.setdefault(lane.optimizer.replace(learning_rate=1.0), []).append(number)
    for optimizer, members in groups.items():
        found: Mapping[str, Any] = optimizer.coefficients(steps, rates[:, members])  # type: ignore[arg-type]
        for column, name in enumerate(method.scalars):
            table[:, members, column] = found.get(name, 0.0)
        table[:, members, DECAY] = found.get("decay", 0.0)
    table[:, :, DECAY] -= rates * [lane.regularization.weight_decay for lane in lanes]
    table[:, :, PENALTY] = [lane.regularization.l2_penalty for lane in lanes]
    return table
