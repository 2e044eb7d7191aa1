"""The shape of a network: which layer gets what, how many parameters it has, and where it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.arrays import Shape
from engine.errors import InputError
from engine.experiment import Experiment
from engine.layers.base import Layer, ParameterSpec, shape_words
from engine.layout import Block, Layout
from engine.tasks import Task


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
    offset: int

    @cached_property
    def size(self) -> int:
        """Number of parameters."""
        return sum(spec.size for spec in self.specs)

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
    def size(self) -> int:
        """Number of parameters of one lane."""
        return sum(node.size for node in self.nodes)

    @cached_property
    def trained(self) -> tuple[Node, ...]:
        """The nodes that have parameters, from input to output."""
        return tuple(node for node in self.nodes if node.size)

    @cached_property
    def penalized(self) -> tuple[slice, ...]:
        """Where penalties and weight decay act in the flat buffers."""
        return tuple(span for node in self.nodes for spec, span in node.spans() if spec.penalized)


@dataclass(frozen=True)
class Station:
    """What the builder shows of one layer; without shape where the network is broken before it ends."""

    shape: Shape | None
    parameters: int
    problem: str = ""


@dataclass(frozen=True)
class Inspection:
    """An experiment looked at without loading its data.

    Attributes:
        stations: one per layer.
        problems: everything that keeps it from training, with paths; empty when it can start.
        topology: the network, when it fits.
    """

    task: Task | None
    stations: tuple[Station, ...]
    problems: tuple[InputError, ...]
    topology: Topology | None


def inspect(experiment: Experiment) -> Inspection:
    """Follow the shapes through the network and collect everything that does not fit."""
    layers = experiment.network.layers
    problems: list[InputError] = []
    try:
        task = experiment.data.task()
    except InputError as error:
        return Inspection(None, (Station(None, 0),) * len(layers), (error.under("data"),), None)
    outputs, loss_problem = 0, ""
    try:
        outputs = experiment.loss.outputs(task)
    except InputError as error:
        loss_problem = error.problem
        problems.append(error.under("loss"))
    try:
        experiment.measure.check(task)
    except InputError as error:
        problems.append(error.under("measure"))

    stations: list[Station] = []
    nodes: list[Node] = []
    shape: Shape | None = task.input_shape
    for index, layer in enumerate(layers):
        node, problem = None, ""
        if shape is not None:
            needs_outputs = type(layer).settle is not Layer.settle
            if needs_outputs and loss_problem:
                problem = loss_problem
            else:
                node, problem = _place(index, layer, shape, outputs, sum(node.size for node in nodes))
        if problem and problem != loss_problem:
            problems.append(InputError(f"network.layers.{index}", problem))
        if node is not None:
            nodes.append(node)
        shape = node.output_shape if node is not None else None
        stations.append(Station(shape, node.size if node is not None else 0, problem))

    ending = loss_problem or _ending_problem(nodes, shape, outputs, len(layers))
    if ending and not any(station.problem for station in stations):
        if not loss_problem:
            path = f"network.layers.{len(layers) - 1}" if layers else "network.layers"
            problems.append(InputError(path, ending))
        if stations:
            stations[-1] = Station(stations[-1].shape, stations[-1].parameters, ending)
    topology = None if problems else Topology(task, outputs, tuple(nodes))
    return Inspection(task, tuple(stations), tuple(problems), topology)


def _place(index: int, layer: Layer, shape: Shape, outputs: int, offset: int) -> tuple[Node | None, str]:
    settled = layer.settle(outputs)
    try:
        output_shape = settled.output_shape(shape)
    except InputError as error:
        return None, str(error)
    return Node(index, settled, shape, output_shape, settled.parameters(shape), offset), ""


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


def plan(experiment: Experiment) -> Topology:
    """The topology of an experiment. Raises InputError with the path of the first thing that does not fit."""
    inspection = inspect(experiment)
    if inspection.topology is None:
        raise inspection.problems[0]
    return inspection.topology
