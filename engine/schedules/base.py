"""What a schedule is: the factor on the learning rate at each step."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.metrics.base import WORST
from engine.values import Part

MEMORY: Mapping[str, float] = {"factor": 1.0, "best": WORST, "wait": 0.0}
"""What a schedule that listens remembers of each lane, with the values to begin with.

All schedules share it, so that another kind can be chosen while a run goes on.
"""


class Schedule(Part, family="schedules"):
    """The learning rate at step t is η · factor(t); a linear warm-up may come before.

    Class attributes:
        feedback: whether it looks at evaluations; the trainer then also multiplies by the factor in its memory.
        falls: whether the factor begins at 1 and never rises.
    """

    feedback: ClassVar[bool] = False
    falls: ClassVar[bool] = True

    warmup_steps: int = fields.integer(
        0,
        title="Warm-up",
        unit="steps",
        low=0,
        high=10**9,
        scale="log",
        slider=(0, 1000),
        live=True,
        lane=True,
        help="Steps over which the rate first rises linearly to η (Goyal et al. 2017, arXiv:1706.02677). "
        "The schedule's own time starts after them.",
    )

    @property
    def watches(self) -> str:
        """The series that it listens to; empty for none."""
        return ""

    def factor(self, step: int, steps: int) -> float:
        """The factor for the update that follows `step` updates; `steps` is the experiment's horizon."""
        if step < self.warmup_steps:
            return (step + 1) / (self.warmup_steps + 1)
        return self.curve(step - self.warmup_steps, max(1, steps - self.warmup_steps))

    def factors(self, first_step: int, count: int, steps: int) -> HostArray:
        """The factors of `count` updates from `first_step` on, float64 (count,)."""
        return np.array([self.factor(step, steps) for step in range(first_step, first_step + count)], float)

    @abstractmethod
    def curve(self, step: int, steps: int) -> float:
        """The factor without warm-up, a pure function; 1 at step 0 where `falls`."""

    def observe(
        self, state: Mapping[str, HostArray], figures: Mapping[str, HostArray], *, higher_is_better: bool
    ) -> None:
        """Look at a scheduled evaluation; the memory, (lanes,) each, is advanced in place.

        Args:
            state: arrays with the names of `MEMORY`.
            figures: `{split}_loss` and `{split}_measure`, (lanes,) each.
            higher_is_better: the direction of the measure.
        """
