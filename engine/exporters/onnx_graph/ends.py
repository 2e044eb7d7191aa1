"""Both ends of a model: from what a person sees to the first layer, and from the last one to predictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.exporters.onnx_graph.graph import Graph
from engine.tasks import Encoder


def standardized(graph: Graph, encoder: Encoder, raw: str) -> str:
    """(features − mean) / deviation, in double precision as in training; raw and result are single."""
    plain = np.all(np.equal(encoder.mean, 0.0)) and np.all(np.equal(encoder.deviation, 1.0))
    if plain and not encoder.features:
        return raw
    signal = graph.add("Cast", raw, to=graph.types.DOUBLE)
    if encoder.features:
        signal = _features(graph, encoder.features, signal)
    if not plain:
        signal = graph.add("Sub", signal, graph.constant(encoder.mean, "mean", np.float64))
        signal = graph.add("Div", signal, graph.constant(encoder.deviation, "deviation", np.float64))
    return graph.add("Cast", signal, to=graph.types.FLOAT)


def _features(graph: Graph, names: tuple[str, ...], raw: str) -> str:
    """Columns computed from the coordinates of points."""
    x1, x2 = (graph.add("Gather", raw, graph.whole(axis), axis=1) for axis in (0, 1))
    makers: Mapping[str, Callable[[], str]] = {
        "x1": lambda: x1,
        "x2": lambda: x2,
        "x1_squared": lambda: graph.add("Mul", x1, x1),
        "x2_squared": lambda: graph.add("Mul", x2, x2),
        "product": lambda: graph.add("Mul", x1, x2),
        "sin_x1": lambda: graph.add("Sin", x1),
        "sin_x2": lambda: graph.add("Sin", x2),
    }
    return graph.add("Concat", *(makers[name]() for name in names), axis=1)


def _two_classes(graph: Graph, outputs: str) -> str:
    """The probabilities of both classes."""
    left, right = graph.add("Sigmoid", graph.add("Neg", outputs)), graph.add("Sigmoid", outputs)
    return graph.add("Concat", left, right, axis=1)


LINKS: Mapping[str, Callable[[Graph, str], str]] = {
    "linear": lambda _, outputs: outputs,
    "sigmoid": _two_classes,
    "softmax": lambda graph, outputs: graph.add("Softmax", outputs, axis=1),
}
"""From outputs to predictions, by what losses call it."""
