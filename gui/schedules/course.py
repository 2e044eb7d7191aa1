"""How the rate went so far: what schedules were in force, and from which step to which."""

from __future__ import annotations

from engine.experiment import Experiment
from engine.recording.run import RunRecord

SAMPLES = 200
"""Places that are looked at between two changes."""


def past_course(record: RunRecord) -> list[tuple[int, float]]:
    """Steps and factors up to the latest change of the schedule; empty while there was none.

    A schedule that listens to evaluations is drawn as if it had heard nothing.
    """
    spells: list[tuple[int, int, Experiment]] = []
    experiment, begun = record.start, 0
    for change in record.changes:
        after = change.apply(experiment)
        if after.schedule != experiment.schedule:
            if change.step > begun:
                spells.append((begun, change.step, experiment))
            begun = change.step
        experiment = after
    return [
        (step, spell.schedule.factor(step, spell.steps))
        for first, end, spell in spells
        for step in _steps(first, end)
    ]


def _steps(first: int, end: int) -> list[int]:
    count = min(SAMPLES, end - first)
    return sorted({first + round(k * (end - 1 - first) / max(count - 1, 1)) for k in range(count)})
