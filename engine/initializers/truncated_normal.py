"""The truncated normal initializer."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream
from engine.special import inverse_erf

CUT = 2.0
"""Where the normal is cut, in its own standard deviations."""

INSIDE = math.erf(CUT / math.sqrt(2.0))
"""Share of the normal between the cuts."""

SPREAD = math.sqrt(1.0 - 2.0 * CUT * math.exp(-0.5 * CUT**2) / math.sqrt(2.0 * math.pi) / INSIDE)
"""Standard deviation of what is left of a standard normal: about 0.8796."""


class TruncatedNormal(
    Initializer,
    kind="truncated_normal",
    title="Truncated normal",
    reference="Robert 1995, Simulation of truncated normal variables, arXiv:0907.4010",
    formula="W ~ N(0, s²) given |W| ≤ 2s, s = σ / 0.8796, so that Var W = σ²",
    rank=55,
):
    """Zero-mean normal weights without the tails, of one standard deviation for all layers.

    The normal is widened before it is cut, so that σ is the standard deviation of the weights themselves. They are
    drawn by the inverse of the distribution function.
    """

    deviation: float = fields.real(
        0.1,
        title="Standard deviation",
        symbol="σ",
        above=0.0,
        scale="log",
        slider=(1e-3, 10.0),
        help="Typical size of a weight; none is larger than 2.27 times it.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        middle = stream.uniform(spec.shape, -INSIDE, INSIDE)
        return np.asarray(self.deviation / SPREAD * math.sqrt(2.0) * inverse_erf(np, middle))
