"""What an initializer is: the distribution of the starting parameters."""

from __future__ import annotations

from abc import abstractmethod

from engine.arrays import HostArray
from engine.layers.base import ParameterSpec
from engine.random import Stream
from engine.values import Part


class Initializer(Part, family="initializers"):
    """Draws the weights of a layer; biases start at zero."""

    @abstractmethod
    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one weight array, float64, of shape `spec.shape`."""

    def draw(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one parameter array."""
        import numpy as np

        return self.weights(spec, stream) if spec.penalized else np.zeros(spec.shape)
