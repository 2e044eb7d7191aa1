"""All runs of a worker: takes commands, shares the time out among the runs, gathers events."""

from __future__ import annotations

import math
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from engine.backend.faults import device_fault
from engine.errors import DescensoError, DeviceError, FileError, InputError
from engine.experiment import Experiment
from engine.recording.run import LiveChange, PathSwitch, RunRecord
from engine.session.json_reader import Json
from engine.session.pasts import decode_past
from engine.session.session import load_states
from engine.timeline.shelf import BUDGET
from engine.worker import messages
from engine.worker.course import Course
from engine.worker.jobs import Clock, Job
from engine.worker.messages import Message


class Host:
    """Runs by name. Pure: it reads no pipe and never sleeps; whoever drives it does.

    Nothing that a command or a run does wrong ends it: what a person can mend is `Refused`, the rest is `Failed`
    and leaves that run paused and the others alone.

    Attributes:
        events: what there is to say; the driver takes it.
        jobs: the runs that are open, the one whose turn is next first.
        ended: a `Quit` has come.
    """

    def __init__(self, clock: Clock = time.perf_counter) -> None:
        self.events: list[Message] = []
        self.ended = False
        self._clock = clock
        self._memory = BUDGET
        self.jobs: dict[str, Job] = {}

    def handle(self, command: Message) -> None:
        """Follow a command. One for a run that is not there (any more) is no mistake and does nothing."""
        if isinstance(command, messages.Quit):
            self.ended = True
            for run in list(self.jobs):
                self._forget(run)
        elif isinstance(command, messages.Close):
            self._forget(command.run)
        elif isinstance(command, messages.SetMemory):
            self._memory = command.budget
            self._share_memory()
        elif isinstance(command, messages.Credit) and not command.run:
            for job in self.jobs.values():
                job.credit += command.frames
        elif isinstance(command, messages.Open):
            self._guard(command.run, lambda: self._open(command))
        elif command.run in self.jobs:
            job = self.jobs[command.run]
            self._guard(command.run, lambda: follow(job, command), refusable=(InputError, FileError))

    def work(self) -> float | None:
        """Do the most urgent piece of work of one run.

        Returns:
            Seconds until there is more to do, 0 for at once; None when only a command can bring some.
        """
        now = self._clock()
        run = next((name for name, job in self.jobs.items() if job.due() <= now), None)
        if run is not None:
            # To the end of the line, so that every run has its turn.
            job = self.jobs[run] = self.jobs.pop(run)
            self._guard(run, job.work, refusable=())
        next_due = min((job.due() for job in self.jobs.values()), default=math.inf)
        return None if next_due == math.inf else max(0.0, next_due - self._clock())

    def take_events(self) -> list[Message]:
        """The events since the last call."""
        events, self.events = self.events, []
        return events

    def _open(self, command: messages.Open) -> None:
        record = RunRecord(
            Experiment.from_document(dict(command.experiment)),
            [LiveChange(*change) for change in command.changes],
            executor=dict(command.executor),
            dtype=command.dtype,
            switches=[PathSwitch(*switch) for switch in command.switches],
            origin=decode_past(Json(list(command.past), "past"), newer=False),
        )
        if command.checkpoint:
            record.checkpoint, record.history = load_states(Path(command.checkpoint))
        course = Course(record, command.backend, command.path, prompt=False)
        scratch = Path(command.scratch) if command.scratch else None
        self._forget(command.run)
        self.jobs[command.run] = Job(command.run, course, scratch, self._emit, self._clock)
        self._share_memory()
        self.jobs[command.run].open()

    def _forget(self, run: str) -> None:
        job = self.jobs.pop(run, None)
        if job is not None:
            job.close()
            self._share_memory()

    def _share_memory(self) -> None:
        """The states of all runs take as much together as one alone."""
        for job in self.jobs.values():
            job.past.shelf.set_budget(self._memory // len(self.jobs))

    def _emit(self, event: Message) -> None:
        self.events.append(event)

    def _guard(
        self,
        run: str,
        action: Callable[[], None],
        refusable: tuple[type[DescensoError], ...] = (DescensoError,),
    ) -> None:
        """Do something for a run; whatever goes wrong is told, and the host lives on.

        Args:
            refusable: errors after which the run is as it was before.
        """
        try:
            action()
        except DescensoError as error:
            if isinstance(error, refusable):
                self.events.append(_refusal(run, error))
            else:
                self._fail(run, str(error), device_fault(error))
        except Exception as error:  # noqa: BLE001 - the worker outlives whatever a run does
            fault = device_fault(error)
            self._fail(run, str(fault) if fault else _problem(error), fault)

    def _fail(self, run: str, problem: str, fault: DeviceError | None) -> None:
        cause = fault.cause if fault else ""
        self.events.append(messages.Failed(run, problem, traceback.format_exc(), cause))
        if run in self.jobs:
            self.jobs[run].halt()


def _problem(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "There is not enough memory; make the network, the batch or the data smaller."
    return f"Something went wrong in the worker: {type(error).__name__}: {error}"


def _refusal(run: str, error: DescensoError) -> messages.Refused:
    if isinstance(error, InputError):
        return messages.Refused(run, error.path, error.problem)
    return messages.Refused(run, "backend" if isinstance(error, DeviceError) else "", str(error))


def follow(job: Job, command: Message) -> None:
    """Have a run do what a command says."""
    match command:
        case messages.Play(until=until):
            job.play(until)
        case messages.Pause():
            job.rest()
        case messages.SetPace(steps_per_second=rate):
            job.set_pace(rate)
        case messages.ChangeLive(path=path, value=value):
            job.change(path, value)
        case messages.Watch(probes=probes, rate=rate):
            job.watch(probes, rate)
        case messages.Visit(step=step):
            job.visit(step)
        case messages.SaveCheckpoint(path=path, moment=moment, history=history):
            job.save(Path(path), moment=moment, history=history)
        case messages.Credit(frames=frames):
            job.credit += frames
        case _:
            raise TypeError(f"{type(command).__name__} is no command")
