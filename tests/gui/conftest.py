"""A program with its worker in this process: every look at the worker lets it do one slice of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.worker.client import InProcessClient
from gui.app import Program, make_context
from gui.runs.hub import Client
from gui.theme.palette import LIGHT
from gui.theme.style import apply_theme
from gui.widgets.table_rows import Rows
from tests.gui.support import Bench, FilesBench, small_experiment


@pytest.fixture(scope="module", autouse=True)
def module_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Neither is what a person here has chosen read or changed, nor are one module's choices the next one's."""
    return _keep_settings_in(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def own_choices(module_settings: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder of the settings: choices of one test are none of the next."""
    folder = tmp_path / "settings"
    folder.mkdir()
    yield _keep_settings_in(folder)
    _keep_settings_in(module_settings)


def _keep_settings_in(folder: Path) -> Path:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture
def show_field(qapp: QApplication, qtbot: QtBot) -> Callable[[Any, Rows], Any]:
    """Shows a field of rows with these, ready for mouse and keys; `seen` gets what is edited in it."""
    apply_theme(qapp, LIGHT)

    def show(field: Any, rows: Rows) -> Any:
        qtbot.addWidget(field)
        field.set_value(rows)
        field.resize(300, field.sizeHint().height())
        field.show()
        qtbot.waitExposed(field)
        field.activateWindow()
        field.seen = []
        field.edited.connect(field.seen.append)
        return field

    return show


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    """A document and its controller, without a window; the run is ready."""
    bench = Bench.make()
    yield bench
    bench.runs.close()


@pytest.fixture
def files(qapp: QApplication) -> Iterator[FilesBench]:
    """The File menu without a window, and a small experiment that is ready to play."""
    bench = FilesBench.of(qapp)
    yield bench
    bench.runs.close()
    bench.files.close()


@pytest.fixture
def make_program(qapp: QApplication) -> Iterator[Callable[..., Program]]:
    """Makes programs, and closes them after the test."""
    made: list[Program] = []

    def make(start_client: Callable[[], Client] = InProcessClient) -> Program:
        program = Program(make_context(qapp, start_client, "light"))
        program.files.open_experiment(small_experiment())
        program.window.show()
        made.append(program)
        return program

    yield make
    for program in made:
        program.close()
        program.window.deleteLater()
    # Outside of an event loop nobody else does what `deleteLater` put off.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def shared_program(qapp: QApplication) -> Iterator[Program]:
    """One window for all tests of a module; building it takes longer than most of them."""
    program = Program(make_context(qapp, InProcessClient, "light"))
    yield program
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(shared_program: Program) -> Program:
    """The shared window as new: a small experiment that is ready to play."""
    context = shared_program.context
    for message in context.notices.messages:
        context.notices.withdraw(message.key)
    context.theme.set("light")
    shared_program.files.open_experiment(small_experiment())
    shared_program.window.transport.pace.slider.setValue(
        shared_program.window.transport.pace.slider.maximum()
    )
    context.runs.set_pace(0.0)
    shared_program.window.show()
    Bench(context.document, context.runs).until(lambda: context.controller.state == "paused")
    return shared_program
