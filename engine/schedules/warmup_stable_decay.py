"""Warm-up, stable, decay."""

from __future__ import annotations

import math

from engine import fields
from engine.schedules.base import Schedule
from engine.schedules.polynomial import floor_field


class WarmupStableDecay(
    Schedule,
    kind="warmup_stable_decay",
    title="Warm-up, stable, decay",
    reference="Hu et al. 2024 (MiniCPM), arXiv:2404.06395, section 4; Hägele et al. 2024, arXiv:2405.18392 (1 − √s)",
    formula="η(t) = η, then η (f + (1 − f) d(s)), s = 1 − (1 − t / T) / δ",
    rank=65,
):
    """The rate stays full after the warm-up and falls only in the last part of the run, down to a floor.

    The stable part can be lengthened at will, for nothing in it depends on the horizon T. With s from 0 to 1 over
    the last part, d(s) is 1 − s, (1 + cos πs) / 2 or 1 − √s.
    """

    decay: float = fields.real(
        0.2,
        title="Decay part",
        symbol="δ",
        low=0.0,
        high=1.0,
        slider=(0.0, 1.0),
        live=True,
        lane=True,
        help="Share of the steps after the warm-up in which the rate falls.",
    )
    floor: float = floor_field()
    shape: str = fields.choice(
        "square_root",
        title="Shape",
        options={"linear": "Linear", "cosine": "Cosine", "square_root": "1 − √s"},
        live=True,
        help="How the rate falls.",
    )

    def curve(self, step: int, steps: int) -> float:
        left = 1.0 - min(1.0, step / steps)
        if left >= self.decay:
            return 1.0 if left else self.floor
        return self.floor + (1.0 - self.floor) * self._descent(1.0 - left / self.decay)

    def _descent(self, share: float) -> float:
        if self.shape == "linear":
            return 1.0 - share
        return 0.5 * (1.0 + math.cos(math.pi * share)) if self.shape == "cosine" else 1.0 - math.sqrt(share)
