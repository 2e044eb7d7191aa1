"""Dropout."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Shape
from engine.layers.base import Layer, Operation, Site, Views
from engine.random import Draw


class Dropout(
    Layer,
    kind="dropout",
    title="Dropout",
    reference="Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, section 10",
    formula="y = m ⊙ x / (1 − p), mᵢ = 1 with probability 1 − p, else 0",
    rank=30,
):
    """Training passes silence each value with probability p and scale up the rest; otherwise the identity.

    The scaling keeps the mean of every value ("inverted" dropout), so that evaluation needs no change. Each
    sample of each step has a mask of its own.
    """

    rate: float = fields.real(
        0.5,
        title="Rate",
        symbol="p",
        low=0.0,
        below=1.0,
        slider=(0.0, 0.9),
        help="Probability that a value is silenced in a training step.",
    )

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def compile(self, site: Site) -> Operation:
        return DropoutOperation(self.rate, site)


class DropoutOperation(Operation):
    """A product with a mask that training passes draw and evaluation passes leave away; linear in its input."""

    def __init__(self, rate: float, site: Site) -> None:
        self.rate = rate
        self.site = site
        self.mask: Array = None
        self.y = site.empty(*site.shape)
        self.input_gradient = site.empty(*site.shape) if site.needs_input_gradient else None

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self.mask = None if draw is None or self.rate == 0.0 else self._draw_mask(draw)
        return self._masked(inputs, self.y)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return self._masked(output_gradient, self.input_gradient) if self.site.needs_input_gradient else None

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return (
            None if input_tangent is None else self._masked(input_tangent, self.site.empty(*self.site.shape))
        )

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return (
            self._masked(change, self.site.empty(*self.site.shape))
            if self.site.needs_input_gradient
            else None
        )

    def _draw_mask(self, draw: Draw) -> Array:
        """0, or 1 / (1 − p), for each value."""
        site = self.site
        uniform = draw.uniform(site.index, site.batch, math.prod(site.shape), site.dtype)
        mask = (uniform >= self.rate).astype(site.dtype)
        mask *= 1.0 / (1.0 - self.rate)
        return mask.reshape(site.lanes, site.batch, *site.shape)

    def _masked(self, array: Array, out: Array) -> Array:
        return array if self.mask is None else self.site.backend.xp.multiply(array, self.mask, out=out)
