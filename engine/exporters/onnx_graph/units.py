"""Layers of units in ONNX: dense, gated, embedding, and the positions of a sequence."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import HostArray
from engine.exporters.onnx_graph.activations import activate
from engine.exporters.onnx_graph.graph import Graph
from engine.exporters.onnx_graph.place import Place
from engine.layers.positional_encoding import sinusoids


def affine(graph: Graph, signal: str, weight: HostArray, bias: HostArray | None, name: str = "") -> str:
    """xW + b along the last axis."""
    prefix = f"{name}." if name else ""
    product = graph.add("MatMul", signal, graph.constant(weight, f"{prefix}weight"))
    return product if bias is None else graph.add("Add", product, graph.constant(bias, f"{prefix}bias"))


def dense(graph: Graph, place: Place, signal: str) -> str:
    z = affine(graph, signal, place.weight(), place.arrays.get("bias"))
    return activate(graph, place.layer.activation, z)


def gated_dense(graph: Graph, place: Place, signal: str) -> str:
    """f(xW + b) ⊙ (xV + c)."""
    z, value = (_branch(graph, signal, place.part(name), name) for name in ("gate", "value"))
    return graph.add("Mul", activate(graph, place.layer.activation, z), value)


def _branch(graph: Graph, signal: str, arrays: Mapping[str, HostArray], name: str) -> str:
    return affine(graph, signal, arrays["weight"], arrays.get("bias"), name)


def activation(graph: Graph, place: Place, signal: str) -> str:
    return activate(graph, place.layer.activation, signal)


def embedding(graph: Graph, place: Place, signal: str) -> str:
    """Rows by number; numbers outside are taken as the nearest one inside."""
    last = graph.constant(float(place.layer.vocabulary - 1))
    number = graph.add("Clip", graph.add("Round", signal), graph.constant(0.0), last)
    row = graph.add("Cast", number, to=graph.types.INT64)
    return graph.add("Gather", graph.constant(place.arrays["weight"], "weight"), row, axis=0)


def positional_encoding(graph: Graph, place: Place, signal: str) -> str:
    learned = place.arrays.get("position")
    table = sinusoids(*place.shape) if learned is None else learned
    return graph.add("Add", signal, graph.constant(np.asarray(table), "position"))


def arrange(graph: Graph, place: Place, signal: str) -> str:
    """The same values in another shape."""
    return graph.reshape(signal, place.output_shape)


def same(graph: Graph, place: Place, signal: str) -> str:  # noqa: ARG001 (what draws in training alone)
    return signal
