"""How strongly a plot smooths: in proportion to the run, so that a curve stays legible at any length."""

from __future__ import annotations

from enum import Enum

from engine.recording.series import Series
from engine.recording.smoothing import Smoothed

PORTION = 100_000
"""Samples that one refresh of a plot reads at most of all its curves: about 3 ms."""
LEAST = 1_000
"""Samples that it may read of each curve, however many there are."""


class Smoothing(Enum):
    """Half-life of the moving average as a share of the recorded samples."""

    NONE = 0.0
    LOW = 1 / 64
    HIGH = 1 / 16

    def half_life(self, count: int) -> int:
        """The half-life for `count` samples: a power of two, so that it seldom changes."""
        return 1 << max(int(256 * self.value), int(count * self.value)).bit_length() - 1


class SmoothedCurve:
    """The smoothed self of a series, whose half-life grows with it.

    While an average with another half-life is being computed, the one before stays in `series`.
    """

    def __init__(self, source: Series, smoothing: Smoothing) -> None:
        self.source = source
        self.smoothing = smoothing
        self.series = Series()
        """The smoothed values so far; empty until the first average is complete."""
        self._current: Smoothed | None = None
        self._next: Smoothed | None = None

    @property
    def pending(self) -> bool:
        """Whether `follow` has something to do."""
        newest = self._next or self._current
        return newest is None or newest.pending > 0

    def follow(self, limit: int = PORTION) -> None:
        """Read what the source has gained, about so many samples at most."""
        newest = self._next or self._current
        half_life = self.smoothing.half_life(len(self.source))
        if newest is None or newest.half_life != half_life:
            newest = self._next = Smoothed(self.source, half_life)
        newest.follow(limit)
        if not newest.pending:
            self._current, self._next, self.series = newest, None, newest.series
        elif self._current and self._current is not newest:
            self._current.follow(limit)
