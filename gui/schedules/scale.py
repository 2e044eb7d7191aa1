"""From steps and factors to places in a picture and back. No Qt widgets here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

DECADES = 12.0
"""Most powers of ten that a logarithmic picture spans."""
HEADROOM = 1.25


@dataclass(frozen=True)
class CurveScale:
    """What a picture of a schedule shows.

    Attributes:
        area: of the picture, in pixels.
        warmup, steps: the time of a curve begins after the one and ends with the other.
        low, high: the factors at the bottom and at the top.
    """

    area: QRectF
    warmup: int
    steps: int
    low: float = 0.0
    high: float = 1.25
    logarithmic: bool = False

    @property
    def last(self) -> int:
        """The step at the right edge."""
        return max(self.steps, self.warmup + 1)

    def around(self, factors: Iterable[float]) -> CurveScale:
        """The same, but high enough for these factors."""
        found = [factor for factor in factors if factor > 0.0]
        largest = max(found, default=1.0)
        if not self.logarithmic:
            return self._between(0.0, HEADROOM * largest)
        high = 2.0 * largest
        low = min(min(found, default=1.0) / 2.0, high / 20.0)
        return self._between(max(low, high * 10.0**-DECADES), high)

    def x(self, step: float) -> float:
        """Where a step is."""
        return self.area.left() + step / self.last * self.area.width()

    def step(self, x: float) -> float:
        """Which step is at a place; places beside the picture are brought into it."""
        share = (x - self.area.left()) / max(self.area.width(), 1.0)
        return min(max(share, 0.0), 1.0) * self.last

    def time(self, step: float) -> float:
        """The share of the steps after the warm-up that have passed."""
        return min(max((step - self.warmup) / (self.last - self.warmup), 0.0), 1.0)

    def step_of(self, time: float) -> float:
        """The step at a time of the curve."""
        return self.warmup + time * (self.last - self.warmup)

    def height(self, factor: float) -> float:
        """How high a factor stands, as a share of the picture."""
        if not self.logarithmic:
            return (factor - self.low) / (self.high - self.low)
        return math.log(max(factor, self.low) / self.low) / math.log(self.high / self.low)

    def factor(self, height: float) -> float:
        """The factor at a height, with no more digits than can be seen."""
        height = min(max(height, 0.0), 1.0)
        if self.logarithmic:
            return float(f"{self.low * (self.high / self.low) ** height:.3g}")
        digits = max(0, 3 - math.floor(math.log10(self.high)))
        return round(self.low + height * (self.high - self.low), digits)

    def place(self, time: float, factor: float) -> QPointF:
        """Where a point of the curve is."""
        return QPointF(self.x(self.step_of(time)), self.y(factor))

    def y(self, factor: float) -> float:
        """Where a factor is."""
        return self.area.bottom() - self.height(factor) * self.area.height()

    def spot(self, place: QPointF) -> tuple[float, float]:
        """Time and height at a place, brought into the picture."""
        height = (self.area.bottom() - place.y()) / max(self.area.height(), 1.0)
        return self.time(self.step(place.x())), min(max(height, 0.0), 1.0)

    def _between(self, low: float, high: float) -> CurveScale:
        return CurveScale(self.area, self.warmup, self.steps, low, high, self.logarithmic)
