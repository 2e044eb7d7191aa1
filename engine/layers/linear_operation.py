"""Operations without parameters that are linear in their input."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property

from engine.arrays import Array, Shape
from engine.layers.base import Operation, Site, Views
from engine.random import Draw


class LinearOperation(Operation):
    """y = A x with a fixed A, or one that the forward pass fixed; all four passes are A or its transpose."""

    def __init__(self, site: Site, output_shape: Shape) -> None:
        self.site = site
        self.xp = site.backend.xp
        self.shape = output_shape
        self.y = site.empty(*output_shape)

    @cached_property
    def input_gradient(self) -> Array:
        return self.site.empty(*self.site.shape)

    @abstractmethod
    def apply(self, signal: Array, out: Array) -> Array:
        """A x for (lanes, batch, …), where x may have one lane for all."""

    @abstractmethod
    def transpose(self, gradient: Array, out: Array) -> Array:
        """Aᵀ times a gradient of the outputs."""

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        return self.apply(inputs, self.y)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        if not self.site.needs_input_gradient:
            return None
        return self.transpose(output_gradient, self.input_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return None if input_tangent is None else self.apply(input_tangent, self.site.empty(*self.shape))

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        if not self.site.needs_input_gradient:
            return None
        return self.transpose(change, self.site.empty(*self.site.shape))
