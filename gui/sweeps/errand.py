"""One run of a sweep in the worker that all share: trained to its horizon, then forgotten there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from engine.arrays import HostArray
from engine.recording.store import SeriesStore
from engine.sweeps.figures import YARDSTICKS
from engine.sweeps.plan import SweepRun
from engine.worker import messages
from engine.worker.frames import record
from gui.runs.hub import WorkerHub

CREDIT = 2
"""Frames that may be on their way at once."""

MARK = "batch_loss"
"""A column that has a value in every row of a lane that trains."""


class Errand:
    """Has a run trained, and keeps its evaluations. It takes its turns with the runs on screen, slice by slice.

    It has no file of checkpoints: should the worker be lost, the sweep is.

    Args:
        tell: is called when figures have come, and when it is done or has failed.

    Attributes:
        store: evaluations by (series, lane).
        step: updates made so far.
        done: it has been trained to its end.
        failed: it could not be.
        problem: why not, where somebody has said so.
    """

    def __init__(self, hub: WorkerHub, run: SweepRun, tell: Callable[[], None]) -> None:
        self._hub = hub
        self._run = run
        self._tell = tell
        self.store = SeriesStore()
        self.step = 0
        self.done = self.failed = False
        self.problem = ""
        self._news = False
        self._ends = np.full(len(run.cells), -1)
        self._name = ""

    @property
    def run(self) -> SweepRun:
        """What is trained."""
        return self._run

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return 1.0 if self.done else min(self.step / self._run.experiment.steps, 1.0)

    def diverged(self, lane: int) -> int | None:
        """The last step of a lane that stopped before the others; None while it trains, or where it came through.

        Nothing else stops a lane: there is no early stopping in sweeps.
        """
        last = int(self._ends[lane])
        if self.done:
            return last if last < self._run.experiment.steps else None
        return last if last < int(self._ends.max()) else None

    def start(self) -> None:
        """Open it in the worker; it trains as soon as it is ready."""
        self._name = self._hub.enroll(self)
        self._hub.send(messages.Open(self._name, self._run.experiment.to_document()))

    def end(self) -> None:
        """Have it forgotten, however far it is."""
        if self._name:
            self._hub.dismiss(self._name)
        self._name = ""

    def take(self, message: messages.Message) -> None:
        """Take in what the worker has said of it."""
        if isinstance(message, messages.Opened):
            self._hub.send(messages.Credit(self._name, frames=CREDIT))
            self._hub.send(messages.Play(self._name, until=self._run.experiment.steps))
        elif isinstance(message, messages.Frame):
            self._record(message)
            self._hub.send(messages.Credit(self._name, frames=1))
        elif isinstance(message, messages.State):
            self._follow(message)
        elif isinstance(message, messages.Refused):
            self._fail(message.problem)
        elif isinstance(message, messages.Failed):
            if message.cause == "device":
                self._hub.give_up(message.problem, but=self)  # its process will never compute again
            self._fail(message.problem)
        elif isinstance(message, messages.Lost):
            self._fail(message.reason)

    def settle(self) -> None:
        """All that came together has been taken in."""
        if self._news:
            self._news = False
            self._tell()

    def _record(self, frame: messages.Frame) -> None:
        for cells in (_latest(frame.bucket_steps, frame.buckets), _latest(frame.steps, frame.columns)):
            if cells is not None:
                self._ends = np.maximum(self._ends, cells)
        kept = messages.Frame(
            frame.run,
            frame.steps,
            {name: cells for name, cells in frame.columns.items() if name in YARDSTICKS},
            frame.step,
            frame.bucket_size,
            frame.bucket_steps,
            {name: cells for name, cells in frame.buckets.items() if name in YARDSTICKS},
        )
        record(kept, self.store)
        self.step, self._news = frame.step, True

    def _follow(self, state: messages.State) -> None:
        self.step = max(self.step, state.step)
        if state.state == "broken":
            self._fail(state.reason)
        elif state.state in ("diverged", "finished") or self.step >= self._run.experiment.steps:
            self.done = True
            self._conclude()

    def _fail(self, problem: str) -> None:
        self.failed, self.problem = True, problem
        self._conclude()

    def _conclude(self) -> None:
        """At once, for after the loss of a worker nothing settles any more."""
        self.end()
        self._tell()


def _latest(steps: HostArray | None, columns: Mapping[str, HostArray]) -> HostArray | None:
    """The last step at which each lane trained, (lanes,); None where nothing is told of it."""
    cells = columns.get(MARK)
    if steps is None or cells is None or not steps.size:
        return None
    alive = ~np.isnan(cells if cells.ndim == 2 else cells[-1])
    rows = steps if steps.ndim == 1 else steps[-1]
    return np.where(alive, rows[:, None], -math.inf).max(axis=0).clip(-1).astype(int)
