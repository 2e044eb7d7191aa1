"""What can be asked of one run: what it does, where it is, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.timeline.branching import require_same_shape
from engine.worker import messages
from gui.formatting import number
from gui.forms.places import problem_text
from gui.runs.hub import WorkerHub
from gui.runs.link import ENDED, OVER, RunLink, RunState
from gui.runs.subject import Subject


class RunFacts(QObject):
    """A run as panels see it; it changes nothing. `RunController` brings about what it tells."""

    def __init__(self, subject: Subject, hub: WorkerHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self._link = RunLink(hub, subject.experiment, self)
        self._sent: Experiment = subject.experiment
        self._played = False
        self._stale = False
        self._compared: tuple[Experiment, Experiment, bool] | None = None
        self._refusal: InputError | None = None
        self._refusal_details = ""
        self._refusal_fault: messages.Failed | None = None
        self._origin: Path | None = None
        self._goal: Callable[[], int] | None = None

    @property
    def record(self) -> RunRecord:
        """The run on screen: its experiment, live changes and series."""
        return self._link.record

    @property
    def state(self) -> RunState:
        """What the run does now."""
        return self._link.state

    @property
    def reason(self) -> str:
        """Why it does that, in words, where there is something to say."""
        if self.state == "paused" and self._played and self.step == self._sent.steps:
            text = self.tr("The horizon of {steps} steps is reached; play goes on without end.")
            return text.format(steps=number(self._sent.steps))
        return self._link.reason

    @property
    def opened(self) -> messages.Opened | None:
        """What the worker said of the run: executor, sizes; None while there is none."""
        return self._link.opened

    @property
    def diverged(self) -> tuple[int, ...]:
        """The lanes that have met a value which is not finite."""
        return self._link.diverged

    @property
    def path(self) -> str:
        """The path that updates take now: ``reference`` or ``accelerated``; empty while there is no run."""
        return self._link.path

    @property
    def detour(self) -> str:
        """Why updates do not take compiled kernels, in the engine's words, where there is something to say."""
        return self._link.detour

    @property
    def step(self) -> int:
        """Updates made at the moment that is shown; mostly all that were made so far."""
        return self._link.step

    @property
    def head(self) -> int:
        """Updates made so far."""
        return self._link.head

    @property
    def first(self) -> int:
        """The earliest step that can be visited: 0, or where a branch began."""
        return self.record.first

    @property
    def in_past(self) -> bool:
        """Whether an earlier moment than the latest one is shown, or is on its way."""
        return self.step < self.head or self._link.on_the_way

    @property
    def moment(self) -> int | None:
        """The step that is shown where it is not the latest one, for who wants figures of it; else None."""
        return self.step if self.step < self.head else None

    @property
    def on_the_way(self) -> bool:
        """Whether the moment that was asked for is still to come."""
        return self._link.on_the_way

    @property
    def bound_for(self) -> int:
        """The step that is shown, or is on its way."""
        return self._link.bound_for

    @property
    def digest(self) -> str:
        """SHA-256 of the state that is shown, hexadecimal; empty while it moves."""
        return self._link.digest

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier moment that could be shown."""
        return self.can_visit and self.bound_for > self.first

    @property
    def can_visit(self) -> bool:
        """Whether there is a run that can go to its moments."""
        return self.opened is not None and self.state not in ("none", "opening", *ENDED)

    @property
    def can_branch(self) -> bool:
        """Whether a branch could leave the moment that is shown."""
        at_rest = self.state == "paused" or self.state in OVER
        return at_rest and not self.playing and not self.on_the_way and (self.branching or not self._stale)

    @property
    def branching(self) -> bool:
        """Whether play would branch off: an earlier moment is shown, and the experiment was changed in a way that keeps
        the parameters' shapes."""
        return self._stale and self.in_past and self._keeps_shapes()

    def _keeps_shapes(self) -> bool:
        """Whether the parameters of the run can be those of the experiment as it is edited."""
        pair = self.record.start, self.subject.experiment
        if self._compared is None or self._compared[0] is not pair[0] or self._compared[1] is not pair[1]:
            try:
                require_same_shape(*pair)
            except InputError:
                self._compared = *pair, False
            else:
                self._compared = *pair, True
        return self._compared[2]

    @property
    def playable(self) -> bool:
        """Whether play would train it up to the horizon: it is there, and has not reached it."""
        return self.can_play[0] and (self._stale or self.bound_for < self._sent.steps)

    @property
    def has_epochs(self) -> bool:
        """Whether there are samples to see, or may be: there are none on a surface."""
        return not self.subject.experiment.surface.is_surface

    @property
    def epoch(self) -> float:
        """How many times the training part has been seen."""
        opened = self.opened
        return self.step * opened.batch_size / opened.samples["train"] if opened and opened.samples else 0.0

    @property
    def playing(self) -> bool:
        """Whether it trains, or will as soon as it is ready."""
        return self.state == "running" or self._goal is not None

    @property
    def stale(self) -> bool:
        """Whether the document's experiment is no longer that of the run, so that play starts a new one."""
        return self._stale

    @property
    def has_progress(self) -> bool:
        """Whether there is anything that a new run would replace."""
        return self._played or self.head > self.first

    @property
    def problems(self) -> tuple[InputError, ...]:
        """Everything that keeps the document's experiment from training, with paths."""
        return self.subject.inspection.problems or ((self._refusal,) if self._refusal else ())

    @property
    def refusal(self) -> InputError | None:
        """Why the worker could not prepare the document's experiment, though its network fits."""
        return self._refusal

    @property
    def refusal_details(self) -> str:
        """What there is to copy about it."""
        return self._refusal_details if self._refusal else ""

    @property
    def fault(self) -> messages.Failed | None:
        """The failure of a device that has ended the run, or has kept the document's experiment from being opened."""
        if self._refusal:
            return self._refusal_fault
        return self._link.fault if self.state in ENDED else None

    @property
    def can_play(self) -> tuple[bool, str]:
        """Whether play does something, else why not, in words."""
        if self.problems:
            return False, problem_text(self.problems[0], self.subject.experiment)
        blocked = self.state in ENDED or (self.state in OVER and not self._stale)
        return not blocked, self.reason if blocked else ""

    @property
    def samples_per_second(self) -> float:
        """Training samples seen a second, all lanes together; at rest the last such figure, 0 if there is none."""
        if self.opened is None:
            return 0.0
        return self._link.speed.steps_per_second * self.opened.batch_size * max(1, len(self._sent.lanes))

    @property
    def steps_per_second(self) -> float:
        """Updates a second; at rest the last such figure, 0 if there is none."""
        return self._link.speed.steps_per_second

    @property
    def pace(self) -> float:
        """Steps a second at most; 0 is without a limit."""
        return self._link.pace

    @property
    def watched(self) -> tuple[str, ...]:
        """The probes that are read now."""
        return self._link.probes

    def reading(self, probe: str) -> messages.Reading | None:
        """The latest reading of a probe that is read now; None before its first."""
        return self._link.readings.get(probe)

    @property
    def folder(self) -> Path:
        """Where files lie that the worker and the window share."""
        return self._link.hub.folder

    @property
    def scratch_file(self) -> Path:
        """Where the worker keeps the latest state of this run."""
        return self._link.scratch_file

    @property
    def last_checkpoint(self) -> Path | None:
        """The latest state of this run in a file: from the worker, else what it was opened from; None for neither."""
        files = (self.scratch_file, self._origin)
        return next((file for file in files if file is not None and file.exists()), None)
