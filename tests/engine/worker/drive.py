"""Drive a worker in tests: a clock that is set by hand, and what was said of a run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from engine.experiment import Experiment
from engine.recording.store import SeriesStore
from engine.session.session import load_checkpoint
from engine.training.trainer import Trainer
from engine.worker import messages
from engine.worker.client import InProcessClient, WorkerClient
from engine.worker.frames import record
from engine.worker.messages import Message
from tests.engine.training.experiments import small

RUN = "run"
DEADLINE = 30.0

Kind = TypeVar("Kind", bound=Message)


class Clock:
    """Stands still unless it is moved; every look at it may take `tick` seconds."""

    def __init__(self, tick: float = 0.0) -> None:
        self.now = 100.0
        self.tick = tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


class Log:
    """What a worker has said."""

    def __init__(self) -> None:
        self.events: list[Message] = []

    def said(self, kind: type[Kind], run: str = RUN) -> list[Kind]:
        """All messages of one kind about a run."""
        return [event for event in self.events if isinstance(event, kind) and event.run == run]

    def store(self, run: str = RUN) -> SeriesStore:
        """The series that a window would hold; it refuses rows that are repeated or out of order."""
        store = SeriesStore()
        for frame in self.said(messages.Frame, run):
            record(frame, store)
        return store


class Bench(Log):
    """An in-process worker."""

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__()
        self.clock = clock or Clock()
        self.client = InProcessClient(clock=self.clock)

    def open(self, experiment: Experiment | None = None, run: str = RUN, **options: Any) -> list[Message]:
        return self.send(messages.Open(run, (experiment or small()).to_document(), **options))

    def send(self, *commands: Message) -> list[Message]:
        """Send commands and do one slice of work; return what was said."""
        for command in commands:
            self.client.send(command)
        said = self.client.receive()
        self.events += said
        return said

    def work(self, enough: Callable[[], object], most: int = 5000) -> None:
        """Work on until there is enough."""
        for _ in range(most):
            if enough():
                return
            self.send()
        raise AssertionError(f"not enough after {most} slices; the last events: {self.events[-5:]}")

    def play(self, until: int, run: str = RUN) -> messages.State:
        """Train until a step, and return the last word on it."""
        known = len(self.said(messages.State, run))
        self.send(messages.Play(run, until))
        self.work(lambda: any(state.state != "running" for state in self.said(messages.State, run)[known:]))
        return self.said(messages.State, run)[-1]

    def step(self, run: str = RUN) -> int:
        """Updates made so far."""
        return self.client.host.jobs[run].course.step

    def digest(self, run: str = RUN) -> str:
        """The bits of the state."""
        return self.client.host.jobs[run].course.trainer.checkpoint().digest()


class Link(Log):
    """A worker process, with the credit that a window would grant."""

    def __init__(self) -> None:
        super().__init__()
        self.client = WorkerClient()

    def open(self, experiment: Experiment, run: str = RUN, **options: Any) -> None:
        """Open a run and wait until it is there."""
        self.client.send(messages.Open(run, experiment.to_document(), **options))
        self.client.send(messages.Credit(run, 2))
        self.wait(lambda: self.said(messages.Opened, run))

    def wait(self, enough: Callable[[], object]) -> None:
        """Take in events until there is enough."""
        deadline = time.monotonic() + DEADLINE
        while not enough():
            assert time.monotonic() < deadline, self.events[-5:]
            for event in self.client.receive(1.0):
                self.events.append(event)
                if isinstance(event, messages.Frame):
                    self.client.send(messages.Credit(event.run, 1))

    def play(self, until: int, run: str = RUN) -> messages.State:
        """Train until a step, and return the last word on it."""
        known = len(self.said(messages.State, run))
        self.client.send(messages.Play(run, until))
        self.wait(lambda: any(state.state != "running" for state in self.said(messages.State, run)[known:]))
        return self.said(messages.State, run)[-1]

    def digest(self, path: Path, run: str = RUN) -> str:
        """The bits of the state, by way of a file."""
        known = len(self.said(messages.Saved, run))
        self.client.send(messages.SaveCheckpoint(run, str(path)))
        self.wait(lambda: len(self.said(messages.Saved, run)) > known)
        return load_checkpoint(path).digest()


def trained(experiment: Experiment, steps: int) -> Trainer:
    """The same run without any worker."""
    trainer = Trainer(experiment)
    trainer.start()
    trainer.advance(steps)
    return trainer


def assert_same_rows(store: SeriesStore, other: SeriesStore) -> None:
    """Both hold the same series, bit for bit."""
    assert set(store) == set(other)
    for key, series in store.items():
        np.testing.assert_array_equal(series.steps, other[key].steps, err_msg=str(key))
        np.testing.assert_array_equal(series.values, other[key].values, err_msg=str(key))
