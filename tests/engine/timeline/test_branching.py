"""Branches share a past and go their own way from there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import CARRIED, FRESH, LiveChange, RunRecord
from engine.session.session import Session, load, save
from engine.timeline.branching import MOST_LEFT, branch
from engine.worker.course import Course
from tests.engine.timeline.journeys import course, digest
from tests.engine.training.experiments import small

LEFT = 20


def parent(steps: int = LEFT, **changes: Any) -> Course:
    """A run that was changed on the way."""
    run = course(small(**changes))
    run.advance(7)
    run.change("optimizer.learning_rate", 0.02)
    run.advance(steps - 7)
    return run


def branched(
    run: Course, experiment: Experiment, state: str = CARRIED, *, made_again: bool = False
) -> Course:
    """The branch of a run at its present step."""
    record = branch(run.record, run.step, experiment, state)
    record.checkpoint = None if made_again else run.checkpoint()
    return Course(record, "numpy", "reference")


@pytest.mark.parametrize("made_again", [False, True])
@pytest.mark.parametrize("kind", ["adam", "sgd", "adagrad", "schedule_free_adamw"])
def test_a_branch_without_a_change_is_the_same_run(kind: str, *, made_again: bool) -> None:
    run = parent(optimizer={"kind": kind, "learning_rate": 0.01})
    other = branched(run, run.trainer.experiment, made_again=made_again)
    assert other.step == LEFT
    run.advance(15)
    other.advance(15)
    assert digest(other) == digest(run)


def test_a_branch_with_a_change_is_what_a_live_change_would_have_made() -> None:
    run = parent()
    other = branched(run, paths.put(run.trainer.experiment, "optimizer.learning_rate", 0.5))
    run.change("optimizer.learning_rate", 0.5)
    run.advance(15)
    other.advance(15)
    assert digest(other) == digest(run)


def test_a_fresh_start_corrects_its_means_from_there() -> None:
    run = parent()
    other = branched(run, run.trainer.experiment, FRESH)
    before, gradient = other.checkpoint(), other.trainer.gradient().astype(np.float64)
    other.advance(1)
    update = other.checkpoint().arrays["parameters"] - before.arrays["parameters"]
    # Adam's first update has the length of the rate in every direction, whatever the gradient.
    moved = np.abs(gradient) > 1e-4
    np.testing.assert_allclose(update[moved], -0.02 * np.sign(gradient[moved]), rtol=1e-3)


@pytest.mark.parametrize("state", [CARRIED, FRESH])
def test_another_optimizer_begins_afresh_and_goes_on_from_a_file(tmp_path: Path, state: str) -> None:
    run = parent()
    experiment = paths.put(run.trainer.experiment, "optimizer", {"kind": "rmsprop", "learning_rate": 0.001})
    other = branched(run, experiment, state)
    np.testing.assert_array_equal(
        other.checkpoint().arrays["parameters"], run.checkpoint().arrays["parameters"]
    )
    assert not other.checkpoint().arrays["optimizer.square"].any()
    other.advance(9)
    other.change("optimizer.learning_rate", 0.002)
    other.advance(4)
    other.keep_checkpoint()
    file = tmp_path / "branch.descenso"
    save(file, Session(other.record.experiment, (other.record,)))
    again = Course(load(file).runs[0], "numpy", "reference")
    other.advance(6)
    again.advance(6)
    assert digest(again) == digest(other)
    whole = Course(replace(load(file).runs[0], checkpoint=None), "numpy", "reference")
    whole.advance(LEFT + 19 - whole.step)
    assert digest(whole) == digest(other)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("batch_size", 16),
        ("regularization.weight_decay", 0.1),
        ("schedule", {"kind": "cosine"}),
        ("data.noise", 0.4),
        ("regularization.clipping", {"kind": "norm", "threshold": 0.1}),
        ("network.layers.0.activation", "relu"),
        ("wrappers", [{"kind": "moving_average"}]),
        ("evaluate_every", 3),
    ],
)
def test_whatever_keeps_the_shapes_may_change(path: str, value: Any) -> None:
    run = parent()
    other = branched(run, paths.put(run.trainer.experiment, path, value))
    again = branched(run, paths.put(run.trainer.experiment, path, value), made_again=True)
    other.advance(8)
    again.advance(8)
    assert other.step == LEFT + 8
    assert digest(again) == digest(other)


@pytest.mark.parametrize(
    ("path", "value", "wrong"),
    [
        ("network.layers.0.units", 9, "network"),
        ("network.layers", ["batch_normalization", "output"], "network"),
        ("lanes", [{"seed": 1}, {"seed": 2}], "lanes"),
    ],
)
def test_what_changes_the_shapes_is_refused(path: str, value: Any, wrong: str) -> None:
    run = parent()
    with pytest.raises(InputError, match="start a new run") as caught:
        branch(run.record, LEFT, paths.put(run.trainer.experiment, path, value))
    assert caught.value.path == wrong


def test_a_branch_of_a_branch_is_made_again_from_the_very_start(tmp_path: Path) -> None:
    run = parent()
    first = branched(run, paths.put(run.trainer.experiment, "batch_size", 16))
    first.advance(10)
    second = branched(first, paths.put(first.trainer.experiment, "optimizer", {"kind": "sgd"}), FRESH)
    second.advance(5)
    second.record.checkpoint = None
    assert second.record.first == LEFT + 10
    file = tmp_path / "branches.descenso"
    save(file, Session(second.record.experiment, (second.record,)))
    again = Course(load(file).runs[0], "numpy", "reference")
    assert again.step == LEFT + 10
    again.advance(5)
    assert digest(again) == digest(second)
    assert [change.step for change in again.record.origin.record.origin.record.changes] == [7]  # type: ignore[union-attr]


def test_a_run_comes_from_no_more_runs_than_can_be_made_again(tmp_path: Path) -> None:
    record = RunRecord(small())
    for step in range(MOST_LEFT):
        record = branch(record, step, small())
    with pytest.raises(InputError, match="100 others at most"):
        branch(record, MOST_LEFT, small())
    run = Course(record, "numpy", "reference")
    assert (run.step, digest(run)) == (MOST_LEFT - 1, digest(_trained(MOST_LEFT - 1)))
    run.keep_checkpoint()
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    (opened,) = load(tmp_path / "a.descenso").runs
    assert opened.first == MOST_LEFT - 1


def _trained(steps: int) -> Course:
    run = course(small())
    run.advance(steps)
    return run


def test_the_past_of_a_branch_ends_where_it_leaves() -> None:
    record = RunRecord(small(), [LiveChange(step, "optimizer.learning_rate", 0.1) for step in (3, 9, 12)])
    left = branch(record, 9, small()).origin
    assert left is not None
    assert [change.step for change in left.record.changes] == [3]
    with pytest.raises(InputError, match="begins there"):
        branch(RunRecord(small(), origin=left), 5, small())
    with pytest.raises(InputError, match="carried or fresh"):
        branch(record, 9, small(), "warm")


def test_a_branch_of_a_run_that_failed_tries_again() -> None:
    steep = small(optimizer={"kind": "sgd", "learning_rate": 1e4}, network__layers__0__activation="relu")
    run = course(steep)
    run.advance(1000)
    assert run.finished
    wanted = paths.put(steep, "optimizer.learning_rate", 1e-6)
    record = branch(run.record, run.step, wanted)
    made_again = Course(replace(record), "numpy", "reference")
    record.checkpoint = run.checkpoint()
    other = Course(record, "numpy", "reference")
    for one in (other, made_again):
        one.advance(5)
        assert one.step == run.step + 5
    assert digest(other) == digest(made_again)
    unchanged = Course(replace(branch(run.record, run.step, steep), checkpoint=run.checkpoint()), "numpy")
    unchanged.advance(5)
    assert unchanged.finished
    assert unchanged.step == run.step


def test_a_branch_of_a_run_that_stopped_early_stops_by_its_own_rule() -> None:
    early = small(evaluate_every=2, stopping={"kind": "early", "patience": 2}, optimizer__learning_rate=0.5)
    run = course(early)
    run.advance(2000)
    assert run.finished
    for wanted, over in ((early, True), (paths.put(early, "stopping", {"kind": "never"}), False)):
        record = replace(branch(run.record, run.step, wanted), checkpoint=run.checkpoint())
        assert Course(record, "numpy", "reference").finished is over
