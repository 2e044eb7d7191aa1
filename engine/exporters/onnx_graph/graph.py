"""An ONNX graph in the making: each method adds to it and returns the name of a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from engine.exporters.base import library


class Graph:
    """Nodes and constants; single precision everywhere but where a value is cast.

    Raises FileError where the library is not installed.
    """

    def __init__(self) -> None:
        self.helper, self.arrays = library("onnx.helper"), library("onnx.numpy_helper")
        self.types: Any = library("onnx").TensorProto
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._numbers = count()
        self._scope = ""

    @contextmanager
    def within(self, part: str) -> Iterator[None]:
        """What is added inside bears this name."""
        outer = self._scope
        self._scope = f"{outer}{part}."
        try:
            yield
        finally:
            self._scope = outer

    def add(self, op: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """One node; the name of its last output, those before are left away."""
        name = self.name(op)
        names = [*[""] * (outputs - 1), name]
        self.nodes.append(self.helper.make_node(op, inputs, names, name, **attributes))
        return name

    def constant(self, values: ArrayLike, name: str = "constant", dtype: Any = np.float32) -> str:
        """Numbers that are part of the model."""
        full = self.name(name)
        self.constants.append(
            self.arrays.from_array(np.ascontiguousarray(values, dtype).reshape(np.shape(values)), full)
        )
        return full

    def whole(self, *values: int) -> str:
        """Whole numbers (n,): a shape, or axes."""
        return self.constant(values, "extents", np.int64)

    def reshape(self, signal: str, shape: Sequence[int]) -> str:
        """Samples in another shape."""
        return self.add("Reshape", signal, self.whole(-1, *shape))

    def scan(self, body: ScanBody, state: str, steps: str, *, all_states: bool) -> str:
        """The last state, or all of them along the first axis, of going through `steps` along that axis."""
        value = self.helper.make_tensor_value_info
        inside = [value(name, self.types.FLOAT, None) for name in (body.state, body.step)]
        ends = [value(name, self.types.FLOAT, None) for name in (body.last, body.kept)]
        graph = self.helper.make_graph(body.nodes, self.name("body"), inside, ends)
        last, kept = self.name("last"), self.name("all")
        node = self.helper.make_node(
            "Scan", [state, steps], [last, kept], last, body=graph, num_scan_inputs=1
        )
        self.nodes.append(node)
        return kept if all_states else last

    def name(self, what: str) -> str:
        """A name that nothing else in the graph has."""
        return f"{self._scope}{what}.{next(self._numbers)}"


class ScanBody:
    """What is added inside goes into the body of a loop over steps.

    Attributes:
        state, step: names of its inputs.
        last, kept: names of its outputs, which `end` makes.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.nodes: list[Any] = []
        self.state, self.step = graph.name("state"), graph.name("step")
        self.last = self.kept = ""

    def __enter__(self) -> ScanBody:
        self.nodes, self._graph.nodes = self._graph.nodes, self.nodes
        return self

    def __exit__(self, *_: object) -> None:
        self.nodes, self._graph.nodes = self._graph.nodes, self.nodes

    def end(self, state: str) -> None:
        """The new state."""
        self.last, self.kept = self._graph.add("Identity", state), self._graph.add("Identity", state)
