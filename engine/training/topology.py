"""The shape of a network: which layer gets what, how many parameters it has, and where it breaks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from engine.arrays import Shape
from engine.errors import InputError
from engine.experiment import Experiment
from engine.layers.base import BufferSpec, Layer, ParameterSpec, shape_words
from engine.layout import Block, Layout
from engine.metrics.suiting import check_measure
from engine.optimizers.base import Optimizer
from engine.tasks import Task
from engine.training.plans import Group, SurfacePlan, plan_surface
from engine.wrappers.base import Wrapper

CHUNK_VALUES = 2**22
"""Numbers per lane that an evaluation may work with at once."""
FEWEST, MOST = 64, 1024
"""Bounds of the samples in one of its forward passes."""


@dataclass(frozen=True)
class Node:
    """One layer in its place.

    Attributes:
        index: position in `network.layers`.
        layer: the layer with what depends on the task filled in.
        offset: where its parameters start in the flat buffers.
    """

    index: int
    layer: Layer
    input_shape: Shape
    output_shape: Shape
    specs: tuple[ParameterSpec, ...]
    buffers: tuple[BufferSpec, ...]
    offset: int

    @cached_property
    def size(self) -> int:
        """Number of parameters."""
        return sum(spec.size for spec in self.specs)

    @cached_property
    def multiply_adds(self) -> int:
        """Multiply–adds of its products in a forward pass of one sample."""
        return self.layer.multiply_adds(self.input_shape)

    @cached_property
    def span(self) -> slice:
        """Where its parameters stand in the flat buffers."""
        return slice(self.offset, self.offset + self.size)

    def spans(self) -> Iterator[tuple[ParameterSpec, slice]]:
        """Each parameter with its place in the flat buffers."""
        start = self.offset
        for spec in self.specs:
            yield spec, slice(start, start + spec.size)
            start += spec.size


@dataclass(frozen=True)
class Topology:
    """A network that fits: every shape is known."""

    task: Task
    outputs: int
    nodes: tuple[Node, ...]

    @cached_property
    def layout(self) -> Layout:
        """All parameter arrays in the flat buffers."""
        last = self.trained[-1].index
        return Layout(
            tuple(
                Block(
                    f"{node.index}.{spec.name}",
                    span.start,
                    spec.shape,
                    spec.penalized,
                    spec.hidden and node.index != last,
                )
                for node in self.nodes
                for spec, span in node.spans()
            )
        )

    @cached_property
    def buffer_layout(self) -> Layout:
        """All buffers of layers, in one flat array."""
        blocks: list[Block] = []
        start = 0
        for node in self.nodes:
            for spec in node.buffers:
                blocks.append(Block(f"{node.index}.{spec.name}", start, spec.shape, penalized=False))
                start += blocks[-1].size
        return Layout(tuple(blocks))

    @cached_property
    def size(self) -> int:
        """Number of parameters of one lane."""
        return sum(node.size for node in self.nodes)

    @cached_property
    def multiply_adds(self) -> int:
        """Multiply–adds of all products in a forward pass of one sample."""
        return sum(node.multiply_adds for node in self.nodes)

    @cached_property
    def signal_values(self) -> int:
        """How many numbers a training pass keeps per sample and lane: signals, their gradients, working arrays."""
        return sum(
            math.prod(node.input_shape)
            + 4 * math.prod(node.output_shape)
            + node.layer.working_values(node.input_shape)
            for node in self.nodes
        )

    @cached_property
    def chunk(self) -> int:
        """Samples per forward pass of an evaluation at most: fewer where a sample takes much room.

        The network alone decides, so that lanes and runs are evaluated in the same pieces.
        """
        return min(max(CHUNK_VALUES // self.signal_values, FEWEST), MOST)

    @property
    def tracked(self) -> int:
        """A network has too many parameters to record any of them."""
        return 0

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The layers that have parameters, from input to output."""
        return tuple(Group(node.index, node.layer.title, node.span) for node in self.trained)

    @cached_property
    def trained(self) -> tuple[Node, ...]:
        """The nodes that have parameters, from input to output."""
        return tuple(node for node in self.nodes if node.size)


@dataclass(frozen=True)
class Station:
    """What the builder shows of one layer; without shape where the network is broken before it ends."""

    shape: Shape | None
    parameters: int
    problem: str = ""
    multiply_adds: int = 0


@dataclass(frozen=True)
class Inspection:
    """An experiment looked at without loading its data.

    Attributes:
        stations: one per layer.
        problems: everything that keeps it from training, with paths; empty when it can start.
        plan: what will be trained, when it fits.
    """

    task: Task | None
    stations: tuple[Station, ...]
    problems: tuple[InputError, ...]
    plan: Topology | SurfacePlan | None

    @property
    def topology(self) -> Topology | None:
        """The network, when there is one and it fits."""
        return self.plan if isinstance(self.plan, Topology) else None


