"""What is asked for while a run is on its way to a moment, or when it can go to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.training.trainer import Trainer
from gui.runs.runs import PARKED
from tests.gui.runs.test_moments import alone, visit
from tests.gui.support import Bench, FilesBench, small_experiment


def slices(bench: Bench, steps: int) -> None:
    """Have the run make so many steps at a time."""
    (job,) = bench.clients[-1].host.jobs.values()
    job._slice.steps = steps
    job._slice.learn = lambda *_: None  # type: ignore[method-assign]


def dawdle(bench: Bench) -> None:
    """Have the run go one step at a time, and from its start."""
    slices(bench, 1)
    (job,) = bench.clients[-1].host.jobs.values()
    job.past.shelf.set_budget(0)


def test_the_head_reached_again_is_not_recorded_again(bench: Bench) -> None:
    controller = bench.controller
    bench.train(55)
    rows = controller.record.series.series("train_loss").steps.tolist()
    assert rows[-1] == 55
    visit(bench, 54)
    controller.step_once()
    bench.until(lambda: controller.step == 55 and bool(controller.digest))
    assert controller.record.series.series("train_loss").steps.tolist() == rows
    controller.step_once()
    bench.until(lambda: controller.state == "paused" and controller.step == 56)
    assert controller.record.series.series("train_loss").steps.tolist() == [*rows, 56]


@pytest.mark.parametrize("slice_", [1, 40])
def test_changes_made_again_on_the_way_beyond_the_head_are_logged_once(bench: Bench, slice_: int) -> None:
    controller = bench.controller
    bench.train(10)
    bench.document.edit("optimizer.learning_rate", 0.5)
    bench.train(5)
    bench.document.edit("regularization.weight_decay", 0.1)
    bench.train(5)
    changes = list(controller.record.changes)
    assert [change.step for change in changes] == [10, 15]
    visit(bench, 3)
    slices(bench, slice_)
    controller.play()
    bench.until(lambda: controller.state == "paused" and controller.step == 60)
    assert controller.record.changes == changes


def test_play_on_the_way_goes_up_to_the_horizon(bench: Bench) -> None:
    controller = bench.controller
    bench.train(60)
    controller.visit(5)
    controller.play()
    bench.until(lambda: controller.state == "paused" and controller.step == 60 and bool(controller.digest))
    assert (controller.head, controller.digest) == (60, alone(60))


def test_steps_asked_for_on_the_way_count_from_where_it_goes(bench: Bench) -> None:
    controller = bench.controller
    bench.train(60)
    controller.visit(5)
    controller.step_once()
    bench.until(lambda: controller.step == 6 and bool(controller.digest))
    controller.step_back()
    controller.step_back()
    bench.until(lambda: controller.step == 4 and bool(controller.digest))
    assert controller.digest == alone(4)


def test_a_branch_asked_for_on_the_way_leaves_where_it_goes_and_is_one(bench: Bench) -> None:
    bench.train(60)
    dawdle(bench)
    key = bench.runs.selected
    bench.controller.visit(25)
    bench.document.edit("batch_size", 4)
    bench.controller.play()
    bench.controller.play()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    assert (bench.controller.first, len(bench.runs)) == (25, 2)


def test_what_is_edited_while_a_branch_is_on_its_way_is_the_branchs(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key, before = bench.runs.selected, bench.document.experiment
    with bench.deaf():
        bench.runs.branch()
        bench.document.edit("optimizer.learning_rate", 0.7)
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    assert bench.document.experiment.optimizer.learning_rate == 0.7
    assert bench.document.scene.entry(key).experiment == before


def test_of_a_run_that_was_taken_away_meanwhile_no_branch_is_made(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    (other,) = bench.document.add([(small_experiment(seed=3), "")], "Add")
    bench.document.select(key)
    parent = bench.controller
    answered: list[object] = []
    parent.saved.connect(answered.append)
    with bench.deaf():
        bench.runs.branch()
        bench.document.remove([key], "Remove")
    bench.until(lambda: bool(answered))
    assert bench.document.scene.keys == (other,)


def test_a_lost_run_goes_nowhere(bench: Bench) -> None:
    bench.train(30)
    bench.lose_worker("it was ended")
    bench.controller.visit(3)
    assert not bench.controller.on_the_way


def test_what_a_lost_worker_kept_of_the_past_goes_with_its_run(bench: Bench) -> None:
    bench.train(30)
    states = bench.controller.scratch_file.with_suffix(".states")
    bench.lose_worker("it was ended")
    states.write_bytes(b"states")
    bench.controller.recover()
    bench.until(lambda: bench.controller.state == "paused")
    assert bench.controller.step == 30
    assert not states.exists()


def test_a_branch_that_cannot_take_the_parameters_says_why(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    bench.runs.branch()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    bench.document.edit("network.layers.0.units", 9)
    bench.until(lambda: bench.controller.refusal is not None)
    assert "start a new run for another network" in str(bench.controller.refusal)


def test_a_run_that_diverged_can_be_left_for_a_smaller_rate(bench: Bench) -> None:
    bench.document.edit("optimizer", {"kind": "sgd", "learning_rate": 1e30})
    bench.controller.play()
    bench.until(lambda: bench.controller.state == "diverged")
    key = bench.runs.selected
    bench.runs.branch()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    bench.document.edit("optimizer.learning_rate", 1e-3)
    bench.controller.play()
    bench.until(lambda: bench.controller.state == "paused" and bench.controller.step == 60)


def test_a_branch_whose_worker_was_lost_at_once_is_saved_with_its_beginning(
    files: FilesBench, tmp_path: Path
) -> None:
    bench = files
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    bench.document.edit("optimizer", {"kind": "rmsprop"})
    bench.controller.play()
    bench.until(lambda: bench.runs.selected != key)
    assert bench.controller.state == "opening"
    bench.lose_worker("it was ended")
    file = tmp_path / "branch.descenso"
    bench.save(file)
    assert bench.open(file)
    bench.until(lambda: bench.controller.state == "paused")
    assert (bench.controller.first, bench.controller.step) == (10, 10)


def test_a_branch_of_a_run_that_is_about_to_be_prepared_again_is_of_the_new_one(bench: Bench) -> None:
    key = bench.runs.selected
    bench.document.edit("seed", 5)
    bench.runs.branch()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    origin = bench.controller.record.origin
    assert origin is not None
    assert origin.record.start.seed == 5
    assert bench.controller.digest == Trainer(small_experiment(seed=5)).checkpoint().digest()


def test_a_branch_that_waits_while_another_session_is_opened_is_no_failure(bench: Bench) -> None:
    bench.train(30)
    problems: list[str] = []
    bench.runs.failed.connect(lambda problem, _: problems.append(problem))
    with bench.deaf():
        bench.runs.branch()
        bench.runs.hold()
        bench.document.reset(small_experiment(seed=9))
        bench.runs.load()
    bench.until(lambda: bench.controller.state == "paused")
    assert problems == []
    assert len(bench.runs) == 1


def test_a_branch_comes_back_after_many_others(bench: Bench) -> None:
    bench.train(30)
    visit(bench, 10)
    key = bench.runs.selected
    bench.runs.branch()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    begun, branch = bench.controller.digest, bench.runs.selected
    bench.document.remove([branch], "Remove")
    for seed in range(PARKED + 1):
        (other,) = bench.document.add([(small_experiment(seed=seed), "")], "Add")
        bench.document.remove([other], "Remove")
    for _ in range(2 * PARKED + 3):
        bench.document.undo_stack.undo()
    assert bench.document.scene.keys == (key, branch)
    bench.until(lambda: bench.runs.of(branch).state == "paused")
    assert bench.runs.of(branch).digest == begun
