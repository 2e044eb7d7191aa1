"""The constant schedule."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.schedules.base import Schedule


class Constant(
    Schedule,
    kind="constant",
    title="Constant",
    reference="Robbins & Monro 1951, A stochastic approximation method",
    formula="η(t) = η",
    rank=10,
):
    """The rate stays as it is."""

    def curve(self, step: int, steps: int) -> float:
        return 1.0

    def factors(self, first_step: int, count: int, steps: int) -> HostArray:
        if first_step < self.warmup_steps:
            return super().factors(first_step, count, steps)
        return np.ones(count)
