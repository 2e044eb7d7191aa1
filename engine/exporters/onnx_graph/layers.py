"""Layers in ONNX: one entry a kind, and what there is no entry for."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from engine.exporters.onnx_graph import normalizations, sequences, sliding, units
from engine.exporters.onnx_graph.activations import ACTIVATIONS
from engine.exporters.onnx_graph.graph import Graph
from engine.exporters.onnx_graph.place import Emitter, Place
from engine.layers.activation import ActivationLayer
from engine.layers.attention import Attention
from engine.layers.base import Layer
from engine.layers.batch_normalization import BatchNormalization
from engine.layers.convolution import Convolution, SequenceConvolution
from engine.layers.dense import Dense, Output
from engine.layers.dropout import Dropout
from engine.layers.embedding import Embedding
from engine.layers.flatten import Flatten
from engine.layers.gated_dense import GatedDense
from engine.layers.gaussian_noise import GaussianNoise
from engine.layers.global_pooling import GlobalPooling
from engine.layers.group_normalization import GroupNormalization
from engine.layers.gru import Gru
from engine.layers.layer_normalization import LayerNormalization, RmsNormalization
from engine.layers.lstm import Lstm
from engine.layers.pooling import AveragePooling, MaxPooling
from engine.layers.positional_encoding import PositionalEncoding
from engine.layers.recurrent import Recurrent
from engine.layers.reshape import Reshape
from engine.layers.residual import SHORTCUT, Residual, shortcut_windows
from engine.values import Part


def emit(graph: Graph, place: Place, signal: str) -> str:
    """Add a layer that has an entry."""
    return LAYERS[type(place.layer)](graph, place, signal)


def missing(part: Part) -> Part | None:
    """The first layer or activation, within this one or itself, that has no entry."""
    known: Collection[type[Part]] = LAYERS.keys() if isinstance(part, Layer) else ACTIVATIONS.keys()
    if type(part) not in known:
        return part
    for field in part.fields:
        value = getattr(part, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part) and (found := missing(item)) is not None:
                return found
    return None


def _residual(graph: Graph, place: Place, signal: str) -> str:
    """Shortcut + α F(x)."""
    layer: Residual = place.layer
    inside = signal
    for link in layer.chain(place.shape).links:
        with graph.within(f"{link.number}.{link.layer.kind}"):
            inside = emit(graph, place.inner(link.number, link.layer, link.input_shape), inside)
    if layer.scale != 1.0:
        inside = graph.add("Mul", inside, graph.constant(layer.scale, "scale"))
    return graph.add("Add", inside, _shortcut(graph, place, signal))


def _shortcut(graph: Graph, place: Place, signal: str) -> str:
    """The way around: the input, or its averages mapped to the channels of the output."""
    outputs = place.output_shape
    if outputs == place.shape:
        return signal
    windows = shortcut_windows(place.shape, outputs)
    assert windows is not None, "such a block does not train"
    if outputs[:-1] != place.shape[:-1]:
        signal = sliding.pooled(graph, "AveragePool", windows, place.shape, signal)
    return units.affine(graph, signal, place.part(SHORTCUT)["weight"], None, SHORTCUT)


LAYERS: Mapping[type[Layer], Emitter] = {
    Dense: units.dense,
    Output: units.dense,  # settled, it is one
    GatedDense: units.gated_dense,
    ActivationLayer: units.activation,
    Embedding: units.embedding,
    PositionalEncoding: units.positional_encoding,
    Flatten: units.arrange,
    Reshape: units.arrange,
    Dropout: units.same,
    GaussianNoise: units.same,
    Convolution: sliding.convolution,
    SequenceConvolution: sliding.convolution,
    MaxPooling: sliding.max_pooling,
    AveragePooling: sliding.average_pooling,
    GlobalPooling: sliding.global_pooling,
    BatchNormalization: normalizations.batch_normalization,
    LayerNormalization: normalizations.layer_normalization,
    RmsNormalization: normalizations.rms_normalization,
    GroupNormalization: normalizations.group_normalization,
    Recurrent: sequences.recurrent,
    Gru: sequences.gru,
    Lstm: sequences.lstm,
    Attention: sequences.attention,
    Residual: _residual,
}
