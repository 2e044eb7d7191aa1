"""What of a run a script has to reproduce."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.training.divergence import Divergence
from engine.training.topology import Topology, plan


@dataclass(frozen=True)
class Phase:
    """What was in force from `step` updates on."""

    step: int
    experiment: Experiment


@dataclass(frozen=True)
class Reproduction:
    """One lane of a run.

    Attributes:
        phases: the start, and what live changes made of it, in order; a step comes once.
        steps: updates that the run made, or its horizon where nothing is known of it.
        lane, lanes: which one, from 0, of how many.
        end: a sentence on how the lane ended before the others, where it did.
    """

    phases: tuple[Phase, ...]
    plan: Topology
    steps: int
    dtype: str
    lane: int
    lanes: int
    end: str = ""

    @property
    def start(self) -> Experiment:
        """What the run began with; structural fields never differ from it."""
        return self.phases[0].experiment


def reproduction(record: RunRecord, lane: int) -> Reproduction:
    """A lane, counted from 0. Raises InputError where a script cannot do the same."""
    start = record.start
    lanes = len(start.lane_experiments())
    if lane >= lanes:
        raise InputError("lane", f"must be at most {lanes}, the number of lanes of the run")
    if record.origin is not None:
        raise InputError("", "it goes on from a state of another run, which a script does not begin with")
    if start.surface.is_surface:
        raise InputError("surface", "a surface has neither network nor data, which a script is made of")
    steps = _steps(record, lane)
    whole, phases = start, {0: start.lane(lane)}
    for change in record.changes:
        whole = change.apply(whole)
        if change.step < steps:
            phases[change.step] = whole.lane(lane)
    found = plan(phases[0])
    assert isinstance(found, Topology), "there is no surface"
    ordered = tuple(Phase(step, phases[step]) for step in sorted(phases))
    return Reproduction(ordered, found, steps, record.dtype, lane, lanes, _end(record, lane))


def _steps(record: RunRecord, lane: int) -> int:
    checkpoint = record.checkpoint
    if checkpoint is None or checkpoint.step == 0:
        if record.start.stopping.state_names:
            raise InputError(
                "stopping", "when it ends the run is known once the run has been made; let it train first"
            )
        return record.start.steps
    return min([checkpoint.step, *(item.step for item in _stops(record, lane))])


def _stops(record: RunRecord, lane: int) -> list[Divergence]:
    """Why and when the lane stopped by itself, if it did."""
    stops = record.checkpoint.divergences if record.checkpoint else ()
    return [item for item in stops if item.lane == lane]


def _end(record: RunRecord, lane: int) -> str:
    """A sentence on how the lane stopped by itself; empty where it did not."""
    for stop in _stops(record, lane):
        back = not stop.failed and record.start.stopping.restores
        more = "; it then went back to its best parameters, which the script does not" if back else ""
        return f"The run {stop}{more}."
    return ""
