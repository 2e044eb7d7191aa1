"""Random presses, moves and keys on both canvases: nothing breaks, every value stays valid, undo brings all back."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.datasets.painted import Painted
from gui.panels.data import DataPanel
from gui.panels.schedule import SchedulePanel
from tests.gui.schedules.test_board import replayed
from tests.gui.support import FilesBench, small_experiment
from tests.support.arrays import same_bits

KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_B, Qt.Key.Key_E, Qt.Key.Key_M),
    *(
        Qt.Key.Key_BracketLeft,
        Qt.Key.Key_BracketRight,
        Qt.Key.Key_1,
        Qt.Key.Key_7,
        Qt.Key.Key_9,
        Qt.Key.Key_A,
    ),
]
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
MODIFIERS = (
    *[Qt.KeyboardModifier.NoModifier] * 3,
    *(
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ControlModifier,
    ),
)


def wild(draw: random.Random, canvas: QWidget) -> None:
    """One random thing that a hand may do, also beside the canvas and out of order."""
    place = QPoint(draw.randint(-30, canvas.width() + 30), draw.randint(-30, canvas.height() + 30))
    modifier, button, key = draw.choice(MODIFIERS), draw.choice(BUTTONS), draw.choice(KEYS)
    acts: list[Callable[[], object]] = [
        lambda: QTest.mousePress(canvas, button, modifier, place),
        lambda: QTest.mouseMove(canvas, place),
        lambda: QTest.mouseMove(canvas, place),
        lambda: QTest.mouseRelease(canvas, button, modifier, place),
        lambda: QTest.mouseDClick(canvas, button, modifier, place),
        lambda: QTest.keyPress(canvas, key, modifier),
        lambda: QTest.keyRelease(canvas, key, modifier),
        lambda: QTest.keyClick(canvas, key, modifier),
    ]
    draw.choice(acts)()


@pytest.mark.parametrize("seed", range(4))
def test_points_stay_valid(qtbot: QtBot, files: FilesBench, seed: int) -> None:
    draw = random.Random(seed)
    files.document.reset(
        small_experiment(data={"kind": "painted"}, loss="softmax_cross_entropy", steps=100_000)
    )
    panel = DataPanel(files.context)
    qtbot.addWidget(panel)
    panel.show()
    first = files.document.experiment
    canvas = panel.form.editor("data.points").input.canvas  # type: ignore[attr-defined]
    for turn in range(500):
        wild(draw, canvas)
        if turn % 30 == 0:
            files.runs.poll()
            canvas.grab()
    data = files.document.experiment.data
    assert isinstance(data, Painted)
    assert Painted.field("points").check(data.points) is data.points
    assert canvas.rows() == data.points
    assert files.document.undo_stack.count() >= 3
    while files.document.undo_stack.canUndo():
        files.document.undo_stack.undo()
    assert files.document.experiment == first


@pytest.mark.parametrize("seed", range(4))
def test_the_curve_stays_valid_while_it_trains(qtbot: QtBot, files: FilesBench, seed: int) -> None:
    draw = random.Random(seed)
    files.files.open_experiment(small_experiment(schedule="curve", steps=100_000))
    files.until(lambda: files.controller.state == "paused")
    panel = SchedulePanel(files.context)
    qtbot.addWidget(panel)
    panel.show()
    first = files.document.experiment
    files.controller.play()
    for turn in range(300):
        wild(draw, panel.board.canvas)
        if turn % 10 == 0:
            files.runs.poll()
            panel.board.canvas.grab()
            panel.board.log_button.setChecked(draw.random() < 0.5)
    assert files.controller.playing, "a curve is redrawn while it trains"
    assert not files.controller.stale
    files.controller.pause()
    files.until(lambda: files.controller.state == "paused")
    assert files.in_force.schedule == files.document.experiment.schedule
    record, (job,) = files.controller.record, files.clients[-1].host.jobs.values()
    assert record.experiment.schedule == files.document.experiment.schedule
    again = replayed(record, files.controller.step)
    assert same_bits(again.parameters, job.course.trainer.parameters), "the log replays exactly"
    assert len(record.changes) > 3
    while files.document.undo_stack.canUndo():
        files.document.undo_stack.undo()
    assert files.document.experiment == first
