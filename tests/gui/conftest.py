"""A program with its worker in this process: every look at the worker lets it do one slice of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from engine.worker.client import InProcessClient
from gui.app import Program, make_context
from gui.run_link import Client
from tests.gui.support import Bench, FilesBench, small_experiment


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    """A document and its controller, without a window; the run is ready."""
    bench = Bench.make()
    yield bench
    bench.controller.close()


@pytest.fixture
def files(qapp: QApplication) -> Iterator[FilesBench]:
    """The File menu without a window, and a small experiment that is ready to play."""
    bench = FilesBench.of(qapp)
    yield bench
    bench.controller.close()
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


@pytest.fixture
def program(make_program: Callable[..., Program]) -> Program:
    """A program whose window is shown, with a small experiment that is ready to play."""
    program: Program = make_program()
    Bench(program.context.document, program.context.controller).until(
        lambda: program.context.controller.state == "paused"
    )
    return program