def inspect(experiment: Experiment) -> Inspection:
    """Follow the shapes through the network and collect everything that does not fit.

    With a surface there is no network: it is looked at instead.
    """
    found = _inspect_surface(experiment) if experiment.surface.is_surface else _inspect_network(experiment)
    if found.plan is None:
        return found
    problems = [*_method_problems(experiment, found.plan)]
    return replace(found, problems=tuple(problems), plan=None if problems else found.plan)


def _method_problems(experiment: Experiment, plan: Topology | SurfacePlan) -> Iterator[InputError]:
    """What keeps the methods from working on such a plan."""
    parts: list[tuple[str, Optimizer | Wrapper]] = [("optimizer", experiment.optimizer)]
    parts += [(f"wrappers.{index}", wrapper) for index, wrapper in enumerate(experiment.wrappers)]
    for path, part in parts:
        try:
            part.check(plan.layout)
        except InputError as error:
            yield error.under(path)


def _inspect_surface(experiment: Experiment) -> Inspection:
    stations = (Station(None, 0),) * len(experiment.network.layers)
    try:
        return Inspection(None, stations, (), plan_surface(experiment.surface))
    except InputError as error:
        return Inspection(None, stations, (error,), None)


def _inspect_network(experiment: Experiment) -> Inspection:
    layers = experiment.network.layers
    try:
        task = experiment.data.task()
    except InputError as error:
        return Inspection(None, (Station(None, 0),) * len(layers), (error.under("data"),), None)
    walk = _Walk(experiment, task)
    topology = None if walk.problems else Topology(task, walk.outputs, tuple(walk.nodes))
    return Inspection(task, tuple(walk.stations), tuple(walk.problems), topology)


class _Walk:
    """Follows the shapes from layer to layer.

    Attributes:
        outputs: what the loss needs; 0 when it does not suit the task.
    """

    def __init__(self, experiment: Experiment, task: Task) -> None:
        self.problems: list[InputError] = []
        self.stations: list[Station] = []
        self.nodes: list[Node] = []
        self.outputs, self._loss_problem = 0, ""
        try:
            self.outputs = experiment.loss.outputs(task)
        except InputError as error:
            self._loss_problem = error.problem
            self.problems.append(error.under("loss"))
        self._look_at("measure", lambda: check_measure(experiment.measure, experiment.loss, task))
        for index, augmentation in enumerate(experiment.augmentations):
            self._look_at(f"augmentations.{index}", partial(augmentation.check, task))
        layers = experiment.network.layers
        shape: Shape | None = task.input_shape
        for index, layer in enumerate(layers):
            shape = self._pass(index, layer, shape)
        self._end(shape, len(layers))

    def _look_at(self, path: str, check: Callable[[], None]) -> None:
        try:
            check()
        except InputError as error:
            self.problems.append(error.under(path))

    def _pass(self, index: int, layer: Layer, shape: Shape | None) -> Shape | None:
        """Go through one layer; return the shape behind it, None where it is not known."""
        node, problem = None, ""
        if shape is not None:
            if type(layer).settle is not Layer.settle and self._loss_problem:
                problem = self._loss_problem
            else:
                try:
                    node = self._place(index, layer, shape)
                except InputError as error:
                    problem = error.problem
                    self.problems.append(error.under(f"network.layers.{index}"))
        if node is not None:
            self.nodes.append(node)
        behind = node.output_shape if node is not None else None
        size, multiply_adds = (node.size, node.multiply_adds) if node is not None else (0, 0)
        self.stations.append(Station(behind, size, problem, multiply_adds))
        return behind

    def _place(self, index: int, layer: Layer, shape: Shape) -> Node:
        settled = layer.settle(self.outputs)
        behind = settled.output_shape(shape)
        offset = sum(node.size for node in self.nodes)
        return Node(index, settled, shape, behind, settled.parameters(shape), settled.buffers(shape), offset)

    def _end(self, shape: Shape | None, layers: int) -> None:
        """Note what is wrong at the end of the network, at its last layer, unless something was wrong before."""
        ending = self._loss_problem or _ending_problem(self.nodes, shape, self.outputs, layers)
        if not ending or any(station.problem for station in self.stations):
            return
        if not self._loss_problem:
            path = f"network.layers.{layers - 1}" if layers else "network.layers"
            self.problems.append(InputError(path, ending))
        if self.stations:
            self.stations[-1] = replace(self.stations[-1], problem=ending)


def _ending_problem(nodes: list[Node], shape: Shape | None, outputs: int, layers: int) -> str:
    if layers == 0:
        return "the network has no layers; add at least an output"
    if shape is None:
        return ""
    if shape != (outputs,):
        needed = "1 value" if outputs == 1 else f"{outputs} values"
        return f"the loss needs {needed} per sample, but the last layer gives {shape_words(shape)}"
    if not any(node.size for node in nodes):
        return "the network has no parameters; there is nothing to train"
    return ""


def plan(experiment: Experiment) -> Topology | SurfacePlan:
    """What an experiment trains. Raises InputError with the path of the first thing that does not fit."""
    inspection = inspect(experiment)
    if inspection.plan is None:
        raise inspection.problems[0]
    return inspection.plan
