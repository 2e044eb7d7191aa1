"""A run that is saved at any step and goes on from the file has the bits of the one that was never interrupted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine import paths
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session.session import Session, load, save
from engine.timeline.branching import branch
from engine.worker.course import Course
from tests.engine.timeline.journeys import course, digest
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

CHANGED, LEFT, END = 25, 40, 80
"""A live change; where a branch leaves; where everything ends."""

STEPS = [pytest.param(2, id="2 steps"), pytest.param(50, id="50 steps", marks=pytest.mark.slow)]


def changed(experiment: Experiment) -> Experiment:
    """What the branch goes on with."""
    return paths.put(experiment, "batch_size", 5)


def left_at(run: Course) -> Course:
    """The branch that leaves a run where it stands."""
    record = branch(run.record, run.step, changed(run.trainer.experiment))
    record.checkpoint = run.checkpoint()
    return Course(record, "numpy", "reference")


def saved(run: Course, file: Path) -> Course:
    """The run that the file of another one holds, after it was written and read."""
    record = replace(run.record, checkpoint=run.checkpoint())
    save(file, Session(record.start, (record,)), durable=False)
    (opened,) = load(file).runs
    return Course(opened, "numpy", "reference")


def journey(
    experiment: Experiment, dtype: str, stops: dict[int, Callable[[Course], Course]]
) -> tuple[str, RunRecord]:
    """Go all the way; at each of the `stops` the run is replaced. Returns the bits of its end, and what was logged."""
    run = course(experiment, dtype=dtype)
    for step in sorted({*stops, CHANGED, LEFT, END}):
        run.advance(step - run.step)
        if step in stops:
            run = stops[step](run)
        if step == CHANGED:
            run.change("optimizer.learning_rate", experiment.optimizer.learning_rate / 2)
        if step == LEFT:
            run = left_at(run)
    return digest(run), run.record


@pytest.mark.parametrize("count", STEPS)
@pytest.mark.parametrize("kind", kinds_of("optimizers"))
def test_a_run_goes_on_from_any_step(tmp_path: Path, kind: str, count: int) -> None:
    draw, file = random.Random(f"{kind} {count}"), tmp_path / "a.descenso"
    dtype = draw.choice(("float32", "float64"))
    experiment = small(optimizer=kind, regularization__l2_penalty=1e-3)
    whole, record = journey(experiment, dtype, {})
    steps = draw.sample(range(END), count)
    for step in steps:
        again, log = journey(experiment, dtype, {step: lambda run: saved(run, file)})
        assert again == whole, f"saved at step {step}"
        assert (log.changes, log.origin) == (record.changes, record.origin), f"saved at step {step}"
    # All of these stops in one journey.
    again, _ = journey(experiment, dtype, dict.fromkeys(steps, lambda run: saved(run, file)))
    assert again == whole
