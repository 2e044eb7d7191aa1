"""Initializers that scale the variance by the number of inputs and outputs of a unit."""

from __future__ import annotations

import math
from abc import abstractmethod

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream


class ScaledInitializer(Initializer):
    """Zero-mean weights whose variance is set by the fans, normal or uniform."""

    gain: float = fields.real(
        1.0,
        title="Gain",
        symbol="g",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        help="Factor on every weight.",
    )
    distribution: str = fields.choice(
        "normal",
        title="Distribution",
        options={"normal": "Normal", "uniform": "Uniform"},
        help="Shape of the draw.",
    )

    @abstractmethod
    def variance(self, fan_in: int, fan_out: int) -> float:
        """Variance at gain 1."""

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        deviation = self.gain * math.sqrt(self.variance(spec.fan_in, spec.fan_out))
        if self.distribution == "normal":
            return stream.normal(spec.shape, deviation)
        bound = math.sqrt(3.0) * deviation
        return stream.uniform(spec.shape, -bound, bound)


class Glorot(
    ScaledInitializer,
    kind="glorot",
    title="Glorot",
    reference="Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 12",
    formula="Var W = g² · 2 / (fan_in + fan_out)",
    rank=20,
):
    """Keeps activations and gradients alike in size through linear and tanh layers."""

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 2.0 / (fan_in + fan_out)


class He(
    ScaledInitializer,
    kind="he",
    title="He",
    reference="He, Zhang, Ren & Sun 2015, Delving deep into rectifiers, arXiv:1502.01852, eq. 10",
    formula="Var W = g² · 2 / fan_in",
    rank=10,
):
    """Keeps the second moment of activations through ReLU layers."""

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 2.0 / fan_in


class LeCun(
    ScaledInitializer,
    kind="lecun",
    title="LeCun",
    reference="LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, section 4.6",
    formula="Var W = g² / fan_in",
    rank=30,
):
    """Keeps the variance of weighted sums at that of the inputs."""

    def variance(self, fan_in: int, fan_out: int) -> float:
        return 1.0 / fan_in
