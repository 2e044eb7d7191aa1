"""Group normalization."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Shape
from engine.errors import InputError
from engine.layers.base import Operation, ParameterSpec, Site
from engine.layers.layer_normalization import WithinSample
from engine.layers.normalization import NormalizationOperation, gain_and_shift


class GroupNormalization(
    WithinSample,
    kind="group_normalization",
    title="Group normalization",
    reference="Wu & He 2018, arXiv:1803.08494, equation 7",
    formula="y = γ (x − μ) / √(σ² + ε) + β, μ and σ² over a group of channels of a sample",
    rank=62,
):
    """Gives each group of channels of each sample mean 0 and variance 1 over all its positions.

    Channels are the last axis, and every channel has a gain and a shift. With as many groups as channels this is
    instance normalization. The variance is divided by n.
    """

    groups: int = fields.integer(
        8,
        title="Groups",
        symbol="G",
        low=1,
        high=100_000,
        scale="log",
        slider=(1, 64),
        help="Number of groups, which has to divide the number of channels.",
    )
    shift: bool = fields.toggle(
        True, title="Shift", symbol="β", help="Add a trainable shift that starts at 0."
    )

    def output_shape(self, shape: Shape) -> Shape:
        if shape[-1] % self.groups:
            raise InputError(
                "groups",
                f"{self.groups} groups do not divide {shape[-1]} channels; choose a divisor of {shape[-1]}",
            )
        return shape

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        return gain_and_shift(shape[-1:], gain=self.gain, shift=self.shift)

    def compile(self, site: Site) -> Operation:
        return GroupNormalizationOperation(self, site)


class GroupNormalizationOperation(NormalizationOperation):
    """Samples as (positions, channels); the statistics of a group are written once per channel."""

    def __init__(self, layer: GroupNormalization, site: Site) -> None:
        channels = site.shape[-1]
        self.positions = math.prod(site.shape[:-1])
        self.groups, self.members = layer.groups, channels // layer.groups
        super().__init__(
            site,
            (self.positions, channels),
            (channels,),
            epsilon=layer.epsilon,
            gain=layer.gain,
            shift=layer.shift,
        )

    def _mean(self, array: Array) -> Array:
        # Rows are summed first: many short sums, and arithmetic with many short rows, would be slow.
        lanes, batch = array.shape[:2]
        rows = self.xp.sum(array, axis=2).reshape(lanes, batch, self.groups, self.members)
        sums = self.xp.sum(rows, axis=3, keepdims=True) / (self.positions * self.members)
        wide = self.xp.broadcast_to(sums, rows.shape)
        return wide.reshape(lanes, batch, 1, self.groups * self.members)
