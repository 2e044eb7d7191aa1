"""Layers of sequences in ONNX: recurrences and attention."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import HostArray
from engine.exporters.onnx_graph.activations import activate
from engine.exporters.onnx_graph.graph import Graph, ScanBody
from engine.exporters.onnx_graph.place import Place
from engine.exporters.onnx_graph.units import affine

GRU_GATES = (1, 0, 2)
"""Update, reset, candidate: where ours stand."""

LSTM_GATES = (0, 2, 1, 3)
"""Input, output, forget gate, candidate: where ours stand."""


def recurrent(graph: Graph, place: Place, signal: str) -> str:
    """A loop over the steps, for ONNX's own recurrence knows few activations."""
    arrays = place.arrays
    steps = _steps_first(graph, affine(graph, signal, arrays["input"], arrays.get("bias")))
    samples = graph.add("Shape", signal, start=0, end=1)
    shape = graph.add("Concat", samples, graph.whole(place.layer.units), axis=0)
    start = graph.add("ConstantOfShape", shape)
    weight = graph.constant(arrays["recurrent"], "recurrent")
    with ScanBody(graph) as body:
        z = graph.add("Add", body.step, graph.add("MatMul", body.state, weight))
        body.end(activate(graph, place.layer.activation, z))
    everything = place.layer.outputs == "all"
    states = graph.scan(body, start, steps, all_states=everything)
    return _steps_first(graph, states) if everything else states


def gru(graph: Graph, place: Place, signal: str) -> str:
    """The reset gate multiplies the product of state and weights, which ONNX calls linear before reset."""
    candidate = place.arrays.get("candidate_bias")
    units = place.layer.units
    behind = np.zeros((3, units))
    if candidate is not None:
        behind[2] = candidate
    return _gated(graph, "GRU", GRU_GATES, place, signal, behind, linear_before_reset=1)


def lstm(graph: Graph, place: Place, signal: str) -> str:
    return _gated(graph, "LSTM", LSTM_GATES, place, signal, np.zeros((4, place.layer.units)))


def _gated(
    graph: Graph,
    op: str,
    gates: tuple[int, ...],
    place: Place,
    signal: str,
    recurrent_bias: HostArray,
    **settings: int,
) -> str:
    """One of ONNX's own recurrences: weights (1, gates · units, …), biases of input and state one after the other."""
    arrays, units = place.arrays, place.layer.units

    def ordered(weight: HostArray) -> HostArray:
        """(…, gates · units) as (gates · units, …) in ONNX's order."""
        blocks = weight.reshape(-1, len(gates), units)[:, gates]
        return np.ascontiguousarray(blocks.transpose(1, 2, 0)).reshape(1, len(gates) * units, -1)

    own = arrays.get("bias", np.zeros(len(gates) * units)).reshape(len(gates), units)[list(gates)]
    inputs = [
        _steps_first(graph, signal),
        graph.constant(ordered(arrays["input"]), "input"),
        graph.constant(ordered(arrays["recurrent"]), "recurrent"),
        graph.constant(np.concatenate([own, recurrent_bias]).reshape(1, -1), "bias"),
    ]
    if place.layer.outputs == "all":  # (steps, directions, batch, units)
        states = graph.add(op, *inputs, hidden_size=units, **settings)
        return _steps_first(graph, graph.add("Squeeze", states, graph.whole(1)))
    last = graph.add(op, *inputs, outputs=2, hidden_size=units, **settings)
    return graph.add("Squeeze", last, graph.whole(0))


def attention(graph: Graph, place: Place, signal: str) -> str:
    layer, (steps, features) = place.layer, place.shape
    size = features // layer.heads

    def project(name: str, rows: str) -> str:
        return affine(graph, rows, place.arrays[name], place.arrays.get(f"{name}_bias"), name)

    def heads(name: str, order: list[int]) -> str:
        blocks = graph.reshape(project(name, signal), (steps, layer.heads, size))
        return graph.add("Transpose", blocks, perm=order)

    queries, keys, values = (
        heads("query", [0, 2, 1, 3]),
        heads("key", [0, 2, 3, 1]),
        heads("value", [0, 2, 1, 3]),
    )
    scores = graph.add("Mul", graph.add("MatMul", queries, keys), graph.constant(1.0 / math.sqrt(size)))
    if layer.causal:
        hidden = np.triu(np.full((steps, steps), -np.inf), 1)
        scores = graph.add("Add", scores, graph.constant(hidden, "mask"))
    collected = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), values)
    joined = graph.reshape(graph.add("Transpose", collected, perm=[0, 2, 1, 3]), place.shape)
    return project("output", joined)


def _steps_first(graph: Graph, signal: str) -> str:
    """(batch, steps, …) as (steps, batch, …), or back."""
    return graph.add("Transpose", signal, perm=[1, 0, 2])
