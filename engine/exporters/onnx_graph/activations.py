"""Activations in ONNX, one entry a kind."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from engine.activations.base import Activation
from engine.activations.elu import Elu
from engine.activations.gelu import Gelu
from engine.activations.hard_tanh import HardTanh
from engine.activations.identity import Identity
from engine.activations.leaky_relu import LeakyRelu
from engine.activations.mish import Mish
from engine.activations.relu import Relu
from engine.activations.selu import ALPHA, SCALE, Selu
from engine.activations.sigmoid import Sigmoid, Silu, Softplus
from engine.activations.sine import Sine
from engine.activations.softsign import Softsign
from engine.activations.tanh import Tanh
from engine.exporters.onnx_graph.graph import Graph

Emitter = Callable[[Graph, Any, str], str]
"""Adds f(z) to the graph, given the kind's instance and z."""


def activate(graph: Graph, activation: Activation, z: str) -> str:
    """f(z)."""
    return ACTIVATIONS[type(activation)](graph, activation, z)


def _plain(op: str) -> Emitter:
    return lambda graph, _, z: graph.add(op, z)


def _gelu(graph: Graph, _: Gelu, z: str) -> str:
    """z (1 + erf(z / √2)) / 2."""
    error = graph.add("Erf", graph.add("Mul", z, graph.constant(math.sqrt(0.5))))
    probability = graph.add("Mul", graph.add("Add", error, graph.constant(1.0)), graph.constant(0.5))
    return graph.add("Mul", z, probability)


def _mish(graph: Graph, _: Mish, z: str) -> str:
    return graph.add("Mul", z, graph.add("Tanh", graph.add("Softplus", z)))


def _silu(graph: Graph, _: Silu, z: str) -> str:
    return graph.add("Mul", z, graph.add("Sigmoid", z))


def _hard_tanh(graph: Graph, _: HardTanh, z: str) -> str:
    return graph.add("Clip", z, graph.constant(-1.0), graph.constant(1.0))


def _sine(graph: Graph, sine: Sine, z: str) -> str:
    return graph.add("Sin", graph.add("Mul", z, graph.constant(sine.frequency)))


ACTIVATIONS: Mapping[type[Activation], Emitter] = {
    Identity: lambda _, __, z: z,
    Relu: _plain("Relu"),
    Tanh: _plain("Tanh"),
    Sigmoid: _plain("Sigmoid"),
    Softplus: _plain("Softplus"),
    Softsign: _plain("Softsign"),
    LeakyRelu: lambda graph, leaky, z: graph.add("LeakyRelu", z, alpha=leaky.negative_slope),
    Elu: lambda graph, elu, z: graph.add("Elu", z, alpha=elu.alpha),
    Selu: lambda graph, _, z: graph.add("Selu", z, alpha=ALPHA, gamma=SCALE),
    Gelu: _gelu,
    Mish: _mish,
    Silu: _silu,
    HardTanh: _hard_tanh,
    Sine: _sine,
}
