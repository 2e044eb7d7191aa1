"""A run: where it started, what was changed on the way, and what was recorded."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine import paths
from engine.experiment import Experiment
from engine.recording.store import SeriesStore
from engine.training.checkpoints import Checkpoint


@dataclass(frozen=True)
class LiveChange:
    """A live field that was changed after `step` updates; `value` is JSON."""

    step: int
    path: str
    value: Any

    def apply(self, experiment: Experiment) -> Experiment:
        """The experiment with this change. Raises InputError."""
        changed: Experiment = paths.put(experiment, self.path, self.value)
        return changed


@dataclass(frozen=True)
class PathSwitch:
    """From `step` updates on they are made on another path (see `engine.training.stepping`)."""

    step: int
    path: str


CARRIED, FRESH = "carried", "fresh"


@dataclass(frozen=True)
class Origin:
    """Where a run has branched off from another one.

    Attributes:
        record: the run that it left: start, changes and switches before `step`, and the ground; no series.
        step: updates made until then.
        state: ``carried``: the methods' state goes on where the new experiment has the same methods; or ``fresh``.
    """

    record: RunRecord
    step: int
    state: str = CARRIED


@dataclass
class RunRecord:
    """What is kept of a run.

    Attributes:
        start: the experiment that the run started from, at step 0 or where it branched off; structural fields never
            differ from it.
        changes: live changes in the order made.
        executor: backend, device, path, dtype, threads and versions, as resolved before step 1.
        checkpoint: the latest state, None while nothing has been saved.
        switches: where the path became another one, in order.
        origin: of a run that has branched off from another one.
        history: earlier states, in the order of their steps, from which any other can be had.
    """

    start: Experiment
    changes: list[LiveChange] = field(default_factory=list)
    executor: Mapping[str, str] = field(default_factory=dict)
    dtype: str = "float32"
    checkpoint: Checkpoint | None = None
    series: SeriesStore = field(default_factory=SeriesStore)
    switches: list[PathSwitch] = field(default_factory=list)
    origin: Origin | None = None
    history: tuple[Checkpoint, ...] = ()

    @property
    def first(self) -> int:
        """The step at which it begins."""
        return self.origin.step if self.origin else 0

    @property
    def experiment(self) -> Experiment:
        """The experiment in force now: the start with all changes applied."""
        return self.experiment_at(math.inf)

    def experiment_at(self, step: float) -> Experiment:
        """What is in force for the update that follows `step` updates."""
        experiment = self.start
        for change in self.changes:
            if change.step <= step:
                experiment = change.apply(experiment)
        return experiment

    def until(self, step: float) -> RunRecord:
        """A copy of what was logged and recorded up to `step`, without states."""
        return replace(
            self,
            changes=[change for change in self.changes if change.step <= step],
            switches=[switch for switch in self.switches if switch.step <= step],
            checkpoint=None,
            history=(),
            series=self.series.until(step),
        )
