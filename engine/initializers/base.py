"""What an initializer is: the distribution of the starting parameters."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np

from engine.arrays import HostArray
from engine.layers.base import ParameterSpec
from engine.random import Stream
from engine.values import Part


class Initializer(Part, family="initializers"):
    """Draws the weights of a layer; biases and gains start where their layer says."""

    @abstractmethod
    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one weight array, float64, of shape `spec.shape`."""

    def draw(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one parameter array."""
        if spec.penalized:
            return self.weights(spec, stream) / spec.multiplier
        return np.full(spec.shape, spec.start)
