"""Dense layers, plain and gated, and their parametrizations."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.exporters.pytorch.activations import module
from engine.exporters.pytorch.modules import Convert, Module, Place, Source, owned, transposed
from engine.exporters.pytorch.script import Script, Section, literal
from engine.layers.activation import ActivationLayer
from engine.layers.dense import Dense
from engine.layers.gated_dense import GatedDense

SCALED = '''
class Scale(nn.Module):
    """W = factor · V."""

    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, v):
        return self.factor * v


def scaled(layer, factor):
    """Train V with W = V / √fan_in, the neural tangent parametrization (Jacot et al. 2018)."""
    return parametrize.register_parametrization(layer, "weight", Scale(factor))
'''

GATED = '''
class GatedDense(nn.Module):
    """y = f(x W + b) ⊙ (x V + c): each unit is a value times a gate."""

    def __init__(self, inputs, units, activation, bias=True):
        super().__init__()
        self.gate = nn.Linear(inputs, units, bias=bias)
        self.value = nn.Linear(inputs, units, bias=bias)
        self.activation = activation

    def forward(self, x):
        return self.activation(self.gate(x)) * self.value(x)
'''


def no_bias(*, bias: bool) -> list[str]:
    """The argument that takes a layer's offsets away, where it has none."""
    return [] if bias else ["bias=False"]


def activated(affine: Module, path: str, activation: Activation, script: Script) -> list[Module]:
    """A linear module and the activation behind it; the identity is left away."""
    end = module(f"{path}.activation", activation, script)
    return [affine] if activation.linear else [affine, Module(end)]


@dataclass(frozen=True)
class Weighted:
    """What a layer with a weight says of it.

    Attributes:
        convert: from our weight to PyTorch's.
        axes: of the weight.
    """

    choice: str
    fan_in: int
    convert: Convert
    axes: int
    bias: bool


def parametrized(source: str, weighted: Weighted, script: Script) -> Module:
    """A module with a weight in its parametrization, and its offsets."""
    bias = {"bias": Source("bias")} if weighted.bias else {}
    choice, convert = weighted.choice, weighted.convert
    weight = Source("weight", convert)
    if choice == "ntk":
        script.need(Section.NETWORK, SCALED)
        script.imports.add("from torch.nn.utils import parametrize")
        factor = literal(1.0 / math.sqrt(weighted.fan_in))
        return Module(f"scaled({source}, {factor})", {"parametrizations.weight.original": weight, **bias})
    if choice == "weight_norm":
        script.imports.add("from torch.nn.utils.parametrizations import weight_norm")

        def magnitude(array: HostArray) -> HostArray:
            return array.reshape(-1, *[1] * (weighted.axes - 1))

        return Module(
            f"weight_norm({source})",
            {
                "parametrizations.weight.original0": Source("magnitude", magnitude, flattened=True),
                "parametrizations.weight.original1": weight,
                **bias,
            },
        )
    return Module(source, {"weight": weight, **bias})


def dense(layer: Dense, place: Place, script: Script) -> list[Module]:
    arguments = [str(place.channels), str(layer.units), *no_bias(bias=layer.bias)]
    source = f"nn.Linear({', '.join(arguments)})"
    weighted = Weighted(layer.parametrization, place.channels, transposed, 2, layer.bias)
    affine = parametrized(source, weighted, script)
    return activated(affine, place.path, layer.activation, script)


def gated_dense(layer: GatedDense, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, GATED)
    activation = module(f"{place.path}.activation", layer.activation, script)
    arguments = [str(place.channels), str(layer.units), activation, *no_bias(bias=layer.bias)]
    own = {"weight": Source("weight", transposed)} | ({"bias": Source("bias")} if layer.bias else {})
    parameters = {
        f"{branch}.{name}": source
        for branch in ("gate", "value")
        for name, source in owned(own, branch).items()
    }
    return [Module(f"GatedDense({', '.join(arguments)})", parameters)]


def activation(layer: ActivationLayer, place: Place, script: Script) -> list[Module]:
    return [Module(module(f"{place.path}.activation", layer.activation, script))]
