"""Positional encoding: what tells a sequence's steps apart where nothing else does."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Shape
from engine.layers.base import Layer, Operation, ParameterSpec, Site, Views
from engine.layers.pure import of_all_lanes
from engine.layers.recurrence import require_sequence
from engine.random import Draw

BASE = 10_000.0


class PositionalEncoding(
    Layer,
    kind="positional_encoding",
    title="Positional encoding",
    reference="Vaswani et al. 2017, arXiv:1706.03762, section 3.5",
    formula="yₜ = xₜ + pₜ; pₜ,₂ᵢ = sin(t / 10000^(2i/D)), pₜ,₂ᵢ₊₁ = cos(t / 10000^(2i/D))",
    rank=71,
):
    """Adds a vector to each step of a sequence that says where it stands; attention sees no order without it.

    Sinusoids are fixed and count t from 0. A learned encoding has one trainable vector per step; it starts at 0.
    """

    encoding: str = fields.choice(
        "sinusoidal",
        options={"sinusoidal": "sinusoids", "learned": "learned"},
        title="Encoding",
        help="Fixed sines and cosines of different wavelengths, or vectors that are trained.",
    )

    def output_shape(self, shape: Shape) -> Shape:
        require_sequence(shape, "a positional encoding")
        return shape

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        if self.encoding == "sinusoidal":
            return ()
        return (ParameterSpec("position", shape, 1, shape[1], penalized=False, hidden=False),)

    def compile(self, site: Site) -> Operation:
        return PositionalEncodingOperation(self.encoding == "learned", site)


def sinusoids(steps: int, features: int) -> HostArray:
    """The encoding (steps, features) of Vaswani et al.; with an odd number of features the last is a sine."""
    pair = np.arange(features) // 2
    angle = np.arange(steps)[:, None] / BASE ** (2.0 * pair / features)
    return np.where(np.arange(features) % 2 == 0, np.sin(angle), np.cos(angle))


class PositionalEncodingOperation(Operation):
    """A sum; changes of the inputs pass unchanged."""

    def __init__(self, learned: bool, site: Site) -> None:
        self.learned = learned
        self.site = site
        self.y = site.empty(*site.shape)
        table = sinusoids(*site.shape).astype(site.dtype)
        self.table = None if learned else site.backend.to_device(table)[None, None]

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        table = weights["position"][:, None] if self.learned else self.table
        return self.site.backend.xp.add(of_all_lanes(self.site, inputs), table, out=self.y)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        if self.learned:
            self.site.backend.xp.sum(output_gradient, axis=1, out=gradients["position"])
        return output_gradient if self.site.needs_input_gradient else None

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        if not self.learned:
            return input_tangent
        change = tangents["position"][:, None]
        if input_tangent is not None:
            return input_tangent + change
        return self.site.backend.xp.broadcast_to(change, self.y.shape).copy()

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return self.backward(weights, gradient_tangents, change)
