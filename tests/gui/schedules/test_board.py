"""The schedule drawn by a real mouse and real keys, before a run and in the middle of one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import registry
from engine.experiment import Experiment
from engine.recording.run import LiveChange, RunRecord
from engine.schedules.drawn import Drawn
from engine.training.trainer import Trainer
from gui.panels.live_events import LiveEvents
from gui.panels.schedule import SchedulePanel
from gui.schedules.canvas import CurveCanvas
from gui.schedules.course import past_course
from gui.schedules.dialog import ScheduleDialog
from tests.gui.support import FilesBench, small_experiment
from tests.support.arrays import same_bits

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
POINTS = ((0.0, 1.0), (0.5, 1.0), (1.0, 0.5))
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(files: FilesBench) -> FilesBench:
    files.files.open_experiment(
        small_experiment(schedule={"kind": "curve", "points": [list(point) for point in POINTS]}, steps=1000)
    )
    files.until(lambda: files.controller.state == "paused")
    return files


@pytest.fixture
def panel(qtbot: QtBot, desk: FilesBench) -> SchedulePanel:
    panel = SchedulePanel(desk.context)
    qtbot.addWidget(panel)
    panel.resize(320, panel.sizeHint().height())
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


@pytest.fixture
def canvas(panel: SchedulePanel) -> CurveCanvas:
    return panel.board.canvas


def curve(desk: FilesBench) -> Drawn:
    schedule = desk.document.experiment.schedule
    assert isinstance(schedule, Drawn)
    return schedule


def spot(canvas: CurveCanvas, time: float, factor: float) -> QPoint:
    return canvas.spot_of(time, factor).toPoint()


def drag(canvas: CurveCanvas, *way: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=way[0])
    for place in way[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, pos=way[-1])


def about(time: float, factor: float) -> Any:
    return (pytest.approx(time, abs=0.02), pytest.approx(factor, abs=0.03))


def test_a_point_is_dragged_but_not_past_its_neighbors(canvas: CurveCanvas, desk: FilesBench) -> None:
    drag(canvas, spot(canvas, 0.5, 1.0), spot(canvas, 0.45, 0.8), spot(canvas, 0.4, 0.6))
    assert curve(desk).points == (POINTS[0], about(0.4, 0.6), POINTS[2])
    assert desk.document.undo_stack.count() == 1, "one change for the whole drag"
    drag(canvas, canvas.place_of(1).toPoint(), spot(canvas, 0.7, 1.0), spot(canvas, 1.4, -5.0))
    assert 0.99 < curve(desk).points[1][0] < 1.0
    assert curve(desk).points[1][1] == 0.0


def test_a_double_click_adds_and_a_right_click_removes(
    qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench
) -> None:
    qtbot.mouseDClick(canvas, LEFT, pos=spot(canvas, 0.75, 0.2))
    assert curve(desk).points[2] == about(0.75, 0.2)
    assert canvas.picked() == 2
    qtbot.mouseClick(canvas, RIGHT, pos=canvas.place_of(2).toPoint())
    assert curve(desk).points == POINTS
    qtbot.mouseClick(canvas, RIGHT, pos=spot(canvas, 0.25, 0.2))
    assert curve(desk).points == POINTS


def test_the_last_point_stays(qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench) -> None:
    desk.document.edit("schedule.points", [[0.5, 1.0]])
    qtbot.mouseClick(canvas, RIGHT, pos=canvas.place_of(0).toPoint())
    assert curve(desk).points == ((0.5, 1.0),)


def test_a_drag_over_free_ground_draws(canvas: CurveCanvas, desk: FilesBench) -> None:
    drag(canvas, *(spot(canvas, 0.2 + 0.02 * k, 0.2 + 0.02 * k) for k in range(11)))
    drawn = curve(desk)
    for time in (0.0, 0.1, 0.19, 0.41, 0.5, 0.9, 1.0):
        assert drawn.at(time) == pytest.approx(Drawn(points=POINTS).at(time), abs=0.02), time
    for time in (0.22, 0.3, 0.38):
        assert drawn.at(time) == pytest.approx(time, abs=0.03)
    assert len(drawn.points) < 12, "a straight stroke needs few points"
    assert desk.document.undo_stack.count() == 1


def test_a_click_on_free_ground_changes_nothing(qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=spot(canvas, 0.25, 0.3))
    assert curve(desk).points == POINTS


def test_everything_is_done_with_the_keys(qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench) -> None:
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.picked() == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.picked() == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert curve(desk).points[1][1] == pytest.approx(1.0 - 0.02 * 1.25, abs=0.01)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert curve(desk).points[1][0] == pytest.approx(0.6, abs=0.01)
    qtbot.keyClick(canvas, Qt.Key.Key_Insert)
    assert len(curve(desk).points) == 4
    assert canvas.picked() == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(curve(desk).points) == 3
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert 0 <= canvas.picked() < 3


def test_escape_takes_back_what_is_being_drawn(qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench) -> None:
    canvas.setFocus()
    QTest.mousePress(canvas, LEFT, pos=spot(canvas, 0.2, 0.2))
    QTest.mouseMove(canvas, spot(canvas, 0.4, 0.4))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=spot(canvas, 0.4, 0.4))
    assert curve(desk).points == POINTS


def test_the_buttons_add_and_remove(qtbot: QtBot, panel: SchedulePanel, desk: FilesBench) -> None:
    board = panel.board
    assert not board.remove_button.isEnabled()
    qtbot.mouseClick(board.add_button, LEFT)
    assert len(curve(desk).points) == 4
    qtbot.mouseClick(board.remove_button, LEFT)
    assert curve(desk).points == POINTS


def test_a_logarithmic_scale_draws_small_factors(
    qtbot: QtBot, panel: SchedulePanel, canvas: CurveCanvas, desk: FilesBench
) -> None:
    desk.document.edit("schedule.points", [[0.0, 1.0], [1.0, 1e-4]])
    qtbot.mouseClick(panel.board.log_button, LEFT)
    middle = canvas.spot_of(0.5, 1e-2).y()
    assert middle == pytest.approx((canvas.spot_of(0, 1.0).y() + canvas.spot_of(0, 1e-4).y()) / 2, abs=1)
    qtbot.mouseDClick(canvas, LEFT, pos=spot(canvas, 0.5, 1e-3))
    time, factor = curve(desk).points[1]
    assert time == pytest.approx(0.5, abs=0.02)
    assert factor == pytest.approx(1e-3, rel=0.2)
    desk.document.edit("schedule.points", [[0.0, 0.0], [1.0, 0.0]])
    canvas.grab()


@pytest.mark.parametrize("kind", registry.kinds("schedules"))
def test_any_schedule_is_shown_and_can_be_drawn_over(
    qtbot: QtBot, panel: SchedulePanel, desk: FilesBench, kind: str
) -> None:
    desk.document.edit("schedule", kind)
    schedule = desk.document.experiment.schedule
    panel.board.canvas.grab()
    if kind == "curve":
        return
    drag(panel.board.canvas, QPoint(60, 30), QPoint(90, 50))
    assert desk.document.experiment.schedule == schedule, "it cannot be reshaped before"
    qtbot.mouseClick(panel.board.draw_button, LEFT)
    drawn = curve(desk)
    for step in range(0, 1000, 90):
        assert drawn.factor(step, 1000) == pytest.approx(schedule.factor(step, 1000), rel=0.03, abs=3e-3)
    assert not panel.board.draw_button.isVisible()
    desk.document.undo_stack.undo()
    assert desk.document.experiment.schedule == schedule


# While it trains


def test_the_past_stays_and_the_run_goes_on(canvas: CurveCanvas, desk: FilesBench) -> None:
    desk.train(400)
    drag(canvas, spot(canvas, 1.0, 0.5), spot(canvas, 0.9, 0.3))
    drawn = curve(desk)
    assert not desk.controller.stale
    for share in (0.0, 0.2, 0.4):
        assert drawn.at(share) == Drawn(points=POINTS).at(share)
    assert drawn.points[-1] == about(0.9, 0.3)
    desk.until(lambda: len(desk.controller.record.changes) == 1)
    assert (desk.controller.record.changes[0].step, desk.controller.record.changes[0].path) == (
        400,
        "schedule.points",
    )
    assert desk.in_force.schedule == drawn


def test_what_lies_behind_cannot_be_touched(qtbot: QtBot, canvas: CurveCanvas, desk: FilesBench) -> None:
    desk.train(600)
    drag(canvas, spot(canvas, 0.5, 1.0), spot(canvas, 0.3, 0.2))
    for time, factor in curve(desk).points:
        if time <= 0.6:
            assert factor == 1.0 or time == pytest.approx(0.6, abs=0.01)
    before = curve(desk)
    qtbot.mouseClick(canvas, RIGHT, pos=spot(canvas, 0.5, 1.0))
    qtbot.mouseDClick(canvas, LEFT, pos=spot(canvas, 0.2, 0.3))
    assert curve(desk) == before
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert before.points[canvas.picked()][0] > 0.6
    qtbot.keyClick(canvas, Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier)
    for _ in range(20):
        qtbot.keyClick(canvas, Qt.Key.Key_Left, ALT)
    assert curve(desk).points[canvas.picked()][0] > 0.6
    for share in (0.0, 0.3, 0.5, 0.6):
        assert curve(desk).at(share) == pytest.approx(before.at(share), abs=1e-12)


def test_at_the_horizon_the_whole_curve_is_free_for_the_next_run(
    canvas: CurveCanvas, desk: FilesBench
) -> None:
    desk.train(1000)
    drag(canvas, spot(canvas, 0.5, 1.0), spot(canvas, 0.3, 0.4))
    assert curve(desk).points == (POINTS[0], about(0.3, 0.4), POINTS[2])


def test_a_stroke_is_felt_at_the_very_next_step_and_replays_exactly(
    canvas: CurveCanvas, desk: FilesBench
) -> None:
    desk.train(300)
    drag(canvas, *(spot(canvas, 0.2 + 0.04 * k, 0.2 + 0.05 * (k % 3)) for k in range(12)))
    desk.train(200)
    record = desk.controller.record
    rates = record.series["learning_rate", 0]
    eta = desk.document.experiment.optimizer.learning_rate
    assert rates.last is not None
    assert rates.last[1] == pytest.approx(curve(desk).factor(500, 1000) * eta, rel=1e-6)
    (job,) = desk.clients[-1].host.jobs.values()
    again = replayed(record, 500)
    assert same_bits(again.parameters, job.course.trainer.parameters)


def replayed(record: RunRecord, goal: int) -> Trainer:
    """The run once more, by its log alone."""
    trainer, current = Trainer(record.start), record.start
    for change in record.changes:
        trainer.advance(change.step - trainer.step)
        current = change.apply(current)
        trainer.change(current)
    trainer.advance(goal - trainer.step)
    return trainer


def test_another_kind_becomes_a_curve_while_it_trains(
    qtbot: QtBot, panel: SchedulePanel, canvas: CurveCanvas, desk: FilesBench
) -> None:
    desk.document.edit("schedule", "one_cycle")
    desk.until(lambda: desk.controller.state == "paused" and not desk.controller.stale)
    desk.train(100)
    qtbot.mouseClick(panel.board.draw_button, LEFT)
    assert not desk.controller.stale
    drag(canvas, *(spot(canvas, 0.5 + 0.02 * k, 0.1) for k in range(10)))
    desk.train(50)
    record = desk.controller.record
    assert {change.path for change in record.changes} == {"schedule", "schedule.points"}
    (job,) = desk.clients[-1].host.jobs.values()
    assert same_bits(replayed(record, 150).parameters, job.course.trainer.parameters)


def test_one_that_listens_becomes_what_it_has_come_to(
    qtbot: QtBot, panel: SchedulePanel, desk: FilesBench
) -> None:
    changed = {"kind": "reduce_on_plateau", "patience": 1, "improvement": 0.5, "drop": 0.5, "floor": 0.1}
    desk.document.edit("schedule", changed)
    desk.until(lambda: desk.controller.state == "paused" and not desk.controller.stale)
    desk.train(200)
    rates = desk.controller.record.series["learning_rate", 0]
    assert rates.last is not None
    before = rates.last[1]
    assert before < 0.9 * desk.document.experiment.optimizer.learning_rate
    qtbot.mouseClick(panel.board.draw_button, LEFT)
    desk.train(1)
    assert rates.last is not None
    assert rates.last[1] == pytest.approx(before, rel=1e-6)


def test_undo_of_a_drawn_change_goes_on_with_what_was(canvas: CurveCanvas, desk: FilesBench) -> None:
    desk.train(100)
    drag(canvas, spot(canvas, 1.0, 0.5), spot(canvas, 1.0, 0.2))
    desk.document.undo_stack.undo()
    assert curve(desk).points == POINTS
    desk.until(lambda: len(desk.controller.record.changes) >= 1)
    assert desk.in_force.schedule == curve(desk)
    assert not desk.controller.stale


def test_a_curve_that_is_redrawn_is_told_in_few_words() -> None:
    record = RunRecord(small_experiment(schedule="curve"))
    record.changes = [LiveChange(20, "schedule.points", [[0.0, 2.0]])]
    assert [event.label for event in LiveEvents().of(record)] == ["Schedule redrawn"]


def test_the_past_is_told_as_it_was() -> None:
    start = small_experiment(schedule={"kind": "curve", "points": [[0.0, 1.0], [1.0, 0.0]]}, steps=100)
    record = RunRecord(start)
    assert past_course(record) == []
    record.changes += [
        LiveChange(20, "optimizer.learning_rate", 0.5),
        LiveChange(30, "schedule.points", [[0.0, 2.0]]),
        LiveChange(60, "schedule", {"kind": "constant"}),
    ]
    course = dict(past_course(record))
    assert set(course) == set(range(60))
    assert course[29] == start.schedule.factor(29, 100)
    assert (course[30], course[59]) == (2.0, 2.0)


def test_the_present_step_is_marked_and_moves(
    canvas: CurveCanvas, desk: FilesBench, panel: SchedulePanel
) -> None:
    first = canvas.grab().toImage()
    desk.train(300)
    second = canvas.grab().toImage()
    assert first != second
    desk.train(300)
    assert canvas.grab().toImage() != second


def test_the_window_draws_too(qtbot: QtBot, panel: SchedulePanel, desk: FilesBench) -> None:
    qtbot.mouseClick(panel.window_button, LEFT)
    window = panel.drawer
    assert isinstance(window, ScheduleDialog)
    qtbot.waitExposed(window)
    big = window.board.canvas
    drag(big, spot(big, 0.5, 1.0), spot(big, 0.4, 0.6))
    assert curve(desk).points[1] == about(0.4, 0.6)
    qtbot.mouseClick(window.undo_button, LEFT)
    assert curve(desk).points == POINTS
    qtbot.mouseClick(window.play_button, LEFT)
    desk.until(lambda: desk.controller.step > 20)
    assert window.play_button.text() == "Pause"
    qtbot.mouseClick(window.play_button, LEFT)
    desk.until(lambda: desk.controller.state == "paused")
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName(), widget


@pytest.mark.parametrize("warmup", [0, 300, 999, 1000, 5000])
def test_a_warm_up_comes_before_the_curve(canvas: CurveCanvas, desk: FilesBench, warmup: int) -> None:
    desk.document.edit("schedule.warmup_steps", warmup)
    canvas.grab()
    drag(canvas, spot(canvas, 0.5, 1.0), spot(canvas, 0.5, 0.6))
    assert all(0.0 <= time <= 1.0 for time, _ in curve(desk).points)


@pytest.mark.parametrize("steps", [1, 2, 10**9])
def test_any_horizon_is_drawn(canvas: CurveCanvas, desk: FilesBench, steps: int) -> None:
    desk.document.edit("steps", steps)
    canvas.grab()
    drag(canvas, spot(canvas, 1.0, 0.5), spot(canvas, 0.9, 0.2))
    assert len(curve(desk).points) == 3


def test_too_many_points_are_refused_with_words(
    canvas: CurveCanvas, panel: SchedulePanel, desk: FilesBench
) -> None:
    many = tuple((k / 2000, 1.0) for k in range(1000))
    desk.document.edit("schedule.points", many)
    for gesture in (
        lambda: QTest.mouseDClick(canvas, LEFT, pos=spot(canvas, 0.8, 0.2)),
        lambda: drag(canvas, spot(canvas, 0.7, 0.4), spot(canvas, 0.8, 0.2)),
    ):
        gesture()
        assert curve(desk).points == many
        assert "000 points at most" in panel.board.message()
        QTest.mouseClick(canvas, RIGHT, pos=canvas.place_of(999).toPoint())
        assert panel.board.message() == ""
        desk.document.undo_stack.undo()


def test_a_surface_has_a_schedule_too(qtbot: QtBot, files: FilesBench) -> None:
    panel = SchedulePanel(files.context)
    qtbot.addWidget(panel)
    files.files.open_experiment(Experiment.from_document({"surface": "rosenbrock"}))
    assert panel.suits(files.document.experiment, None)
    assert panel.form.editor("schedule").path == "schedule"
