"""The constant schedule."""

from __future__ import annotations

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
