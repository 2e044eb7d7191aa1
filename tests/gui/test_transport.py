"""The header of the window: what gives way to what where there is little room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from gui.actions import Actions
from gui.language import install_language
from gui.preferences.store import SettingsStore
from gui.proportions import MARGIN
from gui.transport import SLIM_TITLE, WIDEST_TITLE, Transport
from tests.gui.support import FilesBench

HEIGHT = 60
SPACING = 16
"""On both sides of a readout."""


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    installed = install_language(qapp, "es")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def window(qtbot: QtBot, files: FilesBench) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def shown(window: QMainWindow, files: FilesBench, width: int) -> Transport:
    header = Transport(files.context, Actions(window, files.context, files.files, SettingsStore()), window)
    window.resize(width, HEIGHT)
    header.resize(width - 2 * MARGIN, HEIGHT)
    window.show()
    QApplication.processEvents()
    return header


def test_a_long_title_gives_way_before_the_device(
    spanish: None, window: QMainWindow, files: FilesBench
) -> None:
    title = "Lo que pasa con una tasa de aprendizaje muy grande"
    files.document.reset(files.document.experiment, None, title)
    header = shown(window, files, 1600)
    cut = []
    for width in range(1500, 900, -10):
        header.resize(width, HEIGHT)
        QApplication.processEvents()
        readout, room = header.readouts["device"], header._title.width() - SLIM_TITLE
        assert room >= 0
        assert readout.isVisible() or room <= readout.minimumSizeHint().width() + SPACING
        cut.append(readout.isVisible() and header._title.width() < WIDEST_TITLE)
    assert any(cut), "nowhere is there just room enough for both"
    assert header._title.shown_text().endswith("…")


def test_with_room_the_title_has_all_it_needs(window: QMainWindow, files: FilesBench) -> None:
    files.document.reset(files.document.experiment, None, "Handwritten digits")
    header = shown(window, files, 1600)
    assert header._title.shown_text() == "Handwritten digits"
    header.resize(900, HEIGHT)
    QApplication.processEvents()
    assert not header.readouts["device"].isVisible()
    header.resize(1600, HEIGHT)
    QApplication.processEvents()
    assert header._title.shown_text() == "Handwritten digits"
