"""Early stopping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.improvement import SERIES, least_improvement, patience, watch
from engine.metrics.base import WORST
from engine.stoppings.base import Stopping


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
    patience: int = patience(10, "Evaluations without improvement after which the run stops.")
    improvement: float = least_improvement()
    restore: bool = fields.toggle(
        True, title="Restore best", help="Go back to the parameters of the best evaluation."
    )

    @property
    def restores(self) -> bool:
        return self.restore

    def observe(
        self, state: Mapping[str, HostArray], figures: Mapping[str, HostArray], *, higher_is_better: bool
    ) -> tuple[HostArray, HostArray]:
        improved = watch(state, figures, self.series, self.improvement, higher_is_better=higher_is_better)
        if improved is None:
            nowhere = np.zeros(len(state["best"]), dtype=bool)
            return nowhere, nowhere
        return improved, state["wait"] >= self.patience

    def reason(self) -> str:
        return f"{SERIES[self.series].lower()} has not improved for {self.patience} evaluations"
