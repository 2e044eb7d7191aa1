"""Layers over sequences (batch, steps, features) and the embedding before them."""

from __future__ import annotations

import numpy as np

from engine.activations.relu import Relu
from engine.activations.tanh import Tanh
from engine.arrays import HostArray
from engine.errors import InputError
from engine.exporters.pytorch.activations import module
from engine.exporters.pytorch.layers.dense import no_bias
from engine.exporters.pytorch.modules import Convert, Module, Place, Source, transposed
from engine.exporters.pytorch.script import Script, Section
from engine.layers.attention import PROJECTIONS, Attention
from engine.layers.embedding import Embedding
from engine.layers.gru import Gru
from engine.layers.lstm import Lstm
from engine.layers.positional_encoding import PositionalEncoding
from engine.layers.recurrence import RecurrentLayer
from engine.layers.recurrent import Recurrent

GRU = '''
class GRU(nn.GRU):
    """PyTorch's gated recurrent unit, as a layer that hands on its last state, or all of them."""

    def __init__(self, inputs, units, outputs, bias=True):
        super().__init__(inputs, units, batch_first=True, bias=bias)
        self.outputs = outputs
        if bias:  # the second offset counts for the candidate n alone; for the gates it would double the first
            mask = torch.arange(3 * units) >= 2 * units
            self.bias_hh_l0.register_hook(lambda gradient: gradient * mask)

    def forward(self, x):
        states, _ = super().forward(x)
        return states[:, -1] if self.outputs == "last" else states
'''

ONE_OFFSET = '''
class {name}(nn.{name}):
    """{title}, as a layer that hands on its last state, or all of them."""

    def __init__(self, inputs, units, outputs, bias=True{more}):
        super().__init__(inputs, units, batch_first=True, bias=bias{passed})
        self.outputs = outputs
        if bias:  # the second offset would only double the first
            nn.init.zeros_(self.bias_hh_l0).requires_grad_(False)

    def forward(self, x):
        states, _ = super().forward(x)
        return states[:, -1] if self.outputs == "last" else states
'''

LSTM = ONE_OFFSET.format(name="LSTM", title="PyTorch's long short-term memory", more="", passed="")
RNN = ONE_OFFSET.format(
    name="RNN",
    title="PyTorch's simple recurrent layer",
    more=', nonlinearity="tanh"',
    passed=", nonlinearity=nonlinearity",
)

RECURRENT = '''
class Recurrent(nn.Module):
    """hₜ = f(xₜ W + hₜ₋₁ U + b) with any nonlinearity f; hands on its last state, or all of them."""

    def __init__(self, inputs, units, outputs, activation, bias=True):
        super().__init__()
        self.input = nn.Linear(inputs, units, bias=bias)
        self.recurrent = nn.Linear(units, units, bias=False)
        self.outputs, self.activation = outputs, activation

    def forward(self, x):
        states = [torch.zeros(len(x), self.recurrent.in_features)]
        for z in self.input(x).unbind(dim=1):
            states.append(self.activation(z + self.recurrent(states[-1])))
        return states[-1] if self.outputs == "last" else torch.stack(states[1:], dim=1)
'''

ATTENTION = '''
class Attention(nn.Module):
    """y = [A₁V₁ … AₕVₕ] W with A = softmax(QKᵀ / √k): every step collects values from all steps."""

    def __init__(self, features, heads, causal=False, bias=False):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.query = nn.Linear(features, features, bias=bias)
        self.key = nn.Linear(features, features, bias=bias)
        self.value = nn.Linear(features, features, bias=bias)
        self.output = nn.Linear(features, features, bias=bias)

    def forward(self, x):
        # (batch, steps, features) as (batch, heads, steps, features of a head)
        q, k, v = (
            part(x).unflatten(2, (self.heads, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])
        if self.causal:  # a step sees itself and earlier ones only
            later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
            scores = scores.masked_fill(later, -math.inf)
        return self.output((scores.softmax(dim=-1) @ v).transpose(1, 2).flatten(2))
'''

SINUSOIDS = '''
class Sinusoids(nn.Module):
    """Adds sines and cosines that tell where a step stands (Vaswani et al. 2017)."""

    def forward(self, x):
        steps, features = x.shape[1:]
        feature = torch.arange(features)
        angle = torch.arange(steps)[:, None] / 10_000 ** (2 * (feature // 2).double() / features)
        return x + torch.where(feature % 2 == 0, angle.sin(), angle.cos()).to(x)
'''

