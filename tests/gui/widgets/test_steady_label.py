"""What stands beside a steady label stays where it is."""

from __future__ import annotations

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from gui.widgets.steady_label import SteadyLabel


def test_the_room_only_grows(qtbot: QtBot) -> None:
    label = SteadyLabel("–")
    qtbot.addWidget(label)
    label.show_text("12 000 samples/s")
    wide = label.minimumWidth()
    label.show_text("1 sample/s")
    assert label.minimumWidth() == wide >= label.fontMetrics().horizontalAdvance("12 000 samples/s")


def test_room_can_be_kept_for_what_will_come(qtbot: QtBot) -> None:
    label = SteadyLabel("–")
    qtbot.addWidget(label)
    label.reserve(["full speed", "1 step/s"])
    assert label.minimumWidth() > label.fontMetrics().horizontalAdvance("full speed")


def test_larger_text_gets_more_room(qtbot: QtBot) -> None:
    label = SteadyLabel("5 580 samples/s")
    qtbot.addWidget(label)
    font = QFont(label.font())
    font.setPixelSize(30)
    label.setFont(font)
    assert label.minimumWidth() > label.fontMetrics().horizontalAdvance(label.text())
