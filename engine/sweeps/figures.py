"""What a sweep finds out of each cell, from what its run recorded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.experiment import Experiment
from engine.improvement import SERIES
from engine.recording.store import SeriesStore

OBJECTIVE = "train_objective"
"""What is minimized, on the training part."""

YARDSTICKS = (OBJECTIVE, *SERIES)
"""Series that cells can be judged by; those of the test part spoil it for anything else."""

FIGURES = ("final", "best", "steps", "divergence")
"""What can be told of a series: see `Figures`."""


@dataclass(frozen=True)
class Yardstick:
    """A series of evaluations, the direction in which it improves, and a value that is to be reached."""

    series: str
    higher_is_better: bool = False
    target: float = 0.0

    @classmethod
    def of(cls, series: str, experiment: Experiment, target: float = 0.0) -> Yardstick:
        """The series of an experiment; only measures may improve upward."""
        return cls(series, series.endswith("measure") and experiment.measure.higher_is_better, target)

    @property
    def spoils_test(self) -> bool:
        """Whether choosing by it uses the test part."""
        return self.series.startswith("test_")

    @property
    def of_measure(self) -> bool:
        """Whether it is P."""
        return self.series.endswith("measure")

    def better(self, one: float, other: float) -> bool:
        """Whether one value is better than another; one that is not finite never is."""
        if not np.isfinite(one) or not np.isfinite(other):
            return bool(np.isfinite(one))
        return one > other if self.higher_is_better else one < other


@dataclass(frozen=True)
class Figures:
    """What is known of a cell; None where there is nothing to be told, or not yet.

    Attributes:
        step: updates that were made.
        final: the latest value; none of a run that diverged.
        best, best_step: the best evaluation.
        reached: the first evaluated step at which the target was reached.
        diverged: the step at which it met a value that is not finite.
        over: nothing more will come.
    """

    step: int = 0
    final: float | None = None
    best: float | None = None
    best_step: int | None = None
    reached: int | None = None
    diverged: int | None = None
    over: bool = False

    def of(self, name: str) -> float | int | None:
        """The figure of a name in `FIGURES`."""
        named = {"final": self.final, "best": self.best, "steps": self.reached, "divergence": self.diverged}
        return named[name]


def figures(
    store: SeriesStore, lane: int, yardstick: Yardstick, step: int, diverged: int | None, *, over: bool
) -> Figures:
    """The figures of a lane that has made `step` updates, unless it diverged before."""
    series = store.get((yardstick.series, lane))
    if series is None or not len(series):
        return Figures(step, diverged=diverged, over=over)
    steps, values = series.steps, series.values
    sound = np.isfinite(values)
    steps, values = steps[sound], values[sound]
    if not len(values):
        return Figures(step, diverged=diverged, over=over)
    sign = -1.0 if yardstick.higher_is_better else 1.0
    best = int(np.argmin(sign * values))
    hits = np.flatnonzero(sign * values <= sign * yardstick.target)
    return Figures(
        step,
        final=None if diverged is not None else float(values[-1]),
        best=float(values[best]),
        best_step=int(steps[best]),
        reached=int(steps[hits[0]]) if len(hits) else None,
        diverged=diverged,
        over=over,
    )


def yardsticks(*, surface: bool, validation: bool) -> tuple[str, ...]:
    """The series that there are: what choices are to be made by comes first, what spoils the test last."""
    if surface:
        return (OBJECTIVE,)
    names = [name for name in YARDSTICKS if validation or not name.startswith("validation")]
    return tuple(sorted(names, key=lambda name: (not name.startswith("validation"), name.startswith("test"))))
