"""Races by real clicks: at a shared rate, as lanes, at tuned rates with the sensitivity of each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.sweeps.figures import Yardstick
from engine.sweeps.race import RATE
from engine.training.trainer import Trainer
from gui.app import Program
from gui.race.contest import Contestant
from gui.race.dialog import RaceDialog
from gui.race.sensitivity_plot import SensitivityPlot
from gui.race.tuning import MOST_WIDENINGS, Sensitivity, Tuning
from tests.gui.support import Bench, small_experiment


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


@pytest.fixture
def dialog(program: Program) -> RaceDialog:
    """The dialog as the menu opens it."""
    program.window.commands["race"].trigger()
    found = program.window.commands.sweeps.race
    assert found is not None
    found.editor.choose("optimizer.kind")
    found.shared_button.setChecked(True)
    found.keep.setChecked(False)
    return found


def bench_of(program: Program) -> Bench:
    return Bench(program.context.document, program.context.runs)


def kinds(program: Program) -> list[str]:
    return [entry.experiment.optimizer.kind for entry in program.context.document.scene.entries]


def test_the_four_classics_race_from_one_start_at_a_shared_rate(program: Program, dialog: RaceDialog) -> None:
    context = program.context
    dialog.rate.set_value(0.02)
    count = context.document.undo_stack.count()
    click(dialog.start_button)
    assert kinds(program) == ["sgd", "heavy_ball", "rmsprop", "adam"]
    assert context.document.undo_stack.count() == count + 1
    experiments = [entry.experiment for entry in context.document.scene.entries]
    assert {one.optimizer.learning_rate for one in experiments} == {0.02}
    assert len({one.seed for one in experiments}) == 1
    bench_of(program).until(lambda: all(run.step == 60 for _, run in context.runs))
    starts = [run.record.series[("train_objective", 0)].values[0] for _, run in context.runs]
    assert len(set(starts)) == 1, "the same initial parameters and the same data"
    context.document.undo_stack.undo()
    assert len(context.document.scene.entries) == 1
    assert context.document.experiment == small_experiment()


def test_the_runs_there_are_stay_if_that_is_wished_and_a_pinned_one_always(
    program: Program, dialog: RaceDialog
) -> None:
    scene = program.context.document.scene
    dialog.keep.setChecked(True)
    click(dialog.start_button)
    assert len(kinds(program)) == 5
    assert scene.selected in program.context.document.scene.keys
    dialog.keep.setChecked(False)
    program.context.runs.pin(scene.selected)
    click(dialog.start_button)
    assert len(kinds(program)) == 5
    program.context.runs.pin(0)


def test_values_of_any_field_race_as_runs_or_as_lanes(program: Program, dialog: RaceDialog) -> None:
    dialog.editor.choose(RATE)
    dialog.editor.line.line.selectAll()
    QTest.keyClicks(dialog.editor.line.line, "0.01 .. 1 x3")
    assert not dialog.tuned_button.isEnabled(), "rates that race need no tuning"
    click(dialog.start_button)
    rates = [entry.experiment.optimizer.learning_rate for entry in program.context.document.scene.entries]
    assert rates == [0.01, 0.1, 1.0]
    dialog.lanes.setChecked(True)
    click(dialog.start_button)
    (entry,) = program.context.document.scene.entries
    assert [lane.optimizer.learning_rate for lane in entry.experiment.lane_experiments()] == [0.01, 0.1, 1.0]
    dialog.lanes.setChecked(False)


def test_what_cannot_race_is_said_and_nothing_changes(program: Program, dialog: RaceDialog) -> None:
    dialog.editor.line.line.setText("")
    dialog.editor.choose("batch_size")
    dialog.editor.line.line.selectAll()
    QTest.keyClicks(dialog.editor.line.line, "none")
    assert not dialog.start_button.isEnabled()
    assert len(kinds(program)) == 1


def test_at_tuned_rates_curves_come_first_and_then_the_race(program: Program, dialog: RaceDialog) -> None:
    click(dialog.tuned_button)
    dialog.tuned_button.setChecked(True)
    for kind in ("heavy_ball", "rmsprop"):
        dialog.editor.list.tick(kind, on=False)
    dialog.length.set_value(20)
    click(dialog.start_button)
    tuning = dialog.tuning
    assert tuning is not None
    assert tuning.state == "running"
    assert not dialog.start_button.isEnabled()
    bench_of(program).until(lambda: tuning.state == "done")
    assert kinds(program) == ["sgd", "adam"]
    raced = [entry.experiment for entry in program.context.document.scene.entries]
    assert [one.optimizer.learning_rate for one in raced] == [curve.best for curve in tuning.curves]
    assert {one.steps for one in raced} == {60}
    for curve in tuning.curves:
        assert curve.edge == "" or curve.widenings == MOST_WIDENINGS
        rate = min(curve.found)
        alone = Trainer(curve.contestant.experiment.replace(
            optimizer=curve.contestant.experiment.optimizer.replace(learning_rate=rate), steps=20))  # fmt: skip
        expected = alone.advance(20).columns["validation_loss"][-1, 0]
        assert curve.found[rate] == pytest.approx(expected, rel=1e-5)
    assert dialog.plot.frame() is not None
    assert not dialog.plot.grab().isNull()


def test_cancel_ends_the_search_at_once_and_starts_no_race(program: Program, dialog: RaceDialog) -> None:
    dialog.tuned_button.setChecked(True)
    dialog.length.set_value(10**6)
    click(dialog.start_button)
    tuning = dialog.tuning
    assert tuning is not None
    bench_of(program).until(lambda: tuning.share > 0.0 or bool(tuning.curves[0].found))
    click(dialog.progress.cancel_button)
    assert tuning.state == "cancelled"
    assert not program.context.runs.busy
    assert len(kinds(program)) == 1
    assert dialog.start_button.isEnabled()
    dialog.length.set_value(20)


def test_choosing_by_the_test_part_is_flagged(program: Program, dialog: RaceDialog) -> None:
    assert dialog.judge.value() == "validation_loss"
    dialog.judge.set_value("test_loss")
    dialog.judge.chosen.emit("test_loss")
    assert dialog.message.isVisible()
    dialog.judge.set_value("validation_loss")
    dialog.judge.chosen.emit("validation_loss")
    assert not dialog.message.isVisible()


def test_closing_the_dialog_ends_the_search(program: Program, dialog: RaceDialog) -> None:
    dialog.tuned_button.setChecked(True)
    dialog.length.set_value(10**6)
    click(dialog.start_button)
    click(dialog.close_button)
    assert dialog.tuning is not None
    assert dialog.tuning.state == "cancelled"
    assert dialog.isHidden()
    dialog.length.set_value(20)


def test_a_best_rate_on_the_edge_widens_the_grid(bench: Bench) -> None:
    experiment = small_experiment(optimizer={"kind": "sgd", "learning_rate": 1e-6})
    tuning = Tuning(
        bench.runs, [Contestant("SGD", experiment, 0)], "train_objective", 20, own=False, parent=bench.runs
    )
    tuning.start()
    bench.until(lambda: tuning.state == "done")
    (curve,) = tuning.curves
    assert curve.widenings == MOST_WIDENINGS
    assert curve.edge == "high"
    assert curve.best == max(curve.found)


def test_the_plot_tells_what_is_at_a_point(qapp: QApplication) -> None:
    plot = SensitivityPlot()
    plot.resize(700, 300)
    curve = Sensitivity(Contestant("Adam", small_experiment(), 1), Yardstick("validation_loss"))
    curve.found = {0.001: 0.9, 0.01: 0.2, 0.1: 0.7, 1.0: None}
    plot.show_curves([curve], "Validation loss")
    frame = plot.frame()
    assert frame is not None
    assert "0.2" in plot.words_at(QPointF(frame.x(0.01), frame.y(0.2)))
    assert plot.words_at(QPointF(frame.x(0.01), frame.area.top())) == ""
    assert all(frame.low <= tick <= frame.high for tick in frame.ticks())
    assert "0.01" in plot.accessibleDescription()
    assert not plot.grab().isNull()
