"""The one-cycle policy."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule


class OneCycle(
    Schedule,
    kind="one_cycle",
    title="One cycle",
    reference="Smith & Topin 2018, Super-convergence, arXiv:1708.07120, section 3",
    formula="η(t): η / a ↗ η at t = rT, then ↘ η / (ab) at t = T",
    rank=60,
):
    """One rise from a small rate to the full one, then a fall to nearly nothing at the horizon T."""

    falls = False

    rise: float = fields.real(
        0.3,
        title="Rise",
        symbol="r",
        low=0.0,
        high=1.0,
        slider=(0.0, 0.9),
        live=True,
        lane=True,
        help="Share of the steps in which the rate rises.",
    )
    start_division: float = fields.real(
        25.0,
        title="Start division",
        symbol="a",
        low=1.0,
        scale="log",
        slider=(1.0, 100.0),
        live=True,
        lane=True,
        help="How many times smaller than the full rate the first one is.",
    )
    final_division: float = fields.real(
        1e4,
        title="Final division",
        symbol="b",
        low=1.0,
        scale="log",
        slider=(1.0, 1e6),
        live=True,
        lane=True,
        help="How many times smaller than the first rate the last one is.",
    )
    shape: str = fields.choice(
        "cosine",
        title="Shape",
        options={"cosine": "Cosine", "linear": "Linear"},
        live=True,
        help="How the rate goes from one value to the next.",
    )

    def curve(self, step: int, steps: int) -> float:
        time = min(1.0, step / steps)
        start = 1.0 / self.start_division
        if time < self.rise:
            return self._between(start, 1.0, time / self.rise)
        rest = 1.0 - self.rise
        return self._between(1.0, start / self.final_division, (time - self.rise) / rest if rest else 1.0)

    def _between(self, first: float, last: float, share: float) -> float:
        if self.shape == "cosine":
            share = 0.5 * (1.0 - math.cos(math.pi * share))
        return (1.0 - share) * first + share * last
