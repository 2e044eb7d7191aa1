"""What all dialogs that train many runs do alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.sweeps.dialog import SweepDialog
from gui.sweeps.sweep import SweepState
from tests.gui.support import FilesBench


class Slow(QObject):
    """Goes on until it is cancelled."""

    progressed = Signal()
    ended = Signal()
    state: SweepState = "ready"

    def start(self) -> None:
        self.state = "running"

    def cancel(self) -> None:
        if self.state == "running":
            self.state = "cancelled"
            self.ended.emit()


class Told(SweepDialog):
    """Notes what it is asked to show."""

    calm = 10.0

    def __init__(self, files: FilesBench, parent: QWidget) -> None:
        super().__init__(files.context, parent, "Told", QSize(300, 200), QSize(100, 100))
        self.said: list[str] = []

    def _draw(self) -> None:
        self.said.append("draw")

    def _refresh(self) -> None:
        self.said.append("running" if self.running else "at rest")

    def _conclude(self) -> None:
        self.said.append("end")


@pytest.fixture
def told(qtbot: QtBot, files: FilesBench) -> Iterator[Told]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Told(files, parent)
    made.show()
    yield made
    made.deleteLater()


def test_figures_that_come_often_are_drawn_seldom(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("gui.sweeps.dialog.time.monotonic", lambda: now)
    slow = Slow()
    told._compute(slow)
    assert told.said == ["draw", "running"]
    for moment, drawings in ((101.0, 1), (109.9, 1), (110.0, 2), (119.0, 2), (121.0, 3)):
        now = moment
        slow.progressed.emit()
        assert told.said.count("draw") == drawings
    told.cancel()
    assert told.said[-3:] == ["draw", "at rest", "end"]


@pytest.mark.parametrize("way", ["close", "escape", "button", "cancel"])
def test_closing_cancels(told: Told, way: str) -> None:
    slow = Slow()
    told._compute(slow)
    if way == "close":
        told.close()
    elif way == "escape":
        QTest.keyClick(told, Qt.Key.Key_Escape)
    elif way == "button":
        told.close_button.click()
    else:
        told.progress.cancelled.emit()
    assert slow.state == "cancelled"
    assert told.isVisible() is (way == "cancel")


def test_another_one_takes_the_place(qtbot: QtBot, told: Told) -> None:
    first, second = Slow(), Slow()
    told._compute(first)
    first.cancel()
    with qtbot.waitSignal(first.destroyed):
        told._compute(second)
    assert told.running
