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


class Lab:
    """A program whose workers are real processes.

    Attributes:
        controller: of the run that was opened first.
        clients: one for each worker that there has been.
    """

    def __init__(self, qtbot: QtBot, make_program: Callable[..., Program]) -> None:
        self._qtbot = qtbot
        self.clients: list[WorkerClient] = []
        self.program = make_program(self._start)
        self.runs, self.document = self.program.context.runs, self.program.context.document

    def _start(self) -> WorkerClient:
        self.clients.append(WorkerClient())
        return self.clients[-1]

    def open(self, experiment: Experiment) -> None:
        """Show a run, and wait until it is ready."""
        self.program.files.open_experiment(experiment)
        self.controller = self.runs.controller
        self.wait(lambda: self.controller.state == "paused")

    @property
    def worker(self) -> psutil.Process:
        """The latest one."""
        return psutil.Process(self.clients[-1].pid)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Run the event loop until something is the case."""
        self._qtbot.waitUntil(condition, timeout=60_000)

    def train_a_while(self, draw: random.Random) -> None:
        """Set out for good, and wait for some steps."""
        goal = self.controller.step + draw.randint(1, 60)
        self.controller.train(10**6)
        self.wait(lambda: self.controller.step >= goal)

    def restart(self) -> None:
        """Take what the notice offers, and wait until the run can go on."""
        notice = self.program.window.notice_area.notice(self.controller.state)
        assert notice is not None
        assert notice.isVisible()
        button = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait(lambda: self.controller.state == "paused")

    def train_to(self, end: int, experiment: Experiment) -> None:
        """Train up to a step; every row is there once, and the bits are those of a run that was left alone."""
        controller = self.controller
        controller.set_pace(0.0)
        controller.train(end - controller.step)
        self.wait(lambda: controller.step == end and controller.state == "paused")
        assert controller.record.series.series("batch_loss").steps.tolist() == list(range(end + 1))
        alone = Trainer(experiment)
        alone.advance(end)
        assert controller.digest == alone.checkpoint().digest()


@pytest.fixture
def lab(qtbot: QtBot, make_program: Callable[..., Program]) -> Lab:
    return Lab(qtbot, make_program)


def test_a_killed_worker_is_told_and_replaced_by_one_click(lab: Lab, tmp_path: Path) -> None:
    lab.open(small_experiment())
    controller, program = lab.controller, lab.program
    controller.train(30)
    lab.wait(lambda: controller.step == 30 and controller.state == "paused")
    controller.set_pace(20.0)
    controller.train(1000)
    lab.wait(lambda: controller.step > 30)
    workers = len(lab.clients)
    lab.worker.kill()
    lab.wait(lambda: controller.state == "lost")
    assert not program.window.transport.play_button.isEnabled()
    lab.restart()
    assert program.window.notice_area.notice("lost") is None
    assert len(lab.clients) == workers + 1
    assert controller.step >= 30
    lab.train_to(60, small_experiment())
    controller.save_checkpoint(tmp_path / "end.checkpoint")
    lab.wait((tmp_path / "end.checkpoint").exists)
    assert load_checkpoint(tmp_path / "end.checkpoint").digest() == controller.digest


ENDS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT)
"""As the system ends a process when memory runs out, and as a broken library or a driver does."""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_a_worker_that_is_lost_again_and_again(lab: Lab, times: int) -> None:
    lab.open(small_experiment())
    controller, draw = lab.controller, random.Random(times)
    taken, busy, lost = list[float](), list[float](), list[int]()
    for number in range(times):
        controller.set_pace(draw.choice((100.0, 1000.0)))
        lab.train_a_while(draw)
        lab.worker.send_signal(ENDS[number % len(ENDS)])
        lab.wait(lambda: controller.state == "lost")
        begun, step = time.monotonic(), controller.head
        assert lab.program.window.isVisible()
        lab.restart()
        taken.append(time.monotonic() - begun)
        used = lab.worker.cpu_times()
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
    lab.train_to(controller.step + 30, small_experiment())


@pytest.mark.skipif(
    not hasattr(psutil.Process, "rlimit"), reason="the system sets no limits to other processes"
)
@pytest.mark.parametrize("times", [2, pytest.param(100, marks=pytest.mark.slow)])
def test_a_worker_without_memory(lab: Lab, times: int) -> None:
    """Nothing or little more is given to the process: it says so, or ends; with memory again, the run goes on."""

    def wide(units: int) -> Experiment:
        return small_experiment(network={"layers": [{"kind": "dense", "units": units}] * 2 + ["output"]})

    lab.open(wide(256))
    controller, runs, key, draw = lab.controller, lab.runs, lab.runs.selected, random.Random(times)
    ended, taken = Counter[str](), list[float]()
    for number in range(times):
        lab.train_a_while(draw)
        worker = lab.worker
        most = worker.memory_info().vms + draw.choice((0, 2**20, 2**24))
        worker.rlimit(psutil.RLIMIT_AS, (most, psutil.RLIM_INFINITY))
        lab.document.add([(wide(4096), "")], "Add")
        lab.wait(lambda: runs.controller.refusal is not None or controller.state in ENDED)
        begun = time.monotonic()
        assert lab.program.window.isVisible()
        with contextlib.suppress(psutil.NoSuchProcess):
            worker.rlimit(psutil.RLIMIT_AS, (psutil.RLIM_INFINITY, psutil.RLIM_INFINITY))
        lab.document.remove([runs.selected], "Delete")
        assert runs.selected == key
        controller.pause()
        lab.wait(lambda: controller.state in ("paused", *ENDED))
        ended[controller.state] += 1
        if controller.state in ENDED:
            lab.restart()
        taken.append(time.monotonic() - begun)
        if number % 10 == 9:
            logging.getLogger(__name__).info(
                "%s; until the run can go on: %.1f s (at most %.1f)",
                *(dict(ended), statistics.median(taken), max(taken)),
            )
    lab.train_to(controller.step + 30, wide(256))
