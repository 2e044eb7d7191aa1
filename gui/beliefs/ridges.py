"""Histograms that came one after the other, kept within bounds, and how they stand behind each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from gui.plots.scale import Scale

Floats = NDArray[np.floating]

Reading = TypeVar("Reading")

MOST = 40
"""Readings that are kept."""
TALLEST = 0.34
"""Share of the area's height that the highest place of a ridge takes."""
ROOM = 0.96
"""Of that height, what is used."""


@dataclass(frozen=True)
class Ridge:
    """One histogram: bins of equal width from `low` to `high`, and how many values are in each."""

    step: int
    low: float
    high: float
    counts: NDArray[np.integer]

    @property
    def edges(self) -> Floats:
        """Of the bins."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)

    @property
    def heights(self) -> Floats:
        """The counts as shares of the largest one."""
        return np.asarray(self.counts / max(int(self.counts.max(initial=0)), 1), np.float64)

    def bin_at(self, value: float) -> int | None:
        """Which bin a value falls into; None beside all of them."""
        if not self.low <= value <= self.high or self.low == self.high:
            return None
        return min(int((value - self.low) / (self.high - self.low) * len(self.counts)), len(self.counts) - 1)


class History(Generic[Reading]):
    """The first reading, the latest one, and some between them that are spread evenly over the steps."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self.readings: list[tuple[int, Reading]] = []

    def add(self, step: int, reading: Reading) -> None:
        """Take a reading; of those that a run has gone back behind nothing stays."""
        while self.readings and self.readings[-1][0] >= step:
            self.readings.pop()
        self.readings.append((step, reading))
        if len(self.readings) > self._most:
            steps = [step for step, _ in self.readings]
            gaps = [after - before for before, after in zip(steps, steps[2:], strict=False)]
            del self.readings[1 + gaps.index(min(gaps))]


@dataclass(frozen=True)
class RidgeLayout:
    """Places of ridges from the step `first` to the step `last`: the newest at the bottom, the others behind it as far
    as they are old."""

    area: QRectF
    scale: Scale
    first: int
    last: int

    def x(self, coordinate: float) -> float:
        """Where a value, or its logarithm, is drawn."""
        share = (coordinate - self.scale.low) / (self.scale.high - self.scale.low)
        return self.area.left() + share * self.area.width()

    def coordinate(self, x: float) -> float:
        """What is drawn there."""
        share = (x - self.area.left()) / self.area.width()
        return self.scale.low + share * (self.scale.high - self.scale.low)

    def baseline(self, step: int) -> float:
        """Where the ridge of a step stands."""
        share = (step - self.first) / (self.last - self.first) if self.last > self.first else 1.0
        top = self.area.top() + TALLEST * self.area.height()
        return top + share * (self.area.bottom() - top)

    def outline(self, ridge: Ridge) -> QPolygonF:
        """The upper edge of a ridge."""
        count, width = len(ridge.counts), (ridge.high - ridge.low) / len(ridge.counts)
        left, pitch = self.x(ridge.low + width / 2), self.x(ridge.low + width) - self.x(ridge.low)
        base, tall = self.baseline(ridge.step), ROOM * TALLEST * self.area.height()
        ys = (base - tall * ridge.heights).tolist()
        return QPolygonF([QPointF(left + number * pitch, ys[number]) for number in range(count)])
