"""Cosine with warm restarts."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule
from engine.schedules.polynomial import floor_field


class CosineRestarts(
    Schedule,
    kind="cosine_restarts",
    title="Cosine with restarts",
    reference="Loshchilov & Hutter 2017, SGDR, arXiv:1608.03983, eq. 5",
    formula="η(t) = η (f + (1 − f) (1 + cos(πt′ / T′)) / 2), periods T′ = n, nm, nm² …",
    rank=51,
):
    """Half waves from the full rate down to a floor, one after another, each m times as long as the one before.

    The time t′ counts from the start of a period.
    """

    falls = False

    period: int = fields.integer(
        500,
        title="First period",
        symbol="n",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(1, 10_000),
        live=True,
        lane=True,
        help="Steps until the first restart.",
    )
    multiplier: float = fields.real(
        1.0,
        title="Lengthening",
        symbol="m",
        low=1.0,
        high=100.0,
        slider=(1.0, 4.0),
        live=True,
        lane=True,
        help="How many times as long each period is as the one before.",
    )
    floor: float = floor_field(help="Share of the rate that is left at the end of each period.")

    def curve(self, step: int, steps: int) -> float:
        wave = 0.5 * (1.0 + math.cos(math.pi * self._phase(step)))
        return self.floor + (1.0 - self.floor) * wave

    def _phase(self, step: int) -> float:
        """How far the current period has gone, 0 to 1."""
        growth = self.multiplier - 1.0
        if growth == 0.0:
            return (step % self.period) / self.period
        number = math.floor(math.log1p(growth * step / self.period) / math.log1p(growth))
        # A restart falls on its very step, whatever the logarithms were rounded to.
        while self._start(number + 1) <= step:
            number += 1
        while number > 0 and self._start(number) > step:
            number -= 1
        return min(1.0, (step - self._start(number)) / (self.period * math.pow(self.multiplier, number)))

    def _start(self, number: int) -> float:
        """The step at which period `number` begins, from 0."""
        return self.period * (math.pow(self.multiplier, number) - 1.0) / (self.multiplier - 1.0)
