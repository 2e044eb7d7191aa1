"""The list of shortcuts by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.shortcuts.dialog import ShortcutsDialog
from gui.shortcuts.key_field import KeyField
from tests.gui.support import activate

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, program: Program) -> ShortcutsDialog:
    """The list, opened by F1."""
    activate(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    dialog = program.window.commands.beside.dialog
    assert isinstance(dialog, ShortcutsDialog)
    return dialog


def press(
    qtbot: QtBot, dialog: ShortcutsDialog, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """Choose an action, ask for a key, and press it."""
    dialog.table.setCurrentCell(dialog.row_of(name), 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    field = dialog.table.cellWidget(dialog.row_of(name), 1)
    assert isinstance(field, KeyField)
    assert "Press" in dialog.remark.text()
    qtbot.keyClick(field, key, modifiers)


def shown(dialog: ShortcutsDialog, name: str) -> str:
    item = dialog.table.item(dialog.row_of(name), 1)
    assert item is not None
    return item.text()


@pytest.fixture
def program(make_program: Callable[[], Program]) -> Program:
    return make_program()


@pytest.fixture
def dialog(qtbot: QtBot, program: Program) -> ShortcutsDialog:
    return opened(qtbot, program)


def test_every_action_is_listed(qtbot: QtBot, program: Program, dialog: ShortcutsDialog) -> None:
    assert dialog.table.rowCount() == len(program.window.commands.names())
    assert not {"New", "Undo", "F14"} & {
        key for name in ("new", "undo") for key in shown(dialog, name).split("; ")
    }
    qtbot.keyClicks(dialog.search, "save")
    assert {dialog.row_of("save"), dialog.row_of("save_as")} == {0, 1}
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert not nameless


def test_a_new_key_works_at_once(qtbot: QtBot, program: Program, dialog: ShortcutsDialog) -> None:
    press(qtbot, dialog, "full_screen", Qt.Key.Key_F8)
    assert shown(dialog, "full_screen") == "F8"
    activate(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    assert not program.window.isFullScreen()
    qtbot.keyClick(program.window, Qt.Key.Key_F8)
    assert program.window.isFullScreen()
    qtbot.keyClick(program.window, Qt.Key.Key_F8)
    dialog.table.setCurrentCell(dialog.row_of("full_screen"), 0)
    qtbot.mouseClick(dialog.reset_button, LEFT)
    assert shown(dialog, "full_screen") == "F11"
    assert not dialog.reset_all_button.isEnabled()


def test_play_may_have_another_key_than_space(qtbot: QtBot, program: Program) -> None:
    runs = program.context.runs
    qtbot.waitUntil(lambda: program.context.controller.state == "paused", timeout=20_000)
    press(qtbot, opened(qtbot, program), "play", Qt.Key.Key_F7)
    qtbot.keyClick(program.window, Qt.Key.Key_Space)
    assert not runs.playing
    qtbot.keyClick(program.window, Qt.Key.Key_F7)
    assert runs.playing


def test_a_conflict_is_named(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    press(qtbot, dialog, "step", Qt.Key.Key_N, CONTROL)
    assert "Ctrl+N" in dialog.remark.text()
    assert "File: New" in dialog.remark.text()
    assert shown(dialog, "step") == "Ctrl+N"
    assert "Ctrl+N" not in shown(dialog, "new")
    qtbot.mouseClick(dialog.reset_all_button, LEFT)
    assert shown(dialog, "step") == "."
    assert "Ctrl+N" in shown(dialog, "new")


def test_letters_are_for_typing_and_keys_can_be_taken_away(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    press(qtbot, dialog, "step", Qt.Key.Key_A)
    assert "typing" in dialog.remark.text()
    assert shown(dialog, "step") == "."
    field = dialog.table.cellWidget(dialog.row_of("step"), 1)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(qtbot, dialog, "step", Qt.Key.Key_Backspace)
    assert shown(dialog, "step") == ""
