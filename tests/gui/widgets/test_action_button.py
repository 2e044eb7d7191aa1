"""A button and its action show the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gui.widgets.action_button import ActionButton


@pytest.fixture
def action(qapp: object) -> QAction:
    action = QAction("Play")
    action.setData("play")
    action.setShortcut("Ctrl+P")
    return action


def test_a_click_triggers_the_action(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action)
    qtbot.addWidget(button)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_enabled_as_the_action_is(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action)
    qtbot.addWidget(button)
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setEnabled(True)
    assert button.isEnabled()


def test_a_primary_button_takes_text_and_icon_over(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action, role="primary")
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName()) == ("Play", "Play")
    before = button.icon().cacheKey()
    action.setText("Pause")
    action.setData("pause")
    assert (button.text(), button.accessibleName()) == ("Pause", "Pause")
    assert button.icon().cacheKey() != before


def test_a_plain_button_keeps_its_own_text(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action, "Go")
    qtbot.addWidget(button)
    action.setText("Stop")
    assert (button.text(), button.accessibleName()) == ("Go", "Go")


def test_an_icon_has_a_name_and_the_key_in_its_tool_tip(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action)
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName()) == ("", "Play")
    assert button.toolTip() == "Play (Ctrl+P)"
    assert not button.icon().isNull()
