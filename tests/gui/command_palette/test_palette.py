"""The palette by keys, and what a few letters find."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.command_palette.palette import CommandPalette
from gui.command_palette.ranking import NOT_FOUND, best, rank
from gui.language import install_language
from tests.gui.support import activate

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, program: Program) -> CommandPalette:
    """The palette, opened by its key."""
    activate(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = program.window.commands.beside.palette
    assert palette is not None
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [palette.items[number].title for number in palette.shown()]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("save", "File: Save"),
        ("s as", "File: Save As"),
        ("fll", "View: Full Screen"),
        ("nw sd", "Run: New Seed"),
    ],
)
def test_a_few_letters_are_enough(text: str, line: str) -> None:
    assert rank(text, line) < NOT_FOUND
    assert rank(text, "Help: Tour") == NOT_FOUND


def test_better_fits_come_first() -> None:
    lines = ["View: Unsave", "File: Sand, avocado, vegetables", "Save As File", "File: Save"]
    assert best(lines, "file save") == [3, 2]
    assert best(lines, "save") == [2, 3, 0]
    assert best(["Acción", "Época"], "epoca") == [1]


def test_it_lists_every_action_with_its_keys(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    commands = program.window.commands
    enabled = [name for name in commands.names() if commands[name].isEnabled()]
    assert len([title for title in titles(palette) if not title.startswith("Example")]) == len(enabled)
    keys = {item.title: item.detail for item in palette.items}
    assert keys["Run: One Step"] == "."
    assert keys["File: Open"] == "Ctrl+O"
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_arrows_and_enter_do_what_is_chosen(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.search, "one")
    assert titles(palette)[:2] == ["Run: One Step", "Run: One Epoch"]
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    controller = program.context.controller
    qtbot.waitUntil(lambda: controller.step == 1 and controller.state == "paused", timeout=20_000)


def test_an_example_opens(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.search, "example moons")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert program.context.document.experiment.data.kind == "moons"


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    installed = install_language(qapp, "es")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


def test_english_words_find_it_in_any_language(spanish: None, qtbot: QtBot, program: Program) -> None:
    program.window.commands["save_as"].setText(QCoreApplication.translate("Actions", "Save As…"))
    palette = opened(qtbot, program)
    for text in ("save as", "guardar como"):
        qtbot.keyClicks(palette.search, text)
        assert titles(palette)[0].endswith("Guardar como")
        palette.search.clear()
    palette.close()
    program.window.commands["save_as"].setText("Save As…")
