"""A window whose panels are moved; arrangements of one test are none of the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.docks.docks import Docks
from gui.main_window import MainWindow
from tests.gui.support import activate


@pytest.fixture(autouse=True)
def folder(own_choices: Path) -> Path:
    """The folder of the settings."""
    return own_choices


@pytest.fixture
def window(qtbot: QtBot, make_program: Callable[[], Program]) -> MainWindow:
    """Ready for keys."""
    program = make_program()
    activate(qtbot, program)
    return program.window


@pytest.fixture
def docks(window: MainWindow) -> Docks:
    return window.docks
