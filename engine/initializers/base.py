"""What an initializer is: the distribution of the starting parameters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from engine.arrays import HostArray, Shape
from engine.layers.base import ParameterSpec
from engine.random import Stream
from engine.values import Part


class Initializer(Part, family="initializers"):
    """Draws the weights of a layer; biases and gains start where their layer says.

    Class attributes:
        random: whether weights are drawn with mean zero; otherwise the seed does not matter.
        layerwise: whether each array can be had by itself; otherwise `whole` gives all of them.
    """

    random: ClassVar[bool] = True
    layerwise: ClassVar[bool] = True

    @abstractmethod
    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one weight array, float64, of shape `spec.shape`."""

    def draw(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """Starting values of one parameter array."""
        if spec.penalized:
            return self.weights(spec, stream) / spec.multiplier
        return np.full(spec.shape, spec.start)

    def whole(self, names_and_shapes: Sequence[tuple[str, Shape]]) -> HostArray | None:
        """All starting parameters of a lane at once, float64 (parameters,), where they come from elsewhere.

        Args:
            names_and_shapes: the parameter arrays in their order, for instance ``("2.weight", (64, 10))``.

        Raises:
            InputError: they cannot be had, or have other shapes.
        """
        return None
