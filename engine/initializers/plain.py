"""Initializers that do not look at the size of the layer."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream


class Normal(
    Initializer,
    kind="normal",
    title="Normal",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.4",
    formula="W ~ N(0, σ²)",
    rank=50,
):
    """Zero-mean normal weights of one standard deviation for all layers."""

    deviation: float = fields.real(
        0.1,
        title="Standard deviation",
        symbol="σ",
        above=0.0,
        scale="log",
        slider=(1e-3, 10.0),
        help="Typical size of a weight.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        return stream.normal(spec.shape, self.deviation)


class Uniform(
    Initializer,
    kind="uniform",
    title="Uniform",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.4",
    formula="W ~ U(−a, a)",
    rank=60,
):
    """Uniform weights around zero, in one interval for all layers."""

    half_width: float = fields.real(
        0.1,
        title="Half width",
        symbol="a",
        above=0.0,
        scale="log",
        slider=(1e-3, 10.0),
        help="Bound on every weight.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        return stream.uniform(spec.shape, -self.half_width, self.half_width)


class Constant(
    Initializer,
    kind="constant",
    title="Constant",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.4",
    formula="W = c",
    rank=70,
):
    """One value for all weights: the units of a layer start alike, get like gradients and stay alike."""

    random: ClassVar[bool] = False

    value: float = fields.real(
        0.1, title="Value", symbol="c", slider=(-1.0, 1.0), help="What every weight starts from."
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        return np.full(spec.shape, self.value)


class Zeros(
    Initializer,
    kind="zeros",
    title="Zeros",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.4",
    formula="W = 0",
    rank=80,
):
    """All weights zero: nothing breaks the symmetry between units, and behind a hidden layer no gradient flows."""

    random: ClassVar[bool] = False

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        return np.zeros(spec.shape)
