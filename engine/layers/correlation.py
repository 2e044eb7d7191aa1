"""The product that a convolution is: every output position is a window of the input times the weight."""

from __future__ import annotations

from engine.arrays import Array
from engine.layers.base import Site
from engine.layers.products import Product
from engine.layers.windows import Windows

CACHE = 1 << 21
"""Bytes of windows that are laid out at a time on the processor; they stay in its cache until they are multiplied."""

DEVICE = 1 << 26
"""The same on a device, where few large operations are better."""


class Correlation(Product):
    """Windows are copied one position after the other into rows of a matrix (im2col), a share of the batch at a time.

    How the batch is cut depends on one sample's shape and the batch alone, so sums come in one order whatever the
    number of lanes. Padding is what the copies leave at zero.
    """

    def __init__(self, site: Site, windows: Windows, units: int) -> None:
        xp = self.xp = site.backend.xp
        self.windows = windows
        self.units = units
        self.lanes, self.batch = site.lanes, site.batch
        self.depth = windows.size * windows.channels
        budget = (CACHE if site.backend.on_host else DEVICE) // site.dtype.itemsize
        sample = windows.count * self.depth
        share = max(1, min(site.batch, budget // sample))
        # Lanes share a piece only when it holds the whole batch.
        group = max(1, min(site.lanes, budget // (share * sample))) if share == site.batch else 1
        self.pieces = tuple(
            (slice(lane, min(lane + group, self.lanes)), slice(first, min(first + share, self.batch)))
            for lane in range(0, self.lanes, group)
            for first in range(0, self.batch, share)
        )
        kernel = (windows.rows.size, windows.columns.size, windows.channels)
        self._patches = xp.zeros((group, share, *windows.output_grid, *kernel), dtype=site.dtype)
        self._held: Array = None
        self._ones = xp.ones((1, 1, self.batch * windows.count), dtype=site.dtype)
        self._tap = xp.empty((group, share * windows.count, windows.channels), dtype=site.dtype)

    def renew(self) -> None:
        self._held = None

    def _rows(self, x: Array, lanes: slice, samples: slice) -> Array:
        """The windows of some samples as (lanes, samples · windows, depth); one lane when the input has one."""
        part = x[lanes if len(x) == self.lanes else slice(0, 1), samples]
        patches = self._patches[: part.shape[0], : part.shape[1]]
        # With one piece the windows of the latest input are still there in the backward pass.
        if self._held is not x or len(self.pieces) > 1:
            part = self.windows.images(part)
            for tap in self.windows.taps:
                patches[:, :, *tap.target, tap.row, tap.column] = part[:, :, *tap.source]
            self._held = x
        return patches.reshape(len(patches), -1, self.depth)

    def _cut(self, signal: Array, lanes: slice, samples: slice) -> Array:
        """A piece of an array on the outputs as (lanes, samples · windows, units), a view."""
        part = signal[lanes, samples]
        return part.reshape(len(part), -1, self.units)

    def _matrix(self, weight: Array, lanes: slice) -> Array:
        return weight[lanes].reshape(-1, self.depth, self.units)

    def outputs(self, x: Array, weight: Array, out: Array, *, bias: Array = None, add: bool = False) -> Array:
        for lanes, samples in self.pieces:
            rows, target = self._rows(x, lanes, samples), self._cut(out, lanes, samples)
            if add:
                target += self.xp.matmul(rows, self._matrix(weight, lanes))
            else:
                self.xp.matmul(rows, self._matrix(weight, lanes), out=target)
            if bias is not None:
                target += bias[lanes, None, :]
        return out

    def weight_gradient(self, x: Array, delta: Array, out: Array, *, add: bool = False) -> None:
        for lanes, samples in self.pieces:
            columns = self._rows(x, lanes, samples).transpose(0, 2, 1)
            target, part = self._matrix(out, lanes), self._cut(delta, lanes, samples)
            if add or samples.start:
                target += self.xp.matmul(columns, part)
            else:
                self.xp.matmul(columns, part, out=target)

    def input_gradient(self, delta: Array, weight: Array, out: Array, *, add: bool = False) -> Array:
        if not add:
            out.fill(0.0)
        grid = self.windows.output_grid
        kernel = weight.reshape(self.lanes, -1, self.windows.columns.size, self.windows.channels, self.units)
        images = self.windows.images(out)
        for lanes, samples in self.pieces:
            rows, image = self._cut(delta, lanes, samples), images[lanes, samples]
            seen = self._tap[: len(rows), : rows.shape[1]]
            field = seen.reshape(*image.shape[:2], *grid, self.windows.channels)
            for tap in self.windows.taps:
                self.xp.matmul(rows, kernel[lanes, tap.row, tap.column].transpose(0, 2, 1), out=seen)
                place = image[:, :, *tap.source]
                place += field[:, :, *tap.target]
        return out

    def bias_gradient(self, delta: Array, out: Array) -> None:
        # A product with ones is many times faster than the sum along this axis.
        flat = delta.reshape(self.lanes, self.batch * self.windows.count, self.units)
        self.xp.matmul(self._ones, flat, out=out[:, None, :])


def working_values(windows: Windows) -> int:
    """Numbers per sample that the windows take, with what is laid out at a time as the bound."""
    return min(windows.count * windows.size * windows.channels, DEVICE // 2048)
