"""Schedules that reach a floor at the horizon along a polynomial."""

from __future__ import annotations

import math
from typing import Any

from engine import fields
from engine.schedules.base import Schedule


def floor_field(default: float = 0.0, **options: Any) -> Any:
    """The field of the share of the rate below which a schedule does not go."""
    return fields.real(
        default,
        **{
            "title": "Floor",
            "symbol": "f",
            "low": 0.0,
            "high": 1.0,
            "slider": (0.0, 0.5),
            "live": True,
            "lane": True,
            "help": "Share of the rate that is left at the horizon.",
        }
        | options,
    )


class Linear(
    Schedule,
    kind="linear",
    title="Linear",
    reference="Devlin, Chang, Lee & Toutanova 2019 (BERT), arXiv:1810.04805, appendix A.2",
    formula="η(t) = η (1 − (1 − f) t / T)",
    rank=46,
):
    """A straight line from the full rate down to a floor at the horizon T; from there on the rate stays."""

    floor: float = floor_field()

    def curve(self, step: int, steps: int) -> float:
        return 1.0 - (1.0 - self.floor) * min(1.0, step / steps)


class Polynomial(
    Schedule,
    kind="polynomial",
    title="Polynomial",
    reference="Chen, Papandreou, Kokkinos, Murphy & Yuille 2018, DeepLab, arXiv:1606.00915, section 4.1.2",
    formula="η(t) = η (f + (1 − f) (1 − t / T)ᵖ)",
    rank=47,
):
    """A power of the time that is left until the horizon T; from there on the rate stays at the floor."""

    power: float = fields.real(
        2.0,
        title="Power",
        symbol="p",
        above=0.0,
        high=100.0,
        slider=(0.2, 5.0),
        live=True,
        lane=True,
        help="Above 1 the rate falls early and lands gently; below 1 it stays long and falls at the end.",
    )
    floor: float = floor_field()

    def curve(self, step: int, steps: int) -> float:
        left = math.pow(1.0 - min(1.0, step / steps), self.power)
        return self.floor + (1.0 - self.floor) * left
