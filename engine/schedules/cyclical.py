"""Cyclical learning rates."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule
from engine.schedules.polynomial import floor_field


class Cyclical(
    Schedule,
    kind="cyclical",
    title="Cyclical",
    reference="Smith 2017, Cyclical learning rates for training neural networks, arXiv:1506.01186, section 3",
    formula="η(t) = η (f + (1 − f) a Λ(t)), Λ = 0 ↗ 1 ↘ 0 every 2n steps",
    rank=55,
):
    """The rate swings between a floor and the full rate in straight lines, beginning at the floor.

    The height a of the swings is 1, or halves from one to the next ("triangular2"), or falls as γᵗ ("exp_range").
    """

    falls = False

    half_cycle: int = fields.integer(
        500,
        title="Half cycle",
        symbol="n",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(1, 10_000),
        live=True,
        lane=True,
        help="Steps from the floor to the full rate; the paper suggests 2 to 10 epochs.",
    )
    floor: float = floor_field(0.1, help="Share of the rate at the lowest points.")
    height: str = fields.choice(
        "constant",
        title="Height",
        options={"constant": "Triangular", "halving": "Triangular 2", "exponential": "Exponential range"},
        live=True,
        help="What becomes of the swings.",
    )
    decay: float = fields.real(
        0.999,
        title="Decay",
        symbol="γ",
        above=0.0,
        high=1.0,
        slider=(0.9, 1.0),
        live=True,
        lane=True,
        help="What the swings are multiplied by at each step, for the exponential range alone.",
    )

    def curve(self, step: int, steps: int) -> float:
        cycle, place = divmod(step, 2 * self.half_cycle)
        triangle = 1.0 - abs(place - self.half_cycle) / self.half_cycle
        return self.floor + (1.0 - self.floor) * triangle * self._height(cycle, step)

    def _height(self, cycle: int, step: int) -> float:
        if self.height == "halving":
            return math.exp2(-cycle)
        return math.pow(self.decay, step) if self.height == "exponential" else 1.0
