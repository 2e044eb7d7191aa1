"""Histograms that came one after the other, kept within bounds, and how they stand behind each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]

Reading = TypeVar("Reading")

MOST = 40
"""Readings that are kept."""


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
