"""Pooling over windows of an image or a sequence."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Shape
from engine.layers.base import Layer, Operation, Site, Views
from engine.layers.linear_operation import LinearOperation
from engine.layers.windows import Windows, padding_field, require_positions, windows_over
from engine.random import Draw

CACHED_VALUES = 1 << 17


class PoolingLayer(Layer):
    """What the poolings have in common."""

    size: int = fields.integer(
        2, title="Size", symbol="k", low=1, high=1000, slider=(1, 8), help="Extent of the windows."
    )
    stride: int = fields.integer(
        0,
        title="Stride",
        symbol="s",
        low=0,
        high=1000,
        slider=(0, 8),
        help="Distance between neighboring windows; 0 means that of their size, so that they do not overlap.",
    )
    padding: str = padding_field("valid")

    def windows(self, shape: Shape) -> tuple[Windows, Shape]:
        """The windows over inputs of `shape`, and their numbers. Raises InputError when the layer does not fit."""
        require_positions(shape, "pooling")
        return windows_over(shape, "pooling", self.size, self.stride or self.size, self.padding)

    def output_shape(self, shape: Shape) -> Shape:
        return (*self.windows(shape)[1], shape[-1])


class MaxPooling(
    PoolingLayer,
    kind="max_pooling",
    title="Max pooling",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 9.3",
    formula="y[i, j] = max x[s i + m, s j + n] over the window",
    rank=60,
):
    """The largest value of each window, channel by channel; among equal ones the first passes the gradient."""

    def working_values(self, shape: Shape) -> int:
        windows, _ = self.windows(shape)
        return 4 * windows.count * windows.channels

    def compile(self, site: Site) -> Operation:
        return MaxPoolingOperation(site, *self.windows(site.shape))


class AveragePooling(
    PoolingLayer,
    kind="average_pooling",
    title="Average pooling",
    reference="LeCun, Bottou, Bengio & Haffner 1998, Gradient-based learning applied to document recognition, "
    "section II.A",
    formula="y[i, j] = mean x[s i + m, s j + n] over the window",
    rank=62,
):
    """The mean of each window, channel by channel; padded positions do not count."""

    def compile(self, site: Site) -> Operation:
        windows, outputs = self.windows(site.shape)
        return AverageOperation(site, windows, (*outputs, site.shape[-1]))


class PoolingOperation(LinearOperation):
    """Arrays as grids of positions."""

    def __init__(self, site: Site, windows: Windows, output_shape: Shape) -> None:
        super().__init__(site, output_shape)
        self.windows = windows

    def outputs(self, array: Array) -> Array:
        """An array on the outputs as (lanes, batch, rows, columns, channels)."""
        return array.reshape(*array.shape[:2], *self.windows.output_grid, self.windows.channels)


class AverageOperation(PoolingOperation):
    """The sum over the positions of the windows, divided by their number."""

    def __init__(self, site: Site, windows: Windows, output_shape: Shape) -> None:
        super().__init__(site, windows, output_shape)
        share = (1.0 / _inputs_per_window(windows)).astype(site.dtype)
        self.share = site.backend.to_device(share[None, None, :, :, None])

    def apply(self, signal: Array, out: Array) -> Array:
        images, means = self.windows.images(signal), self.outputs(out)
        means.fill(0.0)
        for tap in self.windows.taps:
            place = means[:, :, *tap.target]
            place += images[:, :, *tap.source]
        means *= self.share
        return out

    def transpose(self, gradient: Array, out: Array) -> Array:
        images = self.windows.images(out)
        images.fill(0.0)
        shares = self.outputs(gradient) * self.share
        for tap in self.windows.taps:
            place = images[:, :, *tap.source]
            place += shares[:, :, *tap.target]
        return out


def _inputs_per_window(windows: Windows) -> HostArray:
    """How many positions of each window lie on the input, float64 (rows, columns)."""
    counts = np.zeros(windows.output_grid)
    for tap in windows.taps:
        counts[tap.target] += 1.0
    return counts


class MaxPoolingOperation(PoolingOperation):
    """Given where the largest values stand, pooling picks them, which is linear."""

    def __init__(self, site: Site, windows: Windows, outputs: Shape) -> None:
        super().__init__(site, windows, (*outputs, windows.channels))
        self.numbers: Any = self.xp.uint8 if len(windows.taps) < 256 else self.xp.int32
        # On the processor a few samples at a time, whose arrays stay in its cache.
        cached = max(1, CACHED_VALUES // (site.lanes * math.prod(self.shape)))
        self.share = min(site.batch, cached) if site.backend.on_host else site.batch
        self.largest = self.xp.empty(self.outputs(self.y).shape, dtype=self.numbers)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        images, values = self.windows.images(inputs), self.outputs(self.y)
        values.fill(-np.inf)
        self.largest.fill(0)
        for first in range(0, self.site.batch, self.share):
            some = slice(first, first + self.share)
            self._find(images[:, some], values[:, some], self.largest[:, some])
        return self.y

    def _find(self, images: Array, values: Array, numbers: Array) -> None:
        """The largest values of some samples and the numbers of the positions where they stand."""
        xp = self.xp
        for number, tap in enumerate(self.windows.taps):
            seen, best = images[:, :, *tap.source], values[:, :, *tap.target]
            # Numbers rise, so the larger one is the later one.
            found = (seen > best) * self.numbers(number)
            largest = numbers[:, :, *tap.target]
            xp.maximum(largest, found, out=largest)
            xp.maximum(best, seen, out=best)

    def apply(self, signal: Array, out: Array) -> Array:
        images, values = self.windows.images(signal), self.outputs(out)
        values.fill(0.0)
        for number, tap in enumerate(self.windows.taps):
            place = values[:, :, *tap.target]
            place += images[:, :, *tap.source] * (self.largest[:, :, *tap.target] == number)
        return out

    def transpose(self, gradient: Array, out: Array) -> Array:
        images, given = self.windows.images(out), self.outputs(gradient)
        images.fill(0.0)
        for number, tap in enumerate(self.windows.taps):
            place = images[:, :, *tap.source]
            place += given[:, :, *tap.target] * (self.largest[:, :, *tap.target] == number)
        return out
