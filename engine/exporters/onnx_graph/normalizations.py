"""Normalizations in ONNX, from plain arithmetic: their own operators differ in what they normalize together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.exporters.onnx_graph.graph import Graph
from engine.exporters.onnx_graph.place import Place


def batch_normalization(graph: Graph, place: Place, signal: str) -> str:
    """With the running statistics, as in every evaluation."""
    arrays = place.arrays
    centered = graph.add("Sub", signal, graph.constant(arrays["running_mean"], "running_mean"))
    variance = graph.constant(arrays["running_variance"], "running_variance")
    return _end(graph, place, _divided(graph, place, centered, variance))


def layer_normalization(graph: Graph, place: Place, signal: str) -> str:
    axes = _together(place)
    return _end(graph, place, _normalized(graph, place, signal, axes))


def rms_normalization(graph: Graph, place: Place, signal: str) -> str:
    square = _mean(graph, graph.add("Mul", signal, signal), _together(place))
    return _end(graph, place, _divided(graph, place, signal, square))


def group_normalization(graph: Graph, place: Place, signal: str) -> str:
    """Samples as (positions, groups, members)."""
    positions, groups = math.prod(place.shape[:-1]), place.layer.groups
    folded = graph.reshape(signal, (positions, groups, place.shape[-1] // groups))
    normalized = _normalized(graph, place, folded, (1, 3))
    return _end(graph, place, graph.reshape(normalized, place.shape))


def _together(place: Place) -> Sequence[int]:
    """The whole sample of an image, else the last axis."""
    return range(1, 4) if len(place.shape) > 2 else (-1,)


def _mean(graph: Graph, signal: str, axes: Sequence[int]) -> str:
    return graph.add("ReduceMean", signal, axes=list(axes), keepdims=1)


def _normalized(graph: Graph, place: Place, signal: str, axes: Sequence[int]) -> str:
    """(x − μ) / √(σ² + ε)."""
    centered = graph.add("Sub", signal, _mean(graph, signal, axes))
    variance = _mean(graph, graph.add("Mul", centered, centered), axes)
    return _divided(graph, place, centered, variance)


def _divided(graph: Graph, place: Place, centered: str, variance: str) -> str:
    safe = graph.add("Add", variance, graph.constant(place.layer.epsilon, "epsilon"))
    return graph.add("Div", centered, graph.add("Sqrt", safe))


def _end(graph: Graph, place: Place, signal: str) -> str:
    """Gain and shift, where there are such."""
    for name, op in (("gain", "Mul"), ("shift", "Add")):
        if name in place.arrays:
            signal = graph.add(op, signal, graph.constant(place.arrays[name], name))
    return signal
