"""The list of runs, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from gui.panels.runs import RunsPanel
from gui.run_list.delegate import stroke_area
from tests.gui.support import Bench, context_for, small_experiment

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, bench: Bench) -> RunsPanel:
    """The card with three runs, the first of them selected."""
    first = bench.runs.selected
    panel = RunsPanel(context_for(qapp, bench))
    qtbot.addWidget(panel)
    panel.take_place()
    panel.resize(330, 220)
    panel.show()
    bench.document.add([(fast(0.1), ""), (fast(0.5), "")], "Add")
    bench.until(lambda: all(controller.state == "paused" for _, controller in bench.runs))
    bench.document.select(first)
    panel.list.setFocus()
    return panel


def fast(rate: float) -> Experiment:
    return small_experiment(optimizer={"kind": "adam", "learning_rate": rate})


def place(panel: RunsPanel, number: int) -> QPoint:
    """The middle of a line."""
    return panel.list.visualRect(panel.list.runs_model.index(number)).center()


def shown_names(panel: RunsPanel) -> list[str]:
    model = panel.list.runs_model
    return [model.row(number).name for number in range(model.rowCount())]


def test_a_click_selects_the_run(panel: RunsPanel, bench: Bench) -> None:
    assert shown_names(panel) == ["η 0.001", "η 0.1", "η 0.5"]
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=place(panel, 2))
    assert bench.document.experiment.optimizer.learning_rate == 0.5
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert bench.document.experiment.optimizer.learning_rate == 0.1
    assert panel.list.currentIndex().row() == 1


def test_space_is_left_to_the_window_which_plays(panel: RunsPanel) -> None:
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    panel.list.keyPressEvent(press)
    assert not press.isAccepted()


def test_a_click_on_the_stroke_hides_the_curves_and_selects_nothing(panel: RunsPanel, bench: Bench) -> None:
    first, second, _ = bench.document.scene.keys
    area = stroke_area(panel.list.visualRect(panel.list.runs_model.index(1)), 1.0)
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=area.center())
    assert bench.runs.is_hidden(second)
    assert bench.runs.selected == first
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=area.center())
    assert not bench.runs.is_hidden(second)


def test_a_run_is_renamed_by_key(panel: RunsPanel, bench: Bench) -> None:
    panel.commands["rename"].trigger()
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("the slow one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bench.until(lambda: bench.document.scene.current.name == "the slow one")  # Qt commits a moment later
    assert shown_names(panel)[0] == "the slow one"
    bench.document.undo_stack.undo()
    assert shown_names(panel)[0] == "η 0.001"


def test_duplicate_and_delete(panel: RunsPanel, bench: Bench) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(bench.runs) == 4
    assert panel.list.currentIndex().row() == 1
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(bench.runs) == 3
    assert panel.list.currentIndex().row() == 0
    for _ in range(5):
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(bench.runs) == 1, "one always stays"
    assert not panel.commands["delete"].isEnabled()
    while bench.document.undo_stack.canUndo():
        bench.document.undo_stack.undo()


def test_runs_move_by_keys(panel: RunsPanel, bench: Bench) -> None:
    first, second, third = bench.document.scene.keys
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bench.document.scene.keys == (second, first, third)
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bench.document.scene.keys == (second, third, first)
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bench.document.scene.keys == (second, first, third)
    assert bench.runs.selected == first


def test_a_run_is_dragged_to_another_place(panel: RunsPanel, bench: Bench) -> None:
    view, model, third = panel.list, panel.list.runs_model, bench.document.scene.keys[2]
    QTest.mouseClick(view.viewport(), LEFT, pos=place(panel, 2))
    spot, data = place(panel, 0) - QPoint(0, 6), model.mimeData([model.index(2)])
    # As with a drag from elsewhere: only the window system can begin one of the list's own.
    view.setDragDropMode(view.DragDropMode.DragDrop)
    way = (Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    for move in (QDragEnterEvent(spot, *way), QDragMoveEvent(spot, *way)):
        QApplication.sendEvent(view.viewport(), move)
        assert move.isAccepted()
    assert view.dropIndicatorPosition() == view.DropIndicatorPosition.AboveItem
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(spot), *way))
    assert bench.document.scene.keys[0] == third
    assert bench.document.undo_stack.undoText() == "Move run"
    assert view.currentIndex().row() == 0


def test_keys_hide_solo_and_pin(panel: RunsPanel, bench: Bench) -> None:
    first, *others = bench.document.scene.keys
    QTest.keyClick(panel.list, Qt.Key.Key_S)
    assert bench.runs.shown() == [first]
    QTest.keyClick(panel.list, Qt.Key.Key_S)
    QTest.keyClick(panel.list, Qt.Key.Key_H)
    assert set(bench.runs.shown()) == set(others)
    QTest.keyClick(panel.list, Qt.Key.Key_P)
    assert bench.runs.pinned == first


def test_figures_and_states_are_told(panel: RunsPanel, bench: Bench) -> None:
    bench.train(10)
    panel.list.runs_model.refresh_figures()
    row = panel.list.runs_model.row(0)
    assert (row.state, row.measure[-1:]) == ("paused", "%")
    assert float(row.objective) > 0
    bench.document.edit("batch_size", 4)
    assert panel.list.runs_model.row(0).state == "stale"
    spoken = panel.list.runs_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "changed since it began" in spoken


def test_figures_are_read_at_a_calm_rate(
    panel: RunsPanel, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[None] = []
    monkeypatch.setattr(panel.list.runs_model, "refresh_figures", lambda: read.append(None))
    for _ in range(12):
        panel.context.clock.tick.emit()
    read.clear()  # the first rows
    for _ in range(12):
        panel.context.clock.tick.emit()
    assert read == [], "nothing has come"
    bench.runs.grown.emit()
    panel.context.clock.tick.emit()
    assert len(read) == 1
    read.clear()
    for _ in range(12):
        bench.runs.grown.emit()
        bench.runs.grown.emit()
        panel.context.clock.tick.emit()
    assert len(read) == 2
