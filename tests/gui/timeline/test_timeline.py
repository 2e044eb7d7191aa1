"""The timeline by hand: dragged, clicked, by the keys; and the branch that is made there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.panels.timeline import DIGITS, TimelinePanel
from tests.gui.support import Bench, context_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(bench: Bench, qapp: QApplication) -> TimelinePanel:
    made = TimelinePanel(context_for(qapp, bench))
    made.resize(900, 46)
    made.show()
    made.take_place()
    return made


def arrive(bench: Bench) -> int:
    """Wait until the moment is there; its step."""
    bench.until(lambda: not bench.controller.on_the_way and bool(bench.controller.digest))
    return bench.controller.step


def place(panel: TimelinePanel, step: int) -> QPoint:
    """Where a step stands on the track."""
    return QPoint(round(panel.track._place(step)), panel.track.height() // 2)


def test_a_run_that_has_not_begun_has_nowhere_to_go(panel: TimelinePanel) -> None:
    assert not panel.track.isEnabled()
    assert not panel.back.isEnabled()
    assert panel.forward.isEnabled()
    assert panel.moment.text() == "0 / 0"


def test_a_click_goes_there_and_a_drag_follows(bench: Bench, panel: TimelinePanel) -> None:
    bench.train(60)
    assert (panel.track.minimum(), panel.track.maximum(), panel.track.value()) == (0, 60, 60)
    QTest.mouseClick(panel.track, LEFT, pos=place(panel, 20))
    assert arrive(bench) == 20
    assert panel.moment.text() == "20 / 60"
    assert panel.hash.text() == bench.controller.digest[:DIGITS]
    QTest.mousePress(panel.track, LEFT, pos=place(panel, 20))
    for step in (30, 45, 12):
        QTest.mouseMove(panel.track, place(panel, step))
        assert panel.track.value() == step
    QTest.mouseRelease(panel.track, LEFT, pos=place(panel, 12))
    assert arrive(bench) == 12
    assert panel.track.value() == 12
    assert "12" in panel.track.accessibleDescription()


def test_keys_and_buttons_go_step_by_step(bench: Bench, panel: TimelinePanel) -> None:
    bench.train(60)
    panel.track.setFocus()
    QTest.keyClick(panel.track, Qt.Key.Key_Left)
    assert arrive(bench) == 59
    QTest.keyClick(panel.track, Qt.Key.Key_PageDown)
    assert arrive(bench) == 56
    QTest.keyClick(panel.track, Qt.Key.Key_Home)
    assert arrive(bench) == 0
    assert not panel.back.isEnabled()
    panel.forward.click()
    assert arrive(bench) == 1
    panel.back.click()
    assert arrive(bench) == 0
    QTest.keyClick(panel.track, Qt.Key.Key_End)
    assert arrive(bench) == 60
    panel.forward.click()
    bench.until(lambda: bench.controller.head == 61 and not bench.controller.playing)


@pytest.mark.parametrize("choice", [0, 1])
def test_the_button_branches_off(bench: Bench, panel: TimelinePanel, choice: int) -> None:
    bench.train(60)
    QTest.mouseClick(panel.track, LEFT, pos=place(panel, 20))
    arrive(bench)
    key, state = bench.runs.selected, bench.controller.digest
    panel.branch.menu().actions()[choice].trigger()
    bench.until(lambda: bench.runs.selected != key and bench.controller.state == "paused")
    assert (bench.controller.first, bench.controller.step) == (20, 20)
    assert (bench.controller.digest == state) is (choice == 0)
    assert not panel.track.isEnabled()
    assert [step for step, _ in panel.track._marks] == [20]


def test_live_changes_are_marked(bench: Bench, panel: TimelinePanel) -> None:
    bench.train(15)
    bench.document.edit("optimizer.learning_rate", 0.5)
    bench.train(15)
    ((step, text),) = panel.track._marks
    assert step == 15
    assert text.startswith("step 15: ")
    assert "0.5" in text


def test_the_hash_is_copied(bench: Bench, panel: TimelinePanel) -> None:
    bench.train(5)
    panel.hash.click()
    assert QGuiApplication.clipboard().text() == bench.controller.digest
    assert len(bench.controller.digest) == 64


def test_an_edit_in_the_past_branches_off_by_the_same_button(bench: Bench, panel: TimelinePanel) -> None:
    bench.train(60)
    QTest.mouseClick(panel.track, LEFT, pos=place(panel, 20))
    arrive(bench)
    key = bench.runs.selected
    bench.document.edit("network.layers.0.units", 9)
    assert not panel.branch.isEnabled()
    bench.document.undo_stack.undo()
    bench.document.edit("batch_size", 4)
    assert panel.branch.isEnabled()
    panel.branch.menu().actions()[0].trigger()
    bench.until(lambda: bench.runs.selected != key)
    assert bench.document.experiment.batch_size == 4


def test_where_there_is_little_room_the_hash_goes_first(panel: TimelinePanel) -> None:
    holder = QWidget()
    panel.setParent(holder)
    holder.show()
    panel.show()
    for width, shown in ((900, True), (400, False), (900, True)):
        panel.setGeometry(0, 0, width, 46)
        assert panel.width() == width
        assert panel.hash.isVisible() is shown
        assert panel.branch.isVisible()
        assert panel.branch.geometry().right() < width
    assert panel.minimumSizeHint().width() < 300
