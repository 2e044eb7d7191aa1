"""What a schedule is: the factor on the learning rate at each step."""

from __future__ import annotations

from abc import abstractmethod

from engine import fields
from engine.values import Part


class Schedule(Part, family="schedules"):
    """The learning rate at step t is η · factor(t); a linear warm-up may come before."""

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

    def factor(self, step: int, steps: int) -> float:
        """The factor for the update that follows `step` updates; `steps` is the experiment's horizon."""
        if step < self.warmup_steps:
            return (step + 1) / (self.warmup_steps + 1)
        return self.curve(step - self.warmup_steps, max(1, steps - self.warmup_steps))

    @abstractmethod
    def curve(self, step: int, steps: int) -> float:
        """The factor without warm-up; 1 at step 0."""
