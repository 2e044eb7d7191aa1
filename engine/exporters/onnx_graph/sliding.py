"""Windows in ONNX: convolutions and poolings. Channels come last here and second there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.exporters.onnx_graph.activations import activate
from engine.exporters.onnx_graph.graph import Graph
from engine.exporters.onnx_graph.place import Place
from engine.layers.windows import Axis, Windows


def convolution(graph: Graph, place: Place, signal: str) -> str:
    windows, _ = place.layer.windows(place.shape)
    weight = place.weight()  # (…, channels, filters)
    inputs = [graph.constant(np.moveaxis(weight, (-1, -2), (0, 1)), "weight")]
    if "bias" in place.arrays:
        inputs.append(graph.constant(place.arrays["bias"], "bias"))
    axes = _axes(windows, place.shape)
    settings = _settings(axes) | {"dilations": [axis.dilation for axis in axes]}

    def apply(images: str) -> str:
        z = graph.add("Conv", images, *inputs, **settings)
        return activate(graph, place.layer.activation, z)

    return _channels_second(graph, signal, len(axes), apply)


def max_pooling(graph: Graph, place: Place, signal: str) -> str:
    return pooled(graph, "MaxPool", place.layer.windows(place.shape)[0], place.shape, signal)


def average_pooling(graph: Graph, place: Place, signal: str) -> str:
    return pooled(graph, "AveragePool", place.layer.windows(place.shape)[0], place.shape, signal)


def pooled(graph: Graph, op: str, windows: Windows, shape: tuple[int, ...], signal: str) -> str:
    """One value per window and channel; padded positions do not count."""
    axes = _axes(windows, shape)
    return _channels_second(graph, signal, len(axes), lambda images: graph.add(op, images, **_settings(axes)))


def global_pooling(graph: Graph, place: Place, signal: str) -> str:
    op = "ReduceMax" if place.layer.statistic == "max" else "ReduceMean"
    return graph.add(op, signal, axes=list(range(1, len(place.shape))), keepdims=0)


def _axes(windows: Windows, shape: tuple[int, ...]) -> list[Axis]:
    """Those of an image, or the one of a sequence."""
    return [windows.rows, windows.columns] if len(shape) == 3 else [windows.columns]


def _settings(axes: list[Axis]) -> dict[str, Any]:
    return {
        "kernel_shape": [axis.size for axis in axes],
        "strides": [axis.stride for axis in axes],
        "pads": [axis.before for axis in axes] + [_behind(axis) for axis in axes],
    }


def _behind(axis: Axis) -> int:
    """How far the last window reaches beyond the input."""
    reach = (axis.size - 1) * axis.dilation + 1
    return max(0, (axis.outputs - 1) * axis.stride + reach - axis.extent - axis.before)


def _channels_second(graph: Graph, signal: str, axes: int, apply: Callable[[str], str]) -> str:
    before = [0, axes + 1, *range(1, axes + 1)]
    after = [0, *range(2, axes + 2), 1]
    return graph.add("Transpose", apply(graph.add("Transpose", signal, perm=before)), perm=after)
