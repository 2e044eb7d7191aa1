"""Flatten: from images to vectors."""

from __future__ import annotations

import math

from engine.arrays import Array, Shape
from engine.layers.base import Layer, Operation, Site, Views
from engine.random import Draw


class Flatten(
    Layer,
    kind="flatten",
    title="Flatten",
    reference="the values of a sample in row-major order",
    formula="y = vec(x)",
    rank=40,
):
    """Lays the values of each sample out in one row, as dense layers need them; nothing is computed."""

    def output_shape(self, shape: Shape) -> Shape:
        return (math.prod(shape),)

    def compile(self, site: Site) -> Operation:
        return FlattenOperation(site)


class FlattenOperation(Operation):
    """A change of shape, the same for signals, gradients and tangents; it returns views of what it gets."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        return self._flat(inputs)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return self._as_input(output_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return None if input_tangent is None else self._flat(input_tangent)

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return self._as_input(change)

    def _flat(self, array: Array) -> Array:
        return array.reshape(*array.shape[:2], math.prod(self.site.shape))

    def _as_input(self, gradient: Array) -> Array | None:
        return (
            gradient.reshape(*gradient.shape[:2], *self.site.shape)
            if self.site.needs_input_gradient
            else None
        )
