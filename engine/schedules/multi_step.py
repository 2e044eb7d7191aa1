"""The multi-step schedule."""

from __future__ import annotations

import bisect
import math

from engine import fields
from engine.schedules.base import Schedule


class MultiStep(
    Schedule,
    kind="multi_step",
    title="Multi-step",
    reference="He, Zhang, Ren & Sun 2016, Deep residual learning, arXiv:1512.03385, section 4.2",
    formula="η(t) = η γ^(number of milestones mₖ ≤ t)",
    rank=21,
):
    """The rate drops by a factor at steps that are listed."""

    drop: float = fields.real(
        0.1,
        title="Factor",
        symbol="γ",
        above=0.0,
        high=1.0,
        slider=(0.05, 1.0),
        live=True,
        lane=True,
        help="What the rate is multiplied by at each milestone.",
    )
    milestones: tuple[tuple[int], ...] = fields.table(
        ((1000,), (1500,)),
        columns=(
            fields.Integer(
                name="step",
                title="At step",
                symbol="m",
                unit="steps",
                default=1000,
                low=1,
                high=10**9,
                scale="log",
                slider=(1, 100_000),
                help="When the rate drops.",
            ),
        ),
        title="Milestones",
        increasing=True,
        most=1000,
        live=True,
        help="Steps at which the rate drops, in rising order.",
    )

    def curve(self, step: int, steps: int) -> float:
        passed = bisect.bisect_right(self.milestones, step, key=lambda row: row[0])
        return math.pow(self.drop, passed)
