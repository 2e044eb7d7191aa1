"""Runs, plots and dialogs that come and go leave nothing behind: no widget, timer, thread, process or job."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest

from engine.worker.client import InProcessClient
from gui.app import Program
from gui.panels.plots import PlotsPanel
from gui.plots.definition import plot_definitions
from gui.runs.controller import RunController
from gui.runs.runs import PARKED
from tests.gui.support import small_experiment

OFTEN = pytest.mark.parametrize("times", [8, pytest.param(200, marks=pytest.mark.slow)])


def counts(program: Program) -> dict[str, int]:
    """What there is now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    context = program.context
    roots: list[QObject] = [program.window, context.runs, context.document, context.clock, context.notices]
    objects = [one for root in roots for one in root.findChildren(QObject)]
    timers = [one for one in objects if isinstance(one, QTimer)]
    return {
        "objects": len(objects),
        "timers": len(timers),
        "controllers": sum(isinstance(one, RunController) for one in objects),
        "threads": threading.active_count(),
        "processes": len(psutil.Process().children(recursive=True)),
    }


def wait(program: Program, condition: Callable[[], bool]) -> None:
    """Look at the worker until something is the case."""
    for _ in range(20_000):
        QTest.qWait(0)
        program.context.runs.poll()
        if condition():
            return
    raise AssertionError("it did not happen")


@OFTEN
def test_runs_that_come_and_go_leave_nothing(times: int, make_program: Callable[..., Program]) -> None:
    clients: list[InProcessClient] = []

    def start() -> InProcessClient:
        clients.append(InProcessClient())
        return clients[-1]

    program = make_program(start)
    runs, document = program.context.runs, program.context.document

    def come_and_go(count: int) -> None:
        for number in range(count):
            document.add([(small_experiment(seed=number % 7), "")], "Add")
            if number % 20 == 0:
                wait(program, lambda: runs.controller.state == "paused")
                runs.controller.train(3)
                wait(program, lambda: not runs.busy)
                program.context.clock.tick.emit()
            document.remove([runs.selected], "Delete")

    come_and_go(2 * PARKED)
    before = counts(program)
    come_and_go(times)
    assert counts(program) == before
    wait(program, lambda: len(clients[0].host.jobs) <= 1 + PARKED)
    document.reset(small_experiment())
    runs.load()
    wait(program, lambda: len(clients[0].host.jobs) == 1)
    assert counts(program)["controllers"] == 1


@OFTEN
def test_plots_that_come_and_go_leave_nothing(times: int, make_program: Callable[..., Program]) -> None:
    program = make_program()
    wait(program, lambda: not program.context.runs.busy)
    (panel,) = program.window.findChildren(PlotsPanel)
    desk, plots = panel.desk, list(plot_definitions().values())

    def come_and_go(count: int) -> None:
        for number in range(count):
            desk.add(plots[number % len(plots)])
            program.context.clock.tick.emit()
            card = desk.cards()[-1]
            if number % 5 == 0:
                desk.detach(card)
            desk.remove(card)

    come_and_go(5)
    before = counts(program)
    come_and_go(times)
    assert counts(program) == before


def test_sessions_opened_again_and_again_leave_nothing(make_program: Callable[..., Program]) -> None:
    program = make_program()

    def open_several(times: int) -> None:
        for number in range(times):
            program.files.open_experiments(
                [("", small_experiment(seed=seed)) for seed in range(1 + number % 3)]
            )
            program.context.clock.tick.emit()
        program.files.open_experiment(small_experiment())
        wait(program, lambda: not program.context.runs.busy)

    open_several(3)
    before = counts(program)
    open_several(9)
    assert counts(program) == before
