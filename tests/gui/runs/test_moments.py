"""The window goes to moments of a run, and branches off there."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from engine import paths
from engine.recording.run import FRESH, RunRecord
from engine.session.session import load_checkpoint
from engine.training.trainer import Trainer
from engine.worker.course import Course
from tests.gui.support import Bench, small_experiment


def visit(bench: Bench, step: int) -> None:
    """Go to a step, and be there."""
    bench.controller.visit(step)
    bench.until(lambda: not bench.controller.on_the_way and bool(bench.controller.digest))


def alone(steps: int) -> str:
    """The bits of the same run after so many steps, without a window."""
    trainer = Trainer(small_experiment())
    trainer.start()
    trainer.advance(steps)
    return trainer.checkpoint().digest()


def test_a_visit_shows_the_state_of_that_step_and_loses_nothing(bench: Bench) -> None:
    controller = bench.controller
    bench.train(40)
    assert (controller.step, controller.head, controller.in_past) == (40, 40, False)
    assert controller.digest == alone(40)
    visit(bench, 13)
    assert (controller.step, controller.head, controller.in_past) == (13, 40, True)
    assert controller.digest == alone(13)
    assert controller.record.series.series("batch_loss").steps[-1] == 40
    visit(bench, 10**6)
    assert (controller.step, controller.in_past, controller.digest) == (40, False, alone(40))


def test_play_goes_on_from_the_moment_and_records_each_step_once(bench: Bench) -> None:
    controller = bench.controller
    bench.train(40)
    visit(bench, 20)
    controller.step_once()
    bench.until(lambda: controller.state == "paused")
    assert (controller.step, controller.head) == (21, 40)
    controller.play()
    bench.until(lambda: controller.state == "paused")
    assert controller.step == controller.head == 60
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(61))
    assert controller.digest == alone(60)


def test_a_live_edit_in_the_past_waits_and_is_made_at_the_end(bench: Bench) -> None:
    controller = bench.controller
    bench.train(30)
    visit(bench, 10)
    bench.document.edit("optimizer.learning_rate", 0.5)
    assert controller.stale
    assert controller.branching
    assert controller.record.changes == []
    visit(bench, 30)
    bench.until(lambda: bool(controller.record.changes))
    assert [(change.step, change.value) for change in controller.record.changes] == [(30, 0.5)]
    assert not controller.stale


@pytest.mark.parametrize(
    ("path", "value"),
    [("optimizer.learning_rate", 0.5), ("batch_size", 4), ("optimizer", {"kind": "rmsprop"})],
)
def test_an_edit_in_the_past_and_play_branch_off(bench: Bench, path: str, value: object) -> None:
    bench.train(30)
    left, key, before = bench.controller, bench.runs.selected, bench.document.experiment
    visit(bench, 10)
    bench.document.edit(path, value)
    wanted = bench.document.experiment
    bench.controller.play()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    branch = bench.controller
    bench.until(lambda: branch.step > 10 and not branch.playing)
    assert (branch.first, branch.step) == (10, 60)
    assert branch.record.start == wanted
    assert branch.record.series.series("batch_loss").steps.tolist() == list(range(61))
    assert bench.document.scene.entry(key).experiment == before
    assert (left.head, left.record.changes, left.stale) == (30, [], False)
    made_again = Course(replace(branch.record, checkpoint=None), "numpy", "reference")
    made_again.advance(50)
    assert branch.digest == made_again.checkpoint().digest()
    bench.document.undo_stack.undo()
    assert bench.document.scene.keys == (key,)
    assert bench.document.experiment == wanted
    assert left.branching
    bench.document.undo_stack.redo()
    assert bench.controller is branch
    assert branch.step == 60


def test_a_branch_begins_again_where_it_left(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    bench.runs.branch(FRESH)
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    branch = bench.controller
    assert (branch.step, branch.first, branch.has_progress) == (10, 10, False)
    begun = branch.digest
    bench.document.edit("batch_size", 4)
    bench.until(lambda: branch.record.start.batch_size == 4 and branch.state == "paused")
    assert (branch.step, branch.digest) == (10, begun)
    bench.train(15)
    branch.restart()
    bench.until(lambda: branch.state == "paused" and branch.step == 10)
    assert branch.digest == begun
    assert branch.record.series.series("batch_loss").steps.tolist() == list(range(11))
    visit(bench, 3)
    assert branch.step == 10


def test_the_state_that_a_branch_begins_with_is_kept_as_long_as_it_may_come_back(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    bench.runs.branch(FRESH)
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    beginning = bench.document.scene.current.beginning
    assert beginning is not None
    assert beginning.state is not None
    state = beginning.state
    del beginning
    bench.document.undo_stack.undo()
    gc.collect()
    assert state.exists()
    bench.document.reset(small_experiment())
    bench.runs.load()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not state.exists()


def test_a_network_of_another_shape_starts_a_new_run(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    bench.document.edit("network.layers.0.units", 9)
    assert bench.controller.stale
    assert not bench.controller.branching
    bench.controller.play()
    bench.until(lambda: not bench.controller.playing and bench.controller.step == 60)
    assert len(bench.runs) == 1
    assert bench.controller.record.start.network.layers[0].units == 9  # type: ignore[attr-defined]


def test_what_was_in_force_then_goes_into_the_branch(bench: Bench) -> None:
    bench.train(10)
    bench.document.edit("optimizer.learning_rate", 0.5)
    bench.train(10)
    visit(bench, 5)
    key = bench.runs.selected
    bench.document.edit("regularization.weight_decay", 0.1)
    bench.runs.branch()
    bench.until(lambda: bench.runs.selected != key)
    start = bench.document.experiment
    assert start.optimizer.learning_rate == small_experiment().optimizer.learning_rate
    assert start.regularization.weight_decay == 0.1
    assert bench.document.scene.entry(key).experiment.optimizer.learning_rate == 0.5


def test_files_keep_the_latest_state_while_an_earlier_one_is_shown(bench: Bench, tmp_path: Path) -> None:
    bench.train(30)
    visit(bench, 10)
    assert bench.digest(tmp_path) == alone(30)
    assert load_checkpoint(bench.controller.scratch_file).digest() == alone(30)


def test_a_lost_worker_gives_the_latest_state_back(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    bench.lose_worker("it was ended")
    bench.controller.recover()
    bench.until(lambda: bench.controller.state == "paused")
    assert (bench.controller.step, bench.controller.digest) == (30, alone(30))
    visit(bench, 12)
    assert bench.controller.digest == alone(12)


def test_dragging_goes_to_the_last_step_asked_for(bench: Bench) -> None:
    bench.train(60)
    for step in (50, 3, 44, 17, 29):
        bench.controller.visit(step)
        QTest.qWait(0)
    bench.until(lambda: not bench.controller.on_the_way)
    assert (bench.controller.step, bench.controller.digest) == (29, alone(29))


def test_a_record_from_before_branches_has_none() -> None:
    record = RunRecord(small_experiment())
    assert record.first == 0
    assert record.experiment_at(5) == paths.put(small_experiment(), "seed", small_experiment().seed)
