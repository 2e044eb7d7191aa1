"""Noise on the signal."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Shape
from engine.layers.base import Layer, Operation, Site, Views
from engine.random import Draw


class GaussianNoise(
    Layer,
    kind="gaussian_noise",
    title="Gaussian noise",
    reference="Bishop 1995, Training with noise is equivalent to Tikhonov regularization",
    formula="y = x + σ ε, ε ~ N(0, 1)",
    rank=34,
):
    """Training passes add independent normal noise to each value; otherwise the identity.

    Each sample of each step has noise of its own.
    """

    deviation: float = fields.real(
        0.1,
        title="Standard deviation",
        symbol="σ",
        low=0.0,
        slider=(0.0, 1.0),
        help="Typical size of the noise.",
    )

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def working_values(self, shape: Shape) -> int:
        return 4 * math.prod(shape)

    def compile(self, site: Site) -> Operation:
        return GaussianNoiseOperation(self.deviation, site)


class GaussianNoiseOperation(Operation):
    """A sum with a constant: gradients and tangents pass unchanged."""

    def __init__(self, deviation: float, site: Site) -> None:
        self.deviation = deviation
        self.site = site
        self.y = site.empty(*site.shape)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        if draw is None or self.deviation == 0.0:
            return inputs
        site = self.site
        noise = draw.normal(site.index, site.batch, math.prod(site.shape), site.dtype)
        noise *= self.deviation
        noise = noise.reshape(site.lanes, site.batch, *site.shape)
        return site.backend.xp.add(inputs, noise, out=self.y)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return output_gradient if self.site.needs_input_gradient else None

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return input_tangent

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return change if self.site.needs_input_gradient else None
