"""The sparse initializer."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream


class Sparse(
    Initializer,
    kind="sparse",
    title="Sparse",
    reference="Martens 2010, Deep learning via Hessian-free optimization, section 5",
    formula="W ~ N(0, σ²) at k inputs of each unit, else 0",
    rank=65,
):
    """Each unit listens to a few inputs at first, so that its sum does not grow with their number.

    All units have the same number of them, chosen anew for each; units that listen to different inputs stay diverse.
    """

    connections: int = fields.integer(
        15,
        title="Inputs",
        symbol="k",
        low=1,
        high=10**6,
        scale="log",
        slider=(1, 100),
        help="Weights of a unit that are not zero; all of them where it has no more inputs.",
    )
    deviation: float = fields.real(
        1.0,
        title="Standard deviation",
        symbol="σ",
        above=0.0,
        scale="log",
        slider=(1e-2, 10.0),
        help="Typical size of a weight that is not zero.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """The last axis of the shape counts units, the others inputs."""
        shape = (math.prod(spec.shape[:-1]), spec.shape[-1])
        chosen = np.argsort(stream.uniform(shape), axis=0, kind="stable")[: self.connections]
        weights = np.zeros(shape)
        np.put_along_axis(weights, chosen, stream.normal(chosen.shape, self.deviation), axis=0)
        return weights.reshape(spec.shape)
