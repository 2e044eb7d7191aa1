"""A worker process that is killed: the window lives, says so, and goes on from the last checkpoint."""

from __future__ import annotations

import contextlib
import logging
import os
import random
import signal
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.session.session import load_checkpoint
from engine.training.trainer import Trainer
from engine.worker.client import WorkerClient
from gui.app import Program
from gui.runs.link import ENDED
from gui.widgets.button import Button
from tests.gui.support import small_experiment

LONGEST = 5.0
"""Seconds from a failure until the run can go on, where nothing else wants the processor."""


def test_a_killed_worker_is_told_and_replaced_by_one_click(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path
) -> None:
    clients: list[WorkerClient] = []

    def start() -> WorkerClient:
        clients.append(WorkerClient())
        return clients[-1]

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=30_000)

    program: Program = make_program(start)
    controller = program.context.controller
    wait(lambda: controller.state == "paused")
    controller.train(30)
    wait(lambda: controller.step == 30 and controller.state == "paused")
    controller.set_pace(20.0)
    controller.train(1000)
    wait(lambda: controller.step > 30)
    psutil.Process(clients[0].pid).kill()
    wait(lambda: controller.state == "lost")
    notice = program.window.notice_area.notice("lost")
    assert notice is not None
    assert notice.isVisible()
    assert not program.window.transport.play_button.isEnabled()

    restart = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
    qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)
    wait(lambda: controller.state == "paused")
    assert program.window.notice_area.notice("lost") is None
    assert len(clients) == 2
    assert controller.step >= 30
    controller.set_pace(0.0)
    controller.train(60 - controller.step)
    wait(lambda: controller.step == 60 and controller.state == "paused")
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(61))
    controller.save_checkpoint(tmp_path / "end.checkpoint")
    wait((tmp_path / "end.checkpoint").exists)
    alone = Trainer(small_experiment())
    alone.advance(60)
    assert load_checkpoint(tmp_path / "end.checkpoint").digest() == alone.checkpoint().digest()


ENDS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT)
"""As the system ends a process when memory runs out, and as a broken library or a driver does."""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_a_worker_that_is_lost_again_and_again(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path, times: int
) -> None:
    clients: list[WorkerClient] = []

    def start() -> WorkerClient:
        clients.append(WorkerClient())
        return clients[-1]

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=60_000)

    def reached(step: int) -> bool:
        return controller.step >= step

    program: Program = make_program(start)
    controller, draw = program.context.controller, random.Random(times)
    wait(lambda: controller.state == "paused")
    taken, busy, lost = list[float](), list[float](), list[int]()
    for number in range(times):
        controller.set_pace(draw.choice((100.0, 1000.0)))
        goal = controller.step + draw.randint(1, 60)
        controller.train(10**6)
        wait(partial(reached, goal))
        psutil.Process(clients[-1].pid).send_signal(ENDS[number % len(ENDS)])
        wait(lambda: controller.state == "lost")
        begun, step = time.monotonic(), controller.head
        assert program.window.isVisible()
        notice = program.window.notice_area.notice("lost")
        assert notice is not None
        restart = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
        qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)
        wait(lambda: controller.state == "paused")
        taken.append(time.monotonic() - begun)
        used = psutil.Process(clients[-1].pid).cpu_times()
        busy.append(used.user + used.system)
        lost.append(step - controller.step)
        if number % 10 == 9:
            logging.getLogger(__name__).info(
                "%d lost; until the next is ready: %.1f s, of the processor %.1f (at most %.1f, %.1f); steps: %d",
                *(number + 1, statistics.median(taken), statistics.median(busy)),
                *(max(taken), max(busy), max(lost)),
            )
    if times >= 100:
        assert max(busy) < LONGEST  # what the clock says beyond that is the machine's load
    end = controller.step + 30
    controller.set_pace(0.0)
    controller.train(30)
    wait(lambda: controller.step == end and controller.state == "paused")
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(end + 1))
    alone = Trainer(small_experiment())
    alone.advance(end)
    assert controller.digest == alone.checkpoint().digest()


@pytest.mark.skipif(
    not hasattr(psutil.Process, "rlimit"), reason="the system sets no limits to other processes"
)
@pytest.mark.parametrize("times", [2, pytest.param(100, marks=pytest.mark.slow)])
def test_a_worker_without_memory(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path, times: int
) -> None:
    """Nothing or little more is given to the process: it says so, or ends; with memory again, the run goes on."""
    clients: list[WorkerClient] = []

    def start() -> WorkerClient:
        clients.append(WorkerClient())
        return clients[-1]

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=60_000)

    def reached(step: int) -> bool:
        return controller.step >= step

    def wide(units: int) -> Experiment:
        return small_experiment(network={"layers": [{"kind": "dense", "units": units}] * 2 + ["output"]})

    program, draw = make_program(start), random.Random(times)
    program.files.open_experiment(wide(256))
    runs, document = program.context.runs, program.context.document
    controller, key = runs.controller, runs.selected
    wait(lambda: controller.state == "paused")
    ended, taken = Counter[str](), list[float]()
    for number in range(times):
        goal = controller.step + draw.randint(1, 60)
        controller.train(10**6)
        wait(partial(reached, goal))
        worker = psutil.Process(clients[-1].pid)
        most = worker.memory_info().vms + draw.choice((0, 2**20, 2**24))
        worker.rlimit(psutil.RLIMIT_AS, (most, psutil.RLIM_INFINITY))
        document.add([(wide(4096), "")], "Add")
        wait(lambda: runs.controller.refusal is not None or controller.state in ENDED)
        begun = time.monotonic()
        assert program.window.isVisible()
        with contextlib.suppress(psutil.NoSuchProcess):
            worker.rlimit(psutil.RLIMIT_AS, (psutil.RLIM_INFINITY, psutil.RLIM_INFINITY))
        document.remove([runs.selected], "Delete")
        assert runs.selected == key
        controller.pause()
        wait(lambda: controller.state in ("paused", *ENDED))
        ended[controller.state] += 1
        if controller.state in ENDED:
            notice = program.window.notice_area.notice(controller.state)
            assert notice is not None
            restart = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
            qtbot.mouseClick(restart, Qt.MouseButton.LeftButton)
            wait(lambda: controller.state == "paused")
        taken.append(time.monotonic() - begun)
        if number % 10 == 9:
            logging.getLogger(__name__).info(
                "%s; until the run can go on: %.1f s (at most %.1f)",
                *(dict(ended), statistics.median(taken), max(taken)),
            )
    end = controller.step + 30
    controller.train(30)
    wait(lambda: controller.step == end and controller.state == "paused")
    assert controller.record.series.series("batch_loss").steps.tolist() == list(range(end + 1))
    alone = Trainer(wide(256))
    alone.advance(end)
    assert controller.digest == alone.checkpoint().digest()
