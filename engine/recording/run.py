"""A run: where it started, what was changed on the way, and what was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass
class RunRecord:
    """What is kept of a run.

    Attributes:
        start: the experiment that the run started from; structural fields never differ from it.
        changes: live changes in the order made.
        executor: backend, device, path, dtype, threads and versions, as resolved before step 1.
        checkpoint: the latest state, None while nothing has been saved.
        switches: where the path became another one, in order.
    """

    start: Experiment
    changes: list[LiveChange] = field(default_factory=list)
    executor: Mapping[str, str] = field(default_factory=dict)
    dtype: str = "float32"
    checkpoint: Checkpoint | None = None
    series: SeriesStore = field(default_factory=SeriesStore)
    switches: list[PathSwitch] = field(default_factory=list)

    @property
    def experiment(self) -> Experiment:
        """The experiment in force now: the start with all changes applied."""
        experiment = self.start
        for change in self.changes:
            experiment = change.apply(experiment)
        return experiment
