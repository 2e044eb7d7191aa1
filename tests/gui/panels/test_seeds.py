"""Several seeds of one run: typed, undone, trained."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.panels.initialization import InitializationPanel
from tests.gui.support import FilesBench

RATE = "optimizer.learning_rate"


@pytest.fixture
def panel(qtbot: QtBot, files: FilesBench) -> InitializationPanel:
    panel = InitializationPanel(files.context)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def ask_for(panel: InitializationPanel, count: int) -> None:
    """Type a number of seeds."""
    line = panel.seeds.input.editor
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(line, str(count))
    QTest.keyClick(line, Qt.Key.Key_Return)


def seeds(files: FilesBench) -> list[int]:
    return [lane.seed for lane in files.document.experiment.lane_experiments()]


def test_a_number_of_seeds_is_one_change_with_a_name(panel, files: FilesBench) -> None:
    assert panel.seeds.input.value() == 1
    assert panel.seeds.remark.isHidden()
    ask_for(panel, 5)
    assert seeds(files) == [1, 2, 3, 4, 5]
    assert panel.seeds.remark.text() == "Seeds 1 to 5"
    assert files.document.undo_stack.undoText() == "Train from 5 seeds"
    ask_for(panel, 1)
    assert files.document.experiment.lanes == ()
    assert files.document.undo_stack.undoText() == "Train from one seed"
    files.document.undo_stack.undo()
    assert (panel.seeds.input.value(), seeds(files)) == (5, [1, 2, 3, 4, 5])
    files.document.undo_stack.undo()
    assert panel.seeds.input.value() == 1
    assert not files.document.modified


def test_arrow_keys_change_it_and_a_click_on_the_caption_does_not(panel, files: FilesBench) -> None:
    line = panel.seeds.input.editor
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert seeds(files) == [1, 2]
    QTest.keyClick(line, Qt.Key.Key_PageUp)
    assert len(seeds(files)) == 12
    caption = panel.seeds.caption
    middle = caption.rect().center()
    QTest.mousePress(caption, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(caption, Qt.MouseButton.LeftButton, pos=middle)
    assert len(seeds(files)) == 12, "a click alone drags nothing"


@pytest.mark.parametrize("text", ["0", "257", "many"])
def test_an_impossible_number_is_told_and_changes_nothing(panel, files: FilesBench, text) -> None:
    line = panel.seeds.input.editor
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert panel.seeds.input.error()
    assert files.document.experiment.lanes == ()


def test_another_first_seed_moves_all_seeds_in_one_change(panel, files: FilesBench) -> None:
    ask_for(panel, 3)
    panel.form.edited.emit("seed", 10)
    assert seeds(files) == [10, 11, 12]
    assert files.document.undo_stack.count() == 2
    files.controller.restart_with_new_seed()
    assert seeds(files) == [13, 14, 15]
    assert panel.seeds.remark.text() == "Seeds 13 to 15"
    files.document.undo_stack.undo()
    assert seeds(files) == [10, 11, 12]


def test_what_else_the_lanes_differ_in_is_kept_and_said(panel, files: FilesBench) -> None:
    files.document.edit("lanes", [{RATE: 0.1}, {RATE: 0.2}])
    assert panel.seeds.input.value() == 1
    assert panel.seeds.remark.text() == "2 lanes differ in: learning rate"
    ask_for(panel, 2)
    rates = [lane.optimizer.learning_rate for lane in files.document.experiment.lane_experiments()]
    assert (rates, seeds(files)) == ([0.1, 0.1, 0.2, 0.2], [1, 2, 1, 2])
    assert panel.seeds.remark.text() == "4 lanes: each of 2 settings of learning rate from every seed"
    ask_for(panel, 1)
    assert files.document.experiment.lanes == (((RATE, 0.1),), ((RATE, 0.2),))


def test_seeds_make_a_run_stale_and_play_trains_them_all(panel, files: FilesBench) -> None:
    files.train(10)
    one = files.controller.record.series["batch_loss", 0].values.copy()
    ask_for(panel, 3)
    assert files.controller.stale
    files.controller.play()
    files.until(lambda: files.controller.step == 60 and files.controller.state == "paused")
    series = files.controller.record.series
    assert series.lanes == 3
    assert (series["batch_loss", 0].values[:11] == one).all(), "the first seed is the run as it was"
    assert series["batch_loss", 1].values[0] != one[0]


def test_on_a_surface_seeds_can_be_chosen_as_well(panel, files: FilesBench) -> None:
    files.document.edit("surface", "rosenbrock")
    ask_for(panel, 4)
    assert seeds(files) == [1, 2, 3, 4]
