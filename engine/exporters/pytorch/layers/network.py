"""The whole network: one table of layers, and how they stand one behind the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.arrays import HostArray
from engine.errors import InputError
from engine.exporters.pytorch.layers import dense, images, noise, normalization, sequences, shapes
from engine.exporters.pytorch.modules import (
    Convert,
    Module,
    Place,
    Source,
    numbered,
    owned,
    sequence_source,
    sequential,
    transposed,
)
from engine.exporters.pytorch.script import Script, Section, call, literal
from engine.exporters.pytorch.table import Table
from engine.layers.activation import ActivationLayer
from engine.layers.attention import Attention
from engine.layers.base import Layer
from engine.layers.batch_normalization import BatchNormalization
from engine.layers.convolution import Convolution, SequenceConvolution
from engine.layers.dense import Dense
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
from engine.random import nested_stream

RESIDUAL = '''
class Residual(nn.Module):
    """y = x + α F(x), or P x + α F(x) where the shortcut P changes the shape (He et al. 2016)."""

    def __init__(self, block, shortcut=nn.Identity(), scale=1.0):
        super().__init__()
        self.block, self.shortcut, self.scale = block, shortcut, scale

    def forward(self, x):
        return self.shortcut(x) + self.scale * self.block(x)
'''


def _written(layer: Layer, place: Place, script: Script, owner: str) -> list[Module]:
    """What a layer becomes; its arrays are those of a part `owner` of ours."""
    modules = LAYERS.writer(place.path, layer)(layer, place, script)
    return [replace(module, parameters=owned(module.parameters, owner)) for module in modules]


def residual(layer: Residual, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, RESIDUAL)
    inner: list[Module] = []
    for link in layer.chain(place.shape).links:
        stands = Place(
            f"{place.path}.layers.{link.number}", link.input_shape, nested_stream(place.stream, link.number)
        )
        inner += _written(link.layer, stands, script, str(link.number))
    block = sequential(inner)
    arguments = [block.source]
    parameters = {f"block.{name}": source for name, source in block.parameters.items()}
    around = _shortcut(layer, place, script)
    if around is not None:
        arguments.append(f"shortcut={around.source}")
        parameters |= {f"shortcut.{name}": source for name, source in around.parameters.items()}
    if layer.scale != 1.0:
        arguments.append(f"scale={literal(layer.scale)}")
    return [Module(call("Residual", arguments), parameters)]


def _shortcut(layer: Residual, place: Place, script: Script) -> Module | None:
    """The projection, where input and output differ in shape."""
    wanted = layer.output_shape(place.shape)
    if wanted == place.shape:
        return None
    windows = shortcut_windows(place.shape, wanted)
    assert windows is not None, "output_shape refuses what no projection follows"
    modules = []
    if place.shape[:-1] != wanted[:-1]:
        try:
            modules.append(images.averages(windows, sequence=place.sequence))
        except InputError as error:
            raise error.under(place.path) from None
    channels = f"{place.channels}, {wanted[-1]}"
    convert: Convert = _pointwise if place.image else transposed
    source = f"nn.Conv2d({channels}, 1, bias=False)" if place.image else f"nn.Linear({channels}, bias=False)"
    if modules and place.sequence:
        script.need(Section.NETWORK, images.ALONG_TIME)
        modules = [modules[0].within("AlongTime", "layer.")]
    return sequential([*modules, Module(source, {"weight": Source(f"{SHORTCUT}.weight", convert)})])


def _pointwise(array: HostArray) -> HostArray:
    """A matrix along the channels as a convolution of single pixels."""
    return array.T[:, :, None, None]


LAYERS: Table[Callable[[Any, Place, Script], list[Module]]] = Table(
    {
        ActivationLayer: dense.activation,
        Attention: sequences.attention,
        AveragePooling: images.average_pooling,
        BatchNormalization: normalization.batch_normalization,
        Convolution: images.convolution,
        Dense: dense.dense,
        Dropout: noise.dropout,
        Embedding: sequences.embedding,
        Flatten: shapes.flatten,
        GatedDense: dense.gated_dense,
        GaussianNoise: noise.gaussian_noise,
        GlobalPooling: images.global_pooling,
        GroupNormalization: normalization.group_normalization,
        Gru: sequences.gru,
        LayerNormalization: normalization.layer_normalization,
        Lstm: sequences.lstm,
        MaxPooling: images.max_pooling,
        PositionalEncoding: sequences.positional_encoding,
        Recurrent: sequences.recurrent,
        Reshape: shapes.reshape,
        Residual: residual,
        RmsNormalization: normalization.rms_normalization,
        SequenceConvolution: images.convolution,
    }
)


def network(script: Script) -> Module:
    """The network of a run; the sources of its parameters have the names of our layout."""
    modules: list[Module] = []
    for node in script.run.plan.nodes:
        place = Place(f"network.layers.{node.index}", node.input_shape, node.index, first=node.index == 0)
        modules += _written(node.layer, place, script, str(node.index))
    return Module(sequence_source(modules), numbered(modules))
