"""The run follows the document: live changes reach it, others wait for a new run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from engine.training.trainer import Trainer
from engine.worker import messages
from engine.worker.messages import Message
from tests.gui.support import Bench, small_experiment


def rates(bench: Bench) -> tuple[list[int], list[float]]:
    series = bench.controller.record.series.series("learning_rate")
    return series.steps.tolist(), series.values.tolist()


def test_a_run_is_prepared_with_its_first_row(bench: Bench) -> None:
    controller = bench.controller
    assert (controller.state, controller.step, controller.can_play) == ("paused", 0, (True, ""))
    assert controller.opened is not None
    assert sum(controller.opened.samples.values()) == 50
    assert controller.opened.batch_size == 8
    bench.until(lambda: bool(controller.record.series.columns()))
    assert rates(bench)[0] == [0]


def test_play_runs_to_the_horizon_then_on_without_end(bench: Bench) -> None:
    controller = bench.controller
    controller.play()
    assert controller.playing
    bench.until(lambda: not controller.playing)
    assert controller.step == 60
    assert "60 steps" in controller.reason
    controller.play()
    bench.until(lambda: controller.step > 200)
    controller.pause()
    bench.until(lambda: controller.state == "paused")
    assert rates(bench)[0] == list(range(controller.step + 1))


def test_steps_and_epochs(bench: Bench) -> None:
    controller = bench.controller
    assert controller.opened is not None
    samples, batch = controller.opened.samples["train"], controller.opened.batch_size
    for _ in range(2):
        controller.step_once()
        bench.until(lambda: not controller.playing)
    assert controller.step == 2
    assert controller.epoch == 2 * batch / samples
    for _ in range(3):
        full = int(controller.epoch) + 1
        controller.epoch_once()
        bench.until(lambda: not controller.playing)
        assert controller.epoch >= full > controller.epoch - batch / samples


def test_the_run_is_that_of_a_trainer_alone(bench: Bench, tmp_path: Path) -> None:
    bench.train(37)
    alone = Trainer(small_experiment())
    alone.advance(37)
    assert bench.digest(tmp_path) == alone.checkpoint().digest()


def test_a_live_change_reaches_the_run_without_a_restart(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(10)
    bench.document.edit("optimizer.learning_rate", 0.25)
    bench.until(lambda: bool(record.changes))
    bench.train(10)
    assert controller.record is record
    assert not controller.stale
    assert [(change.step, change.path, change.value) for change in record.changes] == [
        (10, "optimizer.learning_rate", 0.25)
    ]
    steps, values = rates(bench)
    assert steps == list(range(21))
    assert values == [0.001] * 11 + [0.25] * 10


def test_a_live_change_is_undone_by_a_further_one(bench: Bench) -> None:
    record = bench.controller.record
    bench.train(5)
    bench.document.edit("regularization.clipping", {"kind": "norm"})
    bench.train(5)
    bench.document.undo_stack.undo()
    bench.until(lambda: len(record.changes) == 2)
    assert [(change.step, change.path) for change in record.changes] == [
        (5, "regularization.clipping"),
        (10, "regularization.clipping"),
    ]
    assert record.experiment == record.start


def test_a_structural_change_pauses_and_makes_the_run_stale(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    controller.play()
    bench.until(lambda: controller.step > 5)
    bench.document.edit("batch_size", 4)
    assert controller.stale
    bench.until(lambda: controller.state == "paused")
    assert controller.record is record
    step = controller.step
    bench.document.edit("optimizer.learning_rate", 0.5)  # held back: the run is not the document's any more
    bench.document.undo_stack.undo()
    bench.document.undo_stack.undo()
    assert not controller.stale
    assert not record.changes
    assert controller.step == step


def test_a_structural_change_is_told_once_when_all_is_known(bench: Bench) -> None:
    controller, told = bench.controller, list[bool]()
    controller.play()
    bench.until(lambda: controller.step > 5)
    controller.state_changed.connect(lambda: told.append(controller.stale))
    bench.document.edit("batch_size", 4)
    assert told == [True]
    bench.until(lambda: controller.state == "paused")


def test_play_on_a_stale_run_starts_the_new_one(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(5)
    bench.document.edit("seed", 5)
    controller.play()
    bench.until(lambda: controller.step == 60 and controller.state == "paused")
    assert controller.record is not record
    assert controller.record.start.seed == 5
    assert not controller.stale


def test_live_edits_held_back_while_stale_are_sent_when_it_no_longer_is(bench: Bench) -> None:
    controller = bench.controller
    bench.train(5)
    bench.document.edit("batch_size", 4)
    bench.document.edit("optimizer.learning_rate", 0.5)
    bench.document.edit("batch_size", 8)
    assert not controller.stale
    bench.until(lambda: bool(controller.record.changes))
    assert controller.record.changes[0].value == 0.5


def test_an_untouched_run_is_silently_prepared_again(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.document.edit("network.layers.0.units", 7)
    assert not controller.stale
    bench.until(lambda: controller.record is not record and controller.state == "paused")
    assert controller.record.start == bench.document.experiment
    assert not controller.record.changes
    bench.document.edit("optimizer.learning_rate", 0.5)
    controller.play()  # at once: it does not wait for the preparation
    bench.until(lambda: controller.step == 60)
    assert rates(bench)[1] == [0.5] * 61


def test_an_impossible_network_cannot_play_and_says_why(bench: Bench) -> None:
    controller = bench.controller
    bench.document.edit("network.layers", [{"kind": "dense", "units": 3}])
    possible, reason = controller.can_play
    assert not possible
    assert reason.startswith("Network › 1 Dense: ")
    assert controller.state == "none"
    controller.play()
    assert not controller.playing
    bench.document.undo_stack.undo()
    bench.until(lambda: controller.state == "paused")
    assert controller.can_play == (True, "")


def test_an_impossible_network_leaves_the_run_on_screen(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(5)
    bench.document.edit("network.layers", [])
    assert (controller.stale, controller.can_play[0], controller.record is record) == (True, False, True)
    bench.document.undo_stack.undo()
    assert (controller.stale, controller.can_play[0]) == (False, True)
    bench.train(5)
    assert controller.record is record


def test_what_only_the_worker_can_see_is_refused_at_its_field(bench: Bench) -> None:
    controller = bench.controller
    bench.document.edit("data.test_fraction", 0.01)
    bench.until(lambda: controller.refusal is not None)
    assert controller.state == "none"
    assert controller.problems[0].path == "data.test_fraction"
    assert not controller.can_play[0]
    bench.document.undo_stack.undo()
    bench.until(lambda: controller.state == "paused")
    assert not controller.problems


def test_a_refused_experiment_gives_the_run_on_screen_back(bench: Bench, tmp_path: Path) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(12)
    before = bench.digest(tmp_path)
    bench.document.edit("data.test_fraction", 0.01)
    controller.play()
    bench.until(lambda: controller.refusal is not None and controller.state == "paused")
    assert (controller.record is record, controller.stale, controller.step) == (True, True, 12)
    assert controller.refusal is not None
    assert controller.can_play == (False, f"Data › Test part: {controller.refusal.problem}")
    bench.document.undo_stack.undo()
    assert (controller.stale, controller.can_play) == (False, (True, ""))
    assert bench.digest(tmp_path) == before
    bench.train(3)
    assert rates(bench)[0] == list(range(16))


def test_the_run_on_screen_outlives_two_attempts_at_a_new_one(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(12)
    bench.document.edit("seed", 3)
    with bench.deaf():
        controller.restart()
        bench.document.edit("data.test_fraction", 0.01)
        controller.restart()
    bench.until(lambda: controller.refusal is not None and controller.state == "paused")
    assert (controller.record is record, controller.stale, controller.step) == (True, True, 12)


def test_divergence_stops_with_step_and_layer_and_a_change_leads_on(bench: Bench) -> None:
    controller = bench.controller
    bench.document.edit("loss", "mean_squared_error")
    bench.document.edit("measure", "mean_squared_error")
    bench.document.edit("data", {"kind": "noisy_function"})
    bench.document.edit("optimizer", {"kind": "sgd", "learning_rate": 1e30})
    bench.until(lambda: controller.state == "paused" and controller.record.start == bench.document.experiment)
    controller.play()
    bench.until(lambda: controller.state == "diverged")
    assert "step" in controller.reason
    assert "layer" in controller.reason
    assert controller.can_play == (False, controller.reason)
    bench.document.edit("optimizer.learning_rate", 1e-3)
    assert controller.stale
    assert controller.can_play == (True, "")
    controller.play()
    bench.until(lambda: controller.step == 60)
    assert controller.state == "paused"


def test_restart_repeats_the_bits_and_a_new_seed_does_not(bench: Bench, tmp_path: Path) -> None:
    controller = bench.controller
    bench.train(20)
    first = bench.digest(tmp_path)
    for again, same in ((controller.restart, True), (controller.restart_with_new_seed, False)):
        again()
        bench.until(lambda: controller.state == "paused" and controller.step == 0)
        bench.train(20)
        assert (bench.digest(tmp_path) == first) is same
    assert bench.document.experiment.seed == 2
    bench.document.undo_stack.undo()
    assert bench.document.experiment.seed == 1


def test_restart_while_it_plays_plays_on(bench: Bench) -> None:
    controller, record = bench.controller, bench.controller.record
    controller.set_pace(100.0)
    controller.play()
    bench.until(lambda: controller.step > 0)
    controller.restart()
    bench.until(lambda: controller.state == "running" and controller.step > 0)
    assert controller.record is not record


def test_a_lost_worker_is_replaced_and_the_bits_go_on(bench: Bench, tmp_path: Path) -> None:
    controller, document = bench.controller, bench.document
    bench.train(20)
    document.edit("optimizer.learning_rate", 0.05)
    bench.train(10)  # at rest a checkpoint is kept
    kept = controller.scratch_file.read_bytes()
    bench.train(5)
    document.edit("optimizer.learning_rate", 0.1)
    bench.train(10)
    whole = {key: series.values.copy() for key, series in controller.record.series.items()}
    final = bench.digest(tmp_path)

    controller.scratch_file.write_bytes(kept)
    bench.lose_worker("killed")
    assert controller.can_play == (False, "killed")
    controller.recover()
    bench.until(lambda: controller.state == "paused")
    assert controller.step == 30
    assert len(controller.record.changes) == 1
    bench.train(15)
    assert bench.digest(tmp_path) == final
    assert [(change.step, change.value) for change in controller.record.changes] == [(20, 0.05), (35, 0.1)]
    for column in ("batch_loss", "gradient_norm", "learning_rate"):
        series = controller.record.series.series(column)
        assert series.steps.tolist() == list(range(46))
        np.testing.assert_array_equal(series.values, whole[column, 0])


def test_after_a_recovery_a_new_change_holds(bench: Bench) -> None:
    controller, document = bench.controller, bench.document
    bench.train(10)
    kept = controller.scratch_file.read_bytes()
    bench.train(10)
    document.edit("optimizer.learning_rate", 0.01)
    document.edit("regularization.clipping", {"kind": "norm"})
    bench.train(10)
    controller.scratch_file.write_bytes(kept)
    bench.lose_worker("killed")
    controller.recover()
    bench.until(lambda: controller.state == "paused")
    assert (controller.step, bench.in_force) == (10, small_experiment())
    document.edit("optimizer.learning_rate", 0.05)
    bench.train(20)
    assert bench.in_force == document.experiment == controller.record.experiment
    assert {change.step for change in controller.record.changes} == {10}


def test_after_a_recovery_the_value_in_force_can_be_kept(bench: Bench) -> None:
    controller, document = bench.controller, bench.document
    bench.train(10)
    kept = controller.scratch_file.read_bytes()
    document.edit("optimizer.learning_rate", 0.01)
    bench.train(10)
    controller.scratch_file.write_bytes(kept)
    bench.lose_worker("killed")
    controller.recover()
    bench.until(lambda: controller.state == "paused")
    document.undo_stack.undo()
    bench.train(20)
    assert bench.in_force == document.experiment == small_experiment()


def test_a_failure_in_the_training_ends_the_run_and_its_checkpoint_goes_on(
    bench: Bench, tmp_path: Path
) -> None:
    controller, failures = bench.controller, list[str]()
    controller.failed.connect(lambda problem, _: failures.append(problem))
    bench.train(10)
    before = bench.digest(tmp_path)
    bench.fail_once(MemoryError())
    controller.play()
    bench.until(lambda: controller.state == "broken")
    assert len(failures) == 1
    assert (controller.playing, controller.can_play) == (False, (False, controller.reason))
    assert controller.reason
    bench.document.edit("seed", 3)
    bench.document.undo_stack.undo()
    assert controller.state == "broken"
    controller.recover()
    bench.until(lambda: controller.state == "paused")
    assert bench.digest(tmp_path) == before


def test_play_on_a_run_that_has_just_failed_does_not_look_as_if_it_trained(bench: Bench) -> None:
    controller = bench.controller
    bench.fail_once(RuntimeError("?"))
    controller.play()
    for _ in range(2):
        bench.clients[-1].host.work()  # it fails before the window hears of it
    controller.pause()
    controller.play()
    bench.until(lambda: controller.state == "broken")
    for _ in range(5):
        controller.poll()
    assert not controller.playing


@pytest.mark.parametrize("again", ["restart", "restart_with_new_seed"])
def test_an_impossible_network_replaces_no_run(bench: Bench, again: str) -> None:
    controller, record = bench.controller, bench.controller.record
    bench.train(5)
    bench.document.edit("network.layers", [])
    getattr(controller, again)()
    assert (controller.record is record, controller.state, controller.step) == (True, "paused", 5)
    assert bench.document.experiment.seed == 1


@pytest.mark.parametrize("end", ["refused", "lost"])
def test_a_new_run_that_does_not_come_about_gives_back_one_that_was_running(bench: Bench, end: str) -> None:
    controller = bench.controller
    bench.train(30)
    controller.train(10**6)
    bench.until(lambda: controller.step > 30)
    bench.document.edit("data.test_fraction", 0.01)
    with bench.deaf():
        controller.restart()  # before it can have paused
    if end == "lost":
        bench.lose_worker("killed")
        controller.recover()
    bench.until(lambda: controller.state == "paused")
    assert controller.step >= 30
    assert controller.stale
    assert rates(bench)[0] == list(range(controller.step + 1))


def test_watched_probes_are_those_of_all_owners(bench: Bench) -> None:
    controller, seen = bench.controller, list[tuple[str, int]]()
    controller.reading_arrived.connect(lambda probe, reading: seen.append((probe, reading.step)))
    controller.watch("one", ("decision_map",))
    controller.watch("other", ("decision_map", "sample_predictions"))
    assert list(controller.watched) == ["decision_map", "sample_predictions"]
    controller.watch("other", ())
    assert list(controller.watched) == ["decision_map"]
    bench.train(3)
    bench.until(lambda: ("decision_map", 3) in seen)


def test_the_pace_holds_for_the_next_run_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Message] = []
    monkeypatch.setattr(bench.clients[-1], "send", sent.append)
    bench.controller.set_pace(10.0)
    bench.controller.restart()
    assert [item.steps_per_second for item in sent if isinstance(item, messages.SetPace)] == [10.0, 10.0]


def test_a_speed_is_measured(bench: Bench) -> None:
    assert bench.controller.samples_per_second == 0.0
    bench.train(50)
    assert bench.controller.samples_per_second > 0.0


def test_closing_in_the_middle_leaves_nothing(qapp: QApplication) -> None:
    bench = Bench.make()
    controller = bench.controller
    folder = controller.scratch_file.parent
    controller.play()
    controller.poll()
    assert folder.exists()
    bench.runs.close()
    assert not folder.exists()
    record = controller.record
    bench.document.edit("seed", 4)
    controller.poll()
    assert controller.record is record
