"""Pooling over all positions."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Shape
from engine.layers.base import Layer, Operation, Site, Views
from engine.layers.linear_operation import LinearOperation
from engine.layers.windows import require_positions
from engine.random import Draw


class GlobalPooling(
    Layer,
    kind="global_pooling",
    title="Global pooling",
    reference="Lin, Chen & Yan 2014, Network in network, arXiv:1312.4400, section 3.2",
    formula="y[c] = mean or max of x[·, c]",
    rank=64,
):
    """One value per channel: the mean or the largest over all positions of an image or a sequence.

    Among equal largest values the first passes the gradient.
    """

    statistic: str = fields.choice(
        "mean",
        title="Statistic",
        options={"mean": "Mean", "max": "Maximum"},
        help="What is kept of each channel.",
    )

    def output_shape(self, shape: Shape) -> Shape:
        require_positions(shape, "global pooling")
        return shape[-1:]

    def compile(self, site: Site) -> Operation:
        return GlobalMaximum(site) if self.statistic == "max" else GlobalMean(site)


class GlobalMean(LinearOperation):
    """The mean over all positions."""

    def __init__(self, site: Site) -> None:
        super().__init__(site, site.shape[-1:])
        self.count = math.prod(site.shape[:-1])

    def positions(self, signal: Array) -> Array:
        """(lanes, batch, positions, channels)."""
        return signal.reshape(*signal.shape[:2], self.count, self.shape[0])

    def apply(self, signal: Array, out: Array) -> Array:
        means = self.xp.sum(self.positions(signal), axis=2)
        return self.xp.multiply(means, 1.0 / self.count, out=out)

    def transpose(self, gradient: Array, out: Array) -> Array:
        self.positions(out)[...] = (gradient * (1.0 / self.count))[:, :, None, :]
        return out


class GlobalMaximum(GlobalMean):
    """The value at the position of the largest, which the forward pass finds."""

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self.largest = self.xp.argmax(self.positions(inputs), axis=2)[:, :, None, :]
        return self.apply(inputs, self.y)

    def apply(self, signal: Array, out: Array) -> Array:
        out[...] = self.xp.take_along_axis(self.positions(signal), self.largest, axis=2)[:, :, 0]
        return out

    def transpose(self, gradient: Array, out: Array) -> Array:
        numbers = self.xp.arange(self.count)[None, None, :, None]
        self.xp.multiply(gradient[:, :, None, :], numbers == self.largest, out=self.positions(out))
        return out
