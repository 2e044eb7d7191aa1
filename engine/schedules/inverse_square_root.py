"""The inverse square root schedule."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule


class InverseSquareRoot(
    Schedule,
    kind="inverse_square_root",
    title="1/√t",
    reference="Vaswani et al. 2017, arXiv:1706.03762, eq. 3; Raffel et al. 2020 (T5), arXiv:1910.10683, section 3.1.2",
    formula="η(t) = η √(τ / (τ + t)), or η √(τ / max(τ, t)) where the rate is held",
    rank=45,
):
    """The rate falls like 1/√t, without a horizon.

    With a warm-up of τ steps before, it is the Transformer's schedule; holding the rate instead, it is T5's.
    """

    timescale: int = fields.integer(
        500,
        title="Timescale",
        symbol="τ",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(1, 10_000),
        live=True,
        lane=True,
        help="The rate has halved after 3τ steps (4τ where it is held first); give the warm-up as many.",
    )
    hold: bool = fields.toggle(
        False, title="Hold first", live=True, help="Whether the rate stays full for the first τ steps."
    )

    def curve(self, step: int, steps: int) -> float:
        time = max(self.timescale, step) if self.hold else self.timescale + step
        return math.sqrt(self.timescale / time)
