"""A layer in its place, with its arrays: what an emitter gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import HostArray, Shape
from engine.backend import NumpyBackend
from engine.exporters.onnx_graph.graph import Graph
from engine.layers.base import Layer, Site
from engine.layers.nested_views import Prefixed
from engine.layers.parametrization import weight_map


@dataclass(frozen=True)
class Place:
    """One layer.

    Attributes:
        shape: of one sample at its input.
        arrays: parameters and running statistics by name, without lanes.
    """

    layer: Any
    shape: Shape
    arrays: Mapping[str, HostArray]

    @property
    def output_shape(self) -> Shape:
        """Shape of one sample behind it."""
        shape: Shape = self.layer.output_shape(self.shape)
        return shape

    def part(self, name: str) -> Mapping[str, HostArray]:
        """The arrays of an inner part by its own names."""
        return Prefixed(self.arrays, name)

    def inner(self, number: int, layer: Layer, shape: Shape) -> Place:
        """A layer inside this one."""
        return Place(layer, shape, self.part(str(number)))

    def weight(self) -> HostArray:
        """The weight that the layer works with, whatever is trained in its stead."""
        weights = {name: array[None] for name, array in self.arrays.items()}
        site = Site(NumpyBackend(), np.dtype(self.arrays["weight"].dtype), 1, 1, self.shape)
        spec = self.layer.parameters(self.shape)[0]
        return np.asarray(weight_map(self.layer.parametrization, site, spec).weight(weights)[0])


Emitter = Callable[[Graph, Place, str], str]
"""Adds a layer to the graph; gets and returns the name of the signal (batch, *shape)."""
