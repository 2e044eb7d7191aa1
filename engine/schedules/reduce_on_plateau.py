"""The schedule that listens to the evaluations."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.improvement import SERIES, least_improvement, patience, watch
from engine.schedules.base import Schedule


class ReduceOnPlateau(
    Schedule,
    kind="reduce_on_plateau",
    title="Reduce on plateau",
    reference="He, Zhang, Ren & Sun 2016, Deep residual learning, arXiv:1512.03385, section 3.4",
    formula="η ← max(γη, fη₀) when the best of the series is p evaluations old",
    rank=70,
):
    """The rate drops whenever a series has not improved for a while.

    Deciding by the test part would make its measure worthless as an estimate; the choice is offered to show that.
    Where the chosen series does not exist (no validation part) the rate stays.
    """

    feedback = True

    series: str = fields.choice(
        "validation_loss",
        title="Series",
        options=SERIES,
        live=True,
        help="What has to improve for the rate to stay. To watch a test series is cheating: its measure is then no "
        "longer taken on data that had no say.",
    )
    drop: float = fields.real(
        0.5,
        title="Factor",
        symbol="γ",
        above=0.0,
        high=1.0,
        slider=(0.05, 1.0),
        live=True,
        lane=True,
        help="What the rate is multiplied by at each drop.",
    )
    patience: int = patience(5, "Evaluations without improvement after which the rate drops.")
    improvement: float = least_improvement()
    floor: float = fields.real(
        1e-3,
        title="Floor",
        symbol="f",
        low=0.0,
        high=1.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Share of the rate below which it does not drop.",
    )

    @property
    def watches(self) -> str:
        return self.series

    def curve(self, step: int, steps: int) -> float:
        return 1.0

    def observe(
        self, state: Mapping[str, HostArray], figures: Mapping[str, HostArray], *, higher_is_better: bool
    ) -> None:
        seen = watch(state, figures, self.series, self.improvement, higher_is_better=higher_is_better)
        if seen is None:
            return
        factor, wait = state["factor"], state["wait"]
        due = wait >= self.patience
        factor[due] = np.minimum(factor[due], np.maximum(self.drop * factor[due], self.floor))
        wait[due] = 0.0
