"""Branches: a run goes on from a moment of another one with something changed."""

from __future__ import annotations

from dataclasses import replace

from engine.errors import InputError
from engine.experiment import Experiment
from engine.layout import Layout
from engine.recording.run import CARRIED, FRESH, Origin, RunRecord
from engine.training.checkpoints import BUFFERS, PARAMETERS, Checkpoint
from engine.training.topology import plan

STATES = (CARRIED, FRESH)

MOST_LEFT = 100
"""Runs that a run may come from, one after another: to train it, each of them may have to be made again."""


def require_same_shape(old: Experiment, new: Experiment) -> None:
    """Raises InputError unless the parameters of one can be those of the other, lane by lane."""
    before, after = plan(old), plan(new)
    for path, one, other in (
        ("network", before.layout, after.layout),
        ("network", before.buffer_layout, after.buffer_layout),
    ):
        if _shapes(one) != _shapes(other):
            raise InputError(
                path,
                "must keep the shapes of its parameters in a branch; start a new run for another network",
            )
    if len(old.lane_experiments()) != len(new.lane_experiments()):
        raise InputError("lanes", "must be as many as before in a branch; start a new run for others")


def _shapes(layout: Layout) -> list[tuple[int, ...]]:
    return [block.shape for block in layout.blocks]


def branch(record: RunRecord, step: int, experiment: Experiment, state: str = CARRIED) -> RunRecord:
    """A run that leaves `record` after `step` updates and goes on with `experiment`; its past is that of `record`.

    Its checkpoint is not there yet: it is the other run's at `step`, which `set_out` turns into its own.

    Raises:
        InputError: the parameters would not keep their shapes, or the run has not begun at that step.
    """
    if state not in STATES:
        raise InputError("state", f"must be {CARRIED} or {FRESH}, not {state!r}")
    if step < record.first:
        raise InputError("step", f"must be {record.first} or later: the run begins there")
    if _left(record) >= MOST_LEFT:
        raise InputError("", f"a run can come from {MOST_LEFT} others at most; start a new one")
    left = replace(
        record,
        changes=[change for change in record.changes if change.step < step],
        switches=[switch for switch in record.switches if switch.step < step],
        checkpoint=None,
        history=(),
        series=type(record.series)(),
    )
    require_same_shape(left.experiment, experiment)
    ground = dict(record.executor)
    if left.switches:
        ground["path"] = left.switches[-1].path
    return RunRecord(
        experiment,
        executor=ground,
        dtype=record.dtype,
        series=record.series.until(step),
        origin=Origin(left, step, state),
    )


def _left(record: RunRecord) -> int:
    """How many runs it comes from."""
    count = 0
    while record.origin is not None:
        record, count = record.origin.record, count + 1
    return count


def shares_past(record: RunRecord, origin: Origin) -> bool:
    """Whether a run goes through the very past that another one has left at `origin`."""
    left = origin.record
    return (
        (record.start, record.dtype, record.first) == (left.start, left.dtype, left.first)
        and [change for change in record.changes if change.step < origin.step] == left.changes
        and (record.origin is None) == (left.origin is None)
        and (record.origin is None or left.origin is None or shares_past(left.origin.record, record.origin))
    )


def set_out(origin: Origin, experiment: Experiment, checkpoint: Checkpoint) -> Checkpoint:
    """The state in which a branch begins, from the other run's at its step; may be applied to its own outcome.

    What is not carried on is left out, and begins afresh (see `Trainer`). The methods' state is carried as a whole or
    not at all, since it counts its updates together; what evaluations have taught a schedule or a stopping rule goes on
    where that is the same one. A lane that failed at this very step may try again, and one that had learned enough if
    the rule is another one.
    """
    old = origin.record.experiment
    same_methods = old.optimizer.kind == experiment.optimizer.kind and [
        wrapper.kind for wrapper in old.wrappers
    ] == [wrapper.kind for wrapper in experiment.wrappers]
    carried = origin.state == CARRIED and same_methods
    same_schedule = old.schedule.kind == experiment.schedule.kind and (
        old.schedule.watches == experiment.schedule.watches
    )
    same_rule = carried and (old.stopping, old.data, old.loss, old.measure) == (
        experiment.stopping,
        experiment.data,
        experiment.loss,
        experiment.measure,
    )
    kept = {PARAMETERS: True, BUFFERS: True, "optimizer": carried, "wrappers": carried}
    kept |= {"feedback.schedule": same_schedule, "feedback.stopping": same_rule}
    arrays = {
        name: array
        for name, array in checkpoint.arrays.items()
        if any(wanted for prefix, wanted in kept.items() if f"{name}.".startswith(f"{prefix}."))
    }
    since = checkpoint.since if carried else checkpoint.step
    stopped = tuple(
        item
        for item in checkpoint.divergences
        if item.step < checkpoint.step or (same_rule and not item.failed)
    )
    return replace(checkpoint, arrays=arrays, divergences=stopped, since=since)
