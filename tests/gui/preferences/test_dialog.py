"""The preferences by clicks and keys, and what they do to a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui import formatting
from gui.app import Program
from gui.application import usual_theme
from gui.forms.editors.choice import ChoiceEditor
from gui.forms.editors.number import NumberEditor
from gui.language import install_language
from gui.preferences.dialog import PreferencesDialog
from gui.preferences.effects import mark_of
from gui.preferences.ini import ini
from gui.preferences.settings import Settings
from gui.preferences.store import SettingsStore
from gui.theme.fonts import BASE_PIXELS
from gui.widgets.number_field import NumberField
from tests.gui.support import activate

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, program: Program) -> PreferencesDialog:
    """The dialog, opened by its key."""
    activate(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_Comma, CONTROL)
    dialog = program.window.commands.beside.dialog
    assert isinstance(dialog, PreferencesDialog)
    assert dialog.isVisible()
    return dialog


def choose(qtbot: QtBot, dialog: PreferencesDialog, name: str, value: str) -> None:
    """Pick a value of a list by the keyboard."""
    editor = dialog.form.editor(name)
    assert isinstance(editor, ChoiceEditor)
    combo, key = editor.input.editor, Qt.Key.Key_Down
    combo.setFocus()
    for _ in editor.field.options:
        qtbot.keyClick(combo, Qt.Key.Key_Up)
    for _ in range(list(editor.field.options).index(value)):
        qtbot.keyClick(combo, key)
    assert editor.input.value() == value


@pytest.fixture
def program(make_program: Callable[[], Program]) -> Program:
    return make_program()


@pytest.fixture
def dialog(qtbot: QtBot, program: Program) -> PreferencesDialog:
    return opened(qtbot, program)


def test_there_is_a_line_for_every_setting(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(SettingsStore())
    qtbot.addWidget(dialog)
    dialog.show()
    assert [editor.path for editor in dialog.form.editors()] == [field.name for field in Settings.fields]
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert not nameless


def test_a_theme_takes_effect_at_once_and_is_kept(
    qtbot: QtBot, program: Program, dialog: PreferencesDialog
) -> None:
    before = program.window.grab().toImage().pixelColor(5, 300)
    choose(qtbot, dialog, "theme", "dark")
    assert program.context.theme.palette.name == "dark"
    assert program.window.grab().toImage().pixelColor(5, 300).lightness() < before.lightness()
    assert SettingsStore().value.theme == "dark"
    choose(qtbot, dialog, "theme", "projector")
    assert program.context.theme.palette.name == "projector"
    choose(qtbot, dialog, "theme", "system")
    assert program.context.theme.palette.name == usual_theme()


def test_a_theme_chosen_elsewhere_is_kept_and_shown(
    qtbot: QtBot, program: Program, dialog: PreferencesDialog
) -> None:
    program.context.theme.toggle()
    assert SettingsStore().value.theme == program.context.theme.palette.name == "dark"
    editor = dialog.form.editor("theme")
    assert isinstance(editor, ChoiceEditor)
    assert editor.input.value() == "dark"


def test_the_text_grows_at_once(qtbot: QtBot, program: Program, dialog: PreferencesDialog) -> None:
    editor = dialog.form.editor("font_size")
    assert isinstance(editor, NumberEditor)
    line = editor.input.editor
    assert isinstance(line, QLineEdit)
    small = program.window.transport.play_button.sizeHint()
    narrow = program.window.columns.sizes()[0]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "18")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert program.window.transport.play_button.font().pixelSize() == 18
    assert program.window.transport.play_button.sizeHint().height() > small.height()
    assert program.window.columns.sizes()[0] > narrow
    qtbot.mouseClick(dialog.reset_button, LEFT)
    assert program.window.transport.play_button.font().pixelSize() == BASE_PIXELS
    assert program.window.columns.sizes()[0] == narrow
    line.selectAll()
    qtbot.keyClicks(line, "99")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert editor.input.error()
    assert SettingsStore().value.font_size == BASE_PIXELS


def test_numbers_change_their_mark_at_once(qtbot: QtBot, program: Program) -> None:

    def shown() -> set[str]:
        return {field.text() for field in program.window.findChildren(NumberField)}

    dialog = opened(qtbot, program)
    before = shown()
    assert any("." in text for text in before)
    choose(qtbot, dialog, "decimal_mark", "comma")
    assert shown() == {text.replace(".", ",") for text in before}
    assert (formatting.number(0.25), formatting.exact(1e-5), formatting.exact(0.5)) == (
        "0,2500",
        "1e-5",
        "0,5",
    )
    assert formatting.percent(0.5) == f"50,0{formatting.THIN_SPACE}%"
    program.window.settings.change(decimal_mark="point")
    assert shown() == before


@pytest.mark.parametrize(("language", "mark"), [("en", "."), ("es", ",")])
def test_the_language_knows_its_mark(language: str, mark: str) -> None:
    assert mark_of(Settings(decimal_mark="language"), QLocale(language)) == mark


def test_the_mark_is_that_of_the_language_that_is_spoken(
    qapp: QApplication, make_program: Callable[[], Program]
) -> None:
    install_language(qapp, "es")  # as the command line does, whatever was chosen
    try:
        program = make_program()
        program.window.settings.change(decimal_mark="language")
        assert formatting.exact(0.5) == "0,5"
        program.window.settings.change(language="en")
        assert formatting.exact(0.5) == "0.5"
    finally:
        install_language(qapp, "en")
        program.window.settings.change(decimal_mark="point")


def test_damage_is_told_once(make_program: Callable[[], Program]) -> None:
    ini().setValue("theme", "mauve")
    program = make_program()
    told = [message for message in program.context.notices.messages if message.key == "preferences"]
    assert [message.details for message in told] == ["theme"]