POSITIONS = '''
class Positions(nn.Module):
    """Adds a trained vector to each step."""

    def __init__(self, steps, features):
        super().__init__()
        self.position = nn.Parameter(torch.zeros(steps, features))

    def forward(self, x):
        return x + self.position
'''


def _arguments(layer: RecurrentLayer, place: Place, *others: str) -> str:
    items = [str(place.channels), str(layer.units), f'"{layer.outputs}"', *others, *no_bias(bias=layer.bias)]
    return ", ".join(items)


def gru(layer: Gru, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, GRU)

    def behind_gates(candidate: HostArray) -> HostArray:
        return np.concatenate([np.zeros(2 * layer.units), candidate])

    parameters = _recurrent_parameters(transposed)
    if layer.bias:
        parameters |= {
            "bias_ih_l0": Source("bias"),
            "bias_hh_l0": Source("candidate_bias", behind_gates, padded=True),
        }
    return [Module(f"GRU({_arguments(layer, place)})", parameters)]


def lstm(layer: Lstm, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, LSTM)

    def reordered(array: HostArray) -> HostArray:
        """Columns i, f, o, g as PyTorch's rows i, f, g, o."""
        write, keep, read, candidate = np.split(array.T, 4)
        return np.concatenate([write, keep, candidate, read])

    parameters = _recurrent_parameters(reordered)
    if layer.bias:
        script.frozen = True
        parameters["bias_ih_l0"] = Source("bias", reordered)
    return [Module(f"LSTM({_arguments(layer, place)})", parameters)]


def recurrent(layer: Recurrent, place: Place, script: Script) -> list[Module]:
    activation = layer.activation
    if type(activation) in (Tanh, Relu):
        script.need(Section.NETWORK, RNN)
        others = [] if type(activation) is Tanh else ['nonlinearity="relu"']
        parameters = _recurrent_parameters(transposed)
        if layer.bias:
            script.frozen = True
            parameters["bias_ih_l0"] = Source("bias")
        return [Module(f"RNN({_arguments(layer, place, *others)})", parameters)]
    script.need(Section.NETWORK, RECURRENT)
    parameters = {
        "input.weight": Source("input", transposed),
        "recurrent.weight": Source("recurrent", transposed),
    } | ({"input.bias": Source("bias")} if layer.bias else {})
    f = module(f"{place.path}.activation", activation, script)
    return [Module(f"Recurrent({_arguments(layer, place, f)})", parameters)]


def _recurrent_parameters(convert: Convert) -> dict[str, Source]:
    return {"weight_ih_l0": Source("input", convert), "weight_hh_l0": Source("recurrent", convert)}


def attention(layer: Attention, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, ATTENTION)
    script.imports.add("import math")
    arguments = [str(place.channels), str(layer.heads)]
    arguments += ["causal=True"] * layer.causal + ["bias=True"] * layer.bias
    parameters = {}
    for name in (*PROJECTIONS, "output"):
        parameters[f"{name}.weight"] = Source(name, transposed)
        if layer.bias:
            parameters[f"{name}.bias"] = Source(f"{name}_bias")
    return [Module(f"Attention({', '.join(arguments)})", parameters)]


def embedding(layer: Embedding, place: Place, script: Script) -> list[Module]:
    if not place.first or script.run.start.augmentations:
        raise InputError(
            place.path, "a script looks up the numbers of the data themselves; nothing may change them before"
        )
    script.vocabulary = layer.vocabulary
    return [
        Module(
            f"nn.Embedding({layer.vocabulary}, {layer.units})", {"weight": Source("weight", units_last=True)}
        )
    ]


def positional_encoding(layer: PositionalEncoding, place: Place, script: Script) -> list[Module]:
    if layer.encoding == "sinusoidal":
        script.need(Section.NETWORK, SINUSOIDS)
        return [Module("Sinusoids()")]
    script.need(Section.NETWORK, POSITIONS)
    source = f"Positions({place.shape[0]}, {place.channels})"
    return [Module(source, {"position": Source("position", units_last=True)})]
