"""Exponential smoothing of a series, for display."""

from __future__ import annotations

import numpy as np

from engine.recording.series import Series

BLOCK_HALF_LIVES = 32
"""Half-lives a block may span: its weights then span 2^32, which costs no accuracy in float64."""

STORED_PER_HALF_LIFE = 16
"""A smoothed curve hardly moves within a sixteenth of its half-life, so more points need not be kept."""


class Smoothed:
    """The debiased exponential moving average of a growing series, itself a series.

    With q = 2^(-1/half_life) the average at sample t is Σᵢ qᵗ⁻ⁱ vᵢ / Σᵢ qᵗ⁻ⁱ over the finite values up to t:
    Adam's bias-corrected m̂ (Kingma & Ba 2015, section 3) with β = q. `half_life` counts samples.
    Every `stride`-th average is kept in `series`; a stretch without any finite value is a gap in it.
    """

    def __init__(self, source: Series, half_life: float) -> None:
        if not half_life > 0:
            raise ValueError(f"half_life must be positive, not {half_life}")
        self.source = source
        self.half_life = half_life
        self.series = Series()
        self.stride = max(1, int(half_life / STORED_PER_HALF_LIFE))
        self._block = max(self.stride, int(BLOCK_HALF_LIVES * half_life) // self.stride * self.stride)
        self._read = 0
        self._sum = 0.0
        self._weight = 0.0

    @property
    def pending(self) -> int:
        """Samples of the source that `follow` would read now."""
        return (len(self.source) - self._read) // self.stride * self.stride

    def follow(self, limit: int | None = None) -> None:
        """Read what the source has gained; with a `limit`, about so many samples at most."""
        limit = self.pending if limit is None else max(limit // self.stride, 1) * self.stride
        end = self._read + min(self.pending, limit)
        while self._read < end:
            self._advance(min(end - self._read, self._block))

    def _advance(self, count: int) -> None:
        """Read `count` samples, a multiple of the stride."""
        here = slice(self._read, self._read + count)
        values, steps = self.source.values[here], self.source.steps[here]
        present = np.isfinite(values)
        growth = np.exp2(np.arange(1 - count, 1) / self.half_life)
        decay = np.exp2(-np.arange(1, count + 1) / self.half_life)
        sums = np.cumsum(np.where(present, values, 0.0) * growth) / growth + self._sum * decay
        weights = np.cumsum(present * growth) / growth + self._weight * decay
        self._sum, self._weight = float(sums[-1]), float(weights[-1])
        kept = slice(self.stride - 1, None, self.stride)
        seen = np.logical_or.reduceat(present, np.arange(0, count, self.stride))
        averages = np.full(len(seen), np.nan)
        np.divide(sums[kept], weights[kept], out=averages, where=seen)
        self.series.append(steps[kept], averages)
        self._read += count
