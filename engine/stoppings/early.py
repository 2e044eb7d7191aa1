"""Early stopping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.metrics.base import WORST
from engine.stoppings.base import Stopping

SERIES = {
    "validation_loss": "Validation loss",
    "validation_measure": "Validation measure",
    "train_loss": "Training loss",
    "train_measure": "Training measure",
    "test_loss": "Test loss (spoils the test)",
    "test_measure": "Test measure (spoils the test)",
}
"""Figures of an evaluation that may decide, by name."""


class Early(
    Stopping,
    kind="early",
    title="Early stopping",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, algorithm 7.1; Prechelt 1998, Early stopping – but "
    "when?",
    formula="stop when the best of the series is older than p evaluations",
    rank=20,
):
    """Ends a run when a series has not improved for a while, and brings the best parameters back.

    Deciding by the test part would make its measure worthless as an estimate; the choice is offered to show that.
    Where the chosen series does not exist (no validation part) nothing is stopped.
    """

    state_names: ClassVar[Mapping[str, float]] = {"best": WORST, "wait": 0.0}

    series: str = fields.choice(
        "validation_loss", title="Series", options=SERIES, help="What has to improve for the run to go on."
    )
    patience: int = fields.integer(
        10,
        title="Patience",
        symbol="p",
        unit="evaluations",
        low=1,
        high=10**6,
        scale="log",
        slider=(1, 100),
        live=True,
        lane=True,
        help="Evaluations without improvement after which the run stops.",
    )
    improvement: float = fields.real(
        0.0,
        title="Least improvement",
        low=0.0,
        scale="log",
        slider=(1e-6, 0.1),
        live=True,
        lane=True,
        help="By how much the series must beat its best to count as better.",
    )
    restore: bool = fields.toggle(
        True, title="Restore the best", help="Go back to the parameters of the best evaluation."
    )

    @property
    def restores(self) -> bool:
        return self.restore

    def observe(
        self, state: Mapping[str, HostArray], figures: Mapping[str, HostArray], *, higher_is_better: bool
    ) -> tuple[HostArray, HostArray]:
        best, wait = state["best"], state["wait"]
        if self.series not in figures:
            nowhere = np.zeros(len(best), dtype=bool)
            return nowhere, nowhere
        sign = -1.0 if higher_is_better and self.series.endswith("measure") else 1.0
        values = sign * figures[self.series]
        improved = values < best - self.improvement
        best[improved] = values[improved]
        wait[...] = np.where(improved, 0.0, wait + 1.0)
        return improved, wait >= self.patience

    def reason(self) -> str:
        return f"{SERIES[self.series].lower()} has not improved for {self.patience} evaluations"
