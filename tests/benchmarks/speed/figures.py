"""Medians with their spread, and ratios taken side by side."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """A median with the range of what it was taken from."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """That of at least one value."""
        return cls(statistics.median(values), min(values), max(values))

    def text(self, digits: int = 3) -> str:
        """The median and its range with so many significant digits."""
        middle, low, high = (short(value, digits) for value in (self.median, self.low, self.high))
        return middle if self.low == self.high else f"{middle} ({low}–{high})"


def short(value: float, digits: int = 3) -> str:
    """A number with so many significant digits, without an exponent."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    places = max(0, digits - 1 - int(f"{rounded:e}".partition("e")[2]))
    return f"{rounded:,.{places}f}"


def ratios(times: Sequence[float], unit: Sequence[float]) -> Spread:
    """How many times longer one took than the other, round by round."""
    return Spread.of([own / other for own, other in zip(times, unit, strict=True)])
