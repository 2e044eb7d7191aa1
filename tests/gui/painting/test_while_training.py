"""Points painted in the card and in the window: the run begins anew with them, and plays on."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.datasets.painted import Painted
from engine.experiment import Experiment
from gui.painting.dialog import PaintDialog
from gui.painting.paint_field import PaintField
from gui.panels.data import DataPanel
from tests.gui.support import FilesBench

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def experiment(**changes: Any) -> Experiment:
    document: dict[str, Any] = {
        "data": {"kind": "painted"},
        "network": {"layers": [{"kind": "dense", "units": 6, "activation": "tanh"}, "output"]},
        "loss": "softmax_cross_entropy",
        "batch_size": 8,
        "steps": 100_000,
        "evaluate_every": 1000,
    }
    return Experiment.from_document(document | changes)


@pytest.fixture
def painted(files: FilesBench) -> FilesBench:
    files.files.open_experiment(experiment())
    files.until(lambda: files.controller.state == "paused")
    return files


@pytest.fixture
def panel(qtbot: QtBot, painted: FilesBench) -> DataPanel:
    panel = DataPanel(painted.context)
    qtbot.addWidget(panel)
    panel.resize(300, panel.sizeHint().height())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def window(panel: DataPanel, qtbot: QtBot) -> PaintDialog:
    qtbot.mouseClick(panel.paint_button, LEFT)
    assert panel.painter is not None
    qtbot.waitExposed(panel.painter)
    return panel.painter


def inline(panel: DataPanel) -> PaintField:
    field = panel.form.editor("data.points").input  # type: ignore[attr-defined]
    assert isinstance(field, PaintField)
    return field


def stroke(field: PaintField, *way: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    places = [field.canvas.place_of(*one).toPoint() for one in way]
    QTest.mousePress(field.canvas, button, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(field.canvas, place)
    QTest.mouseRelease(field.canvas, button, pos=places[-1])


def points(bench: FilesBench) -> tuple[tuple[float, ...], ...]:
    data = bench.document.experiment.data
    assert isinstance(data, Painted)
    return data.points


def playing(bench: FilesBench, steps: int = 20) -> None:
    bench.controller.play()
    bench.until(lambda: bench.controller.step > steps)


def test_a_stroke_while_it_plays_begins_anew_and_plays_on(panel: DataPanel, painted: FilesBench) -> None:
    playing(painted)
    record = painted.controller.record
    stroke(inline(panel), (-0.8, -0.5), (-0.4, -0.5))
    painted.until(lambda: painted.controller.record is not record and painted.controller.step > 20)
    assert painted.controller.playing
    assert not painted.controller.stale
    assert painted.controller.record.start.data == painted.document.experiment.data
    assert painted.in_force.data == painted.document.experiment.data
    painted.controller.pause()


def test_a_stroke_while_it_rests_leaves_it_at_rest(panel: DataPanel, painted: FilesBench) -> None:
    painted.train(5)
    stroke(inline(panel), (-0.8, -0.5), (-0.4, -0.5))
    assert (painted.controller.stale, painted.controller.playing) == (True, False)


def test_a_run_that_has_come_to_its_end_plays_again(panel: DataPanel, painted: FilesBench) -> None:
    painted.document.edit("steps", 30)
    painted.controller.play()
    painted.until(lambda: painted.controller.state == "paused" and painted.controller.step == 30)
    stroke(inline(panel), (-0.8, -0.5), (-0.4, -0.5))
    assert not painted.controller.stale
    painted.until(lambda: painted.controller.state == "paused" and painted.controller.step == 30)
    assert painted.in_force.data == painted.document.experiment.data


def test_many_strokes_in_a_row_end_with_the_last_one(panel: DataPanel, painted: FilesBench) -> None:
    playing(painted)
    for turn in range(6):
        stroke(inline(panel), (-0.8 + 0.1 * turn, -0.5), (-0.4, -0.5))
        painted.controller.poll()
    painted.until(lambda: painted.controller.state == "running" and painted.controller.step > 20)
    assert painted.in_force.data == painted.document.experiment.data
    assert painted.document.undo_stack.count() == 6
    painted.controller.pause()


def test_points_that_pose_no_task_wait_for_those_that_do(
    panel: DataPanel, window: PaintDialog, painted: FilesBench, qtbot: QtBot
) -> None:
    playing(painted)
    before = points(painted)
    qtbot.mouseClick(window.field.clear_button, LEFT)
    assert points(painted) == ()
    painted.until(lambda: painted.controller.state == "paused")
    assert "is empty" in window.field.error()
    assert not window.play_button.isEnabled()
    stroke(window.field, (-0.5, 0.0), (0.5, 0.0))
    assert "single class" in window.field.error()
    window.field.tools.choose_class(1)
    stroke(window.field, (-0.5, 0.5), (0.5, 0.5))
    assert window.field.error() == ""
    painted.until(lambda: painted.controller.state == "running" and painted.controller.step > 10)
    assert painted.controller.record.start.data == painted.document.experiment.data
    assert points(painted) != before
    painted.controller.pause()


def test_each_stroke_is_undone_by_itself_and_the_run_follows(
    window: PaintDialog, painted: FilesBench, qtbot: QtBot
) -> None:
    playing(painted)
    first = points(painted)
    stroke(window.field, (-0.5, 0.8), (0.5, 0.8))
    second = points(painted)
    stroke(window.field, (-0.5, 0.8), (0.5, 0.8), button=RIGHT)
    stack = painted.document.undo_stack
    assert [stack.text(0), stack.text(1)] == ["Paint points", "Erase points"]
    qtbot.mouseClick(window.undo_button, LEFT)
    assert (points(painted), window.field.value()) == (second, second)
    window.activateWindow()
    QTest.keyClick(window.field.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(painted) == first
    painted.until(lambda: painted.controller.state == "running" and painted.controller.step > 10)
    assert painted.in_force.data == painted.document.experiment.data
    qtbot.mouseClick(window.redo_button, LEFT)
    assert points(painted) == second
    painted.controller.pause()


def test_the_window_shows_what_the_network_believes(window: PaintDialog, painted: FilesBench) -> None:
    playing(painted, 200)
    painted.until(lambda: window.field.canvas.ground() is not None)
    ground = window.field.canvas.ground()
    assert ground is not None
    left, right, bottom, top = ground.extent
    for x, y, _ in points(painted):
        assert left < x < right
        assert bottom < y < top
    painted.controller.pause()
    window.close()
    assert window.field.canvas.ground() is None
    assert painted.controller.watched == ()


def test_the_window_and_the_card_show_the_same(
    window: PaintDialog, panel: DataPanel, painted: FilesBench
) -> None:
    stroke(window.field, (0.0, 0.9), (0.5, 0.9))
    assert inline(panel).value() == window.field.value() == points(painted)
    stroke(inline(panel), (0.0, 0.9), (0.5, 0.9), button=RIGHT)
    assert inline(panel).value() == window.field.value() == points(painted)


def test_the_window_closes_when_other_data_are_chosen(window: PaintDialog, painted: FilesBench) -> None:
    painted.document.edit("data", {"kind": "xor"})
    assert not window.isVisible()


def test_other_points_of_the_plane_are_painted_over(
    panel: DataPanel, painted: FilesBench, qtbot: QtBot
) -> None:
    painted.context.data.edit("data", {"kind": "moons", "samples": 60})
    playing(painted)
    assert panel.paint_button.isVisible()
    assert "over" in panel.paint_button.text()
    qtbot.mouseClick(panel.paint_button, LEFT)
    assert len(points(painted)) == 60
    assert panel.painter is not None
    assert panel.painter.isVisible()
    assert panel.painter.field.value() == points(painted) == inline(panel).value()
    painted.until(lambda: painted.controller.state == "running" and painted.controller.step > 5)
    painted.document.undo_stack.undo()
    assert painted.document.experiment.data.kind == "moons"
    assert not panel.painter.isVisible()
    painted.controller.pause()


@pytest.mark.parametrize("kind", ["digits", "noisy_function", "recall"])
def test_what_is_not_of_the_plane_cannot_be_painted_over(
    panel: DataPanel, painted: FilesBench, kind: str
) -> None:
    painted.document.edit("data", {"kind": kind})
    assert not panel.paint_button.isVisible()
    panel.paint()
    assert painted.document.experiment.data.kind == kind


def test_the_window_plays_and_pauses(window: PaintDialog, painted: FilesBench, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.play_button, LEFT)
    painted.until(lambda: painted.controller.step > 5)
    assert window.play_button.text() == "Pause"
    qtbot.mouseClick(window.play_button, LEFT)
    painted.until(lambda: painted.controller.state == "paused")
    assert window.play_button.text() == "Play"


def test_space_paints_in_the_window_and_does_not_play(window: PaintDialog, painted: FilesBench) -> None:
    window.field.canvas.setFocus()
    before = len(points(painted))
    QTest.keyClick(window.field.canvas, Qt.Key.Key_Space)
    assert len(points(painted)) > before
    assert not painted.controller.playing


def test_every_part_of_the_window_has_a_name(window: PaintDialog) -> None:
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName(), widget
