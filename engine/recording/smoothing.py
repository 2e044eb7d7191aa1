"""Exponential smoothing of a series, for display."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.recording.series import Series, Stretch

Floats = NDArray[np.float64]

GROUPS_HALF_LIVES = 32
"""Half-lives whose groups are summed at once: their weights span 2^32, which costs no accuracy in float64."""

READ_PER_HALF_LIFE = 64
"""Blocks that are read of a half-life at least: the weights within one differ by a hundredth."""

STORED_PER_HALF_LIFE = 16
"""A smoothed curve hardly moves within a sixteenth of its half-life, so more points need not be kept."""


class Smoothed:
    """The debiased exponential moving average of a growing series, itself a series.

    With q = 2^(-1/half_life) the average at sample t is Σᵢ qᵗ⁻ⁱ vᵢ / Σᵢ qᵗ⁻ⁱ over the finite values up to t:
    Adam's bias-corrected m̂ (Kingma & Ba 2015, section 3) with β = q. `half_life` counts samples; those of a block
    count with its mean. Where a half-life is long, blocks are read instead of samples, so that reading a whole series
    with a half-life in proportion to it costs the same at any length. Every `stride`-th average is kept in `series`,
    or one for each larger block; a stretch without any finite value is a gap in it.
    """

    def __init__(self, source: Series, half_life: float) -> None:
        if not half_life > 0:
            raise ValueError(f"half_life must be positive, not {half_life}")
        self.source = source
        self.half_life = half_life
        self.series = Series()
        self.stride = max(1, int(half_life / STORED_PER_HALF_LIFE))
        finest = 1 << max(int(half_life / READ_PER_HALF_LIFE), 1).bit_length() - 1
        self._finest = min(finest, self.stride & -self.stride)
        self._read = 0
        self._sum = 0.0
        self._weight = 0.0
        self._open = 0
        """Samples since the last average that was kept."""
        self._seen = False
        """Whether a finite value was among them."""

    @property
    def pending(self) -> int:
        """Samples of the source that `follow` would read now."""
        return (self.source.places - self._read) // self.stride * self.stride

    def follow(self, limit: int | None = None) -> None:
        """Read what the source has gained; with a `limit`, about so many samples or blocks at most."""
        left = self.pending if limit is None else max(limit // self.stride, 1) * self.stride
        for stretch in self.source.stretches(self._read, self._read + self.pending, finest=self._finest):
            count = min(stretch.blocks.shape[1], max(left, 1))
            end = min(stretch.place + count * stretch.size, self._read + max(self.pending, stretch.size))
            count = max((end - stretch.place) // stretch.size, 1)
            self._advance(stretch, count)
            left -= count
            if left <= 0:
                break

    def _advance(self, stretch: Stretch, count: int) -> None:
        """Read the first `count` blocks of a stretch."""
        size, means = stretch.size, stretch.means[:count]
        group = max(self.stride // size, 1)
        places = stretch.place + size * np.arange(1, count + 1) - 1
        # What completes the open group, whole groups, and what begins the next one.
        first = min(max(-(-(self.stride - self._open) // size), 1), count) if self._open else 0
        whole = (count - first) // group * group
        if first:
            self._groups(means[:first], size, first, places[:first])
        most = max(int(GROUPS_HALF_LIVES * self.half_life) // (group * size), 1) * group
        for start in range(first, first + whole, most):
            part = slice(start, min(start + most, first + whole))
            self._groups(means[part], size, group, places[part])
        if first + whole < count:
            rest = slice(first + whole, count)
            self._groups(means[rest], size, count - first - whole, places[rest])
        self._read = stretch.place + count * size

    def _groups(self, means: Floats, size: int, group: int, places: NDArray[np.int64]) -> None:
        """Read whole groups of `group` blocks; an average is kept where `stride` samples have gone by."""
        number, samples = len(means) // group, group * size
        # Within a group a block's samples weigh q^j, j samples before the group's end.
        age = np.arange(samples - size, -1, -size, dtype=np.float64)
        within = np.exp2(-age / self.half_life) * _block_weight(size, self.half_life)
        table = means.reshape(number, group)
        finite = np.isfinite(table)
        if finite.all():
            sums, weights = table @ within, np.full(number, within.sum())
            seen = np.ones(number, bool)
        else:
            sums, weights = np.where(finite, table, 0.0) @ within, finite @ within
            seen = np.asarray(finite.any(axis=1))
        steps = np.arange(1, number + 1) * (samples / self.half_life)
        growth, decay = np.exp2(steps - steps[-1]), np.exp2(-steps)
        sums = np.cumsum(sums * growth) / growth + self._sum * decay
        weights = np.cumsum(weights * growth) / growth + self._weight * decay
        self._sum, self._weight = float(sums[-1]), float(weights[-1])
        self._open += samples * number
        seen[0] |= self._seen
        if self._open < self.stride:
            self._seen = bool(seen[0])
            return
        self._open, self._seen = 0, False
        averages = np.full(number, np.nan)
        np.divide(sums, weights, out=averages, where=seen)
        self.series.append(self.source.steps_at(places[group - 1 :: group]), averages)


def _block_weight(size: int, half_life: float) -> float:
    """Σ qʲ over the `size` samples of a block: (1 − q^size) / (1 − q)."""
    rate = np.log(2) / half_life
    return float(np.expm1(-size * rate) / np.expm1(-rate))
