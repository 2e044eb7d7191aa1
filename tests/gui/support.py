"""What the window's tests share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.progress import tell
from engine.recording.block import Block
from engine.session.session import load_checkpoint
from engine.worker import messages
from engine.worker.client import InProcessClient
from gui.app import Program, make_context
from gui.context import Context
from gui.document import Document
from gui.frame_clock import FrameClock
from gui.notices import NoticeCenter
from gui.own_data.edits import DataEdits
from gui.runs.controller import RunController
from gui.runs.runs import Runs
from gui.runs.standing import Standing
from gui.session_files import SessionFiles
from gui.theme.manager import ThemeManager
from gui.theme.palette import LIGHT
from gui.work.center import WorkCenter

PATIENCE = 20_000
"""Milliseconds after which a test gives up waiting."""


def activate(qtbot: QtBot, program: Program) -> None:
    """Make a window the one that keys go to."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


def small_experiment(**changes: Any) -> Experiment:
    """A network that makes thousands of steps a second."""
    document: dict[str, Any] = {
        "data": {"kind": "xor", "samples": 50},
        "network": {"layers": [{"kind": "dense", "units": 4, "activation": "tanh"}, "output"]},
        "loss": "binary_cross_entropy",
        "batch_size": 8,
        "steps": 60,
        "evaluate_every": 10,
    }
    return Experiment.from_document(document | changes)


@dataclass
class Bench:
    """A document and its runs, driven by hand."""

    document: Document
    runs: Runs
    clients: list[InProcessClient] = field(default_factory=list)

    @classmethod
    def make(cls) -> Bench:
        """One with the small experiment, ready to play."""
        document, clients = Document(small_experiment()), list[InProcessClient]()

        def start() -> InProcessClient:
            clients.append(InProcessClient())
            return clients[-1]

        bench = cls(document, Runs(document, start), clients)
        bench.runs.load()
        bench.until(lambda: bench.controller.state == "paused")
        return bench

    @property
    def controller(self) -> RunController:
        """The selected run."""
        return self.runs.controller

    def until(self, condition: Callable[[], bool]) -> None:
        """Poll until something is the case."""
        deadline = QDeadlineTimer(PATIENCE)
        while not condition():
            assert not deadline.hasExpired(), "it did not happen in time"
            QTest.qWait(0)  # runs timers and queued signals
            self.runs.poll()

    def train(self, steps: int) -> None:
        """Train for so many steps."""
        goal = self.controller.step + steps
        self.controller.train(steps)
        self.until(lambda: self.controller.step == goal and self.controller.state == "paused")

    def lose_worker(self, reason: str) -> None:
        """Have the client say that its worker has ended."""
        self.clients[-1].receive = lambda timeout=0.0: [messages.Lost(reason=reason)]  # type: ignore[method-assign]
        self.until(lambda: self.controller.state == "lost")

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """The worker's answers are late."""
        client = self.clients[-1]
        client.receive = lambda timeout=0.0: []  # type: ignore[method-assign]
        yield
        del client.receive

    @property
    def in_force(self) -> Experiment:
        """What the worker trains now."""
        (job,) = self.clients[-1].host.jobs.values()
        return job.course.trainer.experiment

    def fail_once(self, error: Exception) -> None:
        """Have the next slice of training fail in the middle."""
        (job,) = self.clients[-1].host.jobs.values()

        def fail(count: int) -> Block:
            del job.course.advance
            raise error

        job.course.advance = fail  # type: ignore[method-assign]

    def digest(self, folder: Path) -> str:
        """What the state of the run is, bit for bit."""
        file = folder / "state.checkpoint"
        file.unlink(missing_ok=True)
        self.controller.save_checkpoint(file)
        self.until(file.exists)
        return load_checkpoint(file).digest()


def finish_work(context: Context) -> None:
    """Wait until no long work goes on; the worker is not asked meanwhile."""
    deadline = QDeadlineTimer(PATIENCE)
    while context.work.under_way:
        assert not deadline.hasExpired(), "it did not end in time"
        QTest.qWait(0)


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Iterator[threading.Event]:
    """Have a function wait before its work until it is canceled or the block ends; gives what tells that it waits."""
    waits, may_go_on, function = threading.Event(), threading.Event(), getattr(owner, name)

    def late(*arguments: object, **options: object) -> object:
        waits.set()
        while not may_go_on.wait(0.001):
            tell()
        return function(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, late)
        try:
            yield waits
        finally:
            may_go_on.set()


def context_for(app: QApplication, bench: Bench) -> Context:
    """What a panel is given, around a document and its controller."""
    notices, work = NoticeCenter(), WorkCenter()
    data = DataEdits(bench.document, notices, work)
    clock = FrameClock()
    standing, theme = Standing(bench.runs, clock), ThemeManager(app, LIGHT)
    return Context(bench.document, bench.runs, standing, clock, theme, notices, data, work)


@dataclass
class FilesBench(Bench):
    """A bench with files and notices."""

    context: Context = field(kw_only=True)
    files: SessionFiles = field(kw_only=True)

    @classmethod
    def of(cls, app: QApplication) -> FilesBench:
        """One with the small experiment, ready to play."""
        clients = list[InProcessClient]()

        def start() -> InProcessClient:
            clients.append(InProcessClient())
            return clients[-1]

        context = make_context(app, start, "light")
        bench = cls(context.document, context.runs, clients, context=context, files=SessionFiles(context))
        bench.files.open_experiment(small_experiment())
        bench.until(lambda: bench.controller.state == "paused")
        return bench

    def open(self, file: Path) -> bool:
        """Open a file, and wait until it is there. Returns whether it could be opened."""
        self.files.open_file(file)
        finish_work(self.context)
        return not any(message.key == "open" for message in self.context.notices.messages)

    def save(self, file: Path) -> None:
        """Save, and wait until it is done."""
        self.files.saver.save(file)
        self.until(lambda: not self.files.saver.busy)
