"""Activations as PyTorch modules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.activations.base import Activation
from engine.activations.elu import Elu
from engine.activations.gelu import Gelu
from engine.activations.hard_tanh import HardTanh
from engine.activations.identity import Identity
from engine.activations.leaky_relu import LeakyRelu
from engine.activations.mish import Mish
from engine.activations.relu import Relu
from engine.activations.selu import Selu
from engine.activations.sigmoid import Sigmoid, Silu, Softplus
from engine.activations.sine import Sine
from engine.activations.softsign import Softsign
from engine.activations.tanh import Tanh
from engine.exporters.pytorch.script import Script, Section, literal
from engine.exporters.pytorch.table import Table

SINE = '''
class Sine(nn.Module):
    """f(z) = sin(ωz)."""

    def __init__(self, frequency):
        super().__init__()
        self.frequency = frequency

    def forward(self, z):
        return torch.sin(self.frequency * z)
'''


def _sine(activation: Sine, script: Script) -> str:
    script.need(Section.NETWORK, SINE)
    return f"Sine({literal(activation.frequency)})"


ACTIVATIONS: Table[Callable[[Any, Script], str]] = Table(
    {
        Elu: lambda activation, _: f"nn.ELU(alpha={literal(activation.alpha)})",
        Gelu: lambda *_: "nn.GELU()",
        HardTanh: lambda *_: "nn.Hardtanh()",
        Identity: lambda *_: "nn.Identity()",
        LeakyRelu: lambda activation, _: f"nn.LeakyReLU({literal(activation.negative_slope)})",
        Mish: lambda *_: "nn.Mish()",
        Relu: lambda *_: "nn.ReLU()",
        Selu: lambda *_: "nn.SELU()",
        Sigmoid: lambda *_: "nn.Sigmoid()",
        Silu: lambda *_: "nn.SiLU()",
        Sine: _sine,
        # Beyond its threshold PyTorch takes z itself; from 40 on that is so in any precision.
        Softplus: lambda *_: "nn.Softplus(threshold=40)",
        Softsign: lambda *_: "nn.Softsign()",
        Tanh: lambda *_: "nn.Tanh()",
    }
)


def module(path: str, activation: Activation, script: Script) -> str:
    """The module as source. Raises InputError with the path of the activation."""
    return ACTIVATIONS.writer(path, activation)(activation, script)
