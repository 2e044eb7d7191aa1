"""Another language without another start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.language import install_language
from gui.preferences.dialog import PreferencesDialog
from tests.gui.preferences.test_dialog import choose, opened
from tests.gui.support import Bench, activate


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Whatever a test has chosen."""
    yield
    install_language(qapp, "en")


def switch(qtbot: QtBot, program: Program, language: str) -> None:
    """Choose a language, and wait until it is spoken and what spoke the other is gone."""
    before = program.window.transport
    program.window.settings.change(language=language)
    qtbot.waitUntil(lambda: program.window.transport is not before)
    qtbot.wait(10)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_speaks_it_at_once_and_the_run_goes_on(
    qtbot: QtBot, make_program: Callable[[], Program]
) -> None:
    program = make_program()
    controller = program.context.controller
    bench = Bench(program.context.document, program.context.runs)
    bench.until(lambda: controller.state == "paused")
    bench.train(20)
    program.window.transport.pace.choose(50.0)
    program.window.docks.move("readings", "left", 0)
    dialog = opened(qtbot, program)
    choose(qtbot, dialog, "language", "es")
    qtbot.waitUntil(lambda: program.window.transport.play_button.text() == "Entrenar")
    window = program.window
    assert window.menuBar().actions()[0].text() == "&Archivo"
    assert "Sin título" in window.windowTitle()
    assert (controller.step, controller.pace, window.transport.pace.pace()) == (20, 50.0, 50.0)
    assert window.docks.arrangement().areas["left"][0] == "readings"
    assert window.transport.readouts["step"].value() == "20"
    again = window.commands.beside.dialog
    assert isinstance(again, PreferencesDialog)
    assert again.isVisible()
    activate(qtbot, program)
    qtbot.keyClick(window, Qt.Key.Key_Period)
    bench.until(lambda: controller.step == 21 and controller.state == "paused")
    program.context.document.edit("seed", 5)
    program.context.document.undo_stack.undo()
    assert program.context.document.experiment.seed != 5


def test_nothing_is_left_of_the_other_languages(qtbot: QtBot, make_program: Callable[[], Program]) -> None:
    others = set(QApplication.topLevelWidgets())  # what tests before have left
    program = make_program()

    def living() -> tuple[int, int]:
        switch(qtbot, program, "es")
        switch(qtbot, program, "en")
        return len(QApplication.allWidgets()), len(program.window.findChildren(QTimer))

    living()
    before = living()
    for _ in range(3):
        assert living() == before
    tops = [
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget not in others
    ]
    assert tops == list[QWidget]([program.window])


def test_an_open_welcome_page_speaks_it_too(qtbot: QtBot, make_program: Callable[[], Program]) -> None:
    program = make_program()
    program.window.commands.welcome.show()
    switch(qtbot, program, "es")
    page = program.window.commands.welcome.page
    assert page is not None
    assert page.isVisible()
    assert page.accessibleName() == "Bienvenida"
