"""The worker's side of a run as the window sees it: sends commands, and keeps what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Signal

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import LiveChange, PathSwitch, RunRecord
from engine.recording.store import BUDGET
from engine.session.pasts import encode_past
from engine.worker import messages
from engine.worker.frames import record
from gui.forms.places import problem_text
from gui.preferences.chosen import chosen_backend
from gui.runs.hub import WorkerHub
from gui.runs.speed_meter import SpeedMeter

RunState = Literal["none", "opening", "paused", "running", "diverged", "finished", "broken", "lost"]

ENDED: tuple[RunState, ...] = ("broken", "lost")
"""A failure has ended the run: only its last checkpoint can go on."""

OVER: tuple[RunState, ...] = ("diverged", "finished")
"""All lanes have stopped: only a new run can train."""

CREDIT = 2
"""Frames that may be on their way at once."""


class RunLink(QObject):
    """One run in the worker, and its record. It decides nothing: `RunController` does.

    Attributes:
        path: the path that updates take now; empty while there is none.
        detour: why they do not take compiled kernels, in words, where there is something to say.
        fault: the failure of a device that has ended this run, or has kept it from being opened.
        diverged: the lanes that have met a value which is not finite.
        step, head: updates made at the moment that is shown, and at the latest one.
        digest: SHA-256 of the state that is shown, hexadecimal; empty while it moves.
        backend: what runs are opened with.
        budget: bytes that the series may take.

    Signals:
        state_changed, moment_changed, frames_arrived, reading_arrived, log_changed, saved, not_saved, failed: see
            `RunController`.
        opened_run: the run is ready to be played.
        refused: an InputError and details, where it cannot be opened.
    """

    state_changed = Signal()
    moment_changed = Signal()
    frames_arrived = Signal()
    reading_arrived = Signal(str, object)
    log_changed = Signal()
    opened_run = Signal()
    refused = Signal(object, str)
    saved = Signal(object)
    not_saved = Signal(object)
    failed = Signal(str, str)

    def __init__(self, hub: WorkerHub, experiment: Experiment, parent: QObject) -> None:
        super().__init__(parent)
        self.hub = hub
        self.record = RunRecord(experiment)
        self.opened: messages.Opened | None = None
        self.state: RunState = "none"
        self.reason = ""
        self.step = self.head = 0
        self.digest = ""
        self._target: int | None = None
        self.path = self.detour = ""
        self.fault: messages.Failed | None = None
        self.diverged: tuple[int, ...] = ()
        self.backend = chosen_backend()
        self.budget = BUDGET
        self.speed = SpeedMeter()
        self.pace = 0.0
        self.probes: tuple[str, ...] = ()
        self.readings: dict[str, messages.Reading] = {}
        self._watched: dict[object, tuple[str, ...]] = {}
        self._run = ""
        self._grown = self._from_checkpoint = False
        self._saving: list[str] = []
        self._handlers: dict[type[messages.Message], Callable[[Any], None]] = {
            messages.Opened: self._on_opened,
            messages.Refused: self._on_refused,
            messages.Frame: self._on_frame,
            messages.State: self._on_state,
            messages.Changed: self._on_changed,
            messages.Switched: self._on_switched,
            messages.Reading: self._on_reading,
            messages.Saved: self._on_saved,
            messages.NotSaved: self._on_not_saved,
            messages.Failed: self._on_failed,
            messages.Lost: self._on_lost,
            messages.Moment: self._on_moment,
        }

    @property
    def on_the_way(self) -> bool:
        """Whether the run is going to a moment of its past."""
        return self._target is not None

    @property
    def bound_for(self) -> int:
        """The step of the moment that is shown once it has come to where it goes."""
        return self.step if self._target is None else self._target

    @property
    def scratch_file(self) -> Path:
        """Where the worker keeps the latest state of this run."""
        return self.hub.folder / f"{self._run}.checkpoint"

    def begin(self, record: RunRecord, checkpoint: Path | None = None) -> None:
        """Replace the run by that of `record`, from step 0 or from a checkpoint file."""
        self._drop_run(record)
        self._run = self.hub.enroll(self)
        self._from_checkpoint = checkpoint is not None
        self.state = "opening"
        changes = tuple((change.step, change.path, change.value) for change in record.changes)
        self.hub.send(
            messages.Open(
                self._run,
                record.start.to_document(),
                changes,
                self.backend,
                record.dtype,
                dict(record.executor),
                checkpoint=str(checkpoint or ""),
                scratch=str(self.scratch_file),
                switches=tuple((switch.step, switch.path) for switch in record.switches),
                past=tuple(encode_past(record)),
            )
        )
        self.send(messages.SetPace(self._run, self.pace))
        self.send(messages.Watch(self._run, self.probes))
        self._announce_replaced()

    def forget(self, record: RunRecord) -> None:
        """Let go of the run and show `record` instead; nothing is trained."""
        self._drop_run(record)
        self._announce_replaced()

    def _drop_run(self, record: RunRecord) -> None:
        if self._run:
            self.hub.dismiss(self._run)
            self._remove_scratch()
        self._run, self.record, self.opened = "", record, None
        self.set_budget(self.budget)
        self.state, self.reason, self.fault = "none", "", None
        self.step = self.head = record.first
        self.digest, self._target = "", None
        self.readings.clear()
        self.path = self.detour = ""
        self.diverged = ()
        self.speed.reset()

    def _remove_scratch(self) -> None:
        self.scratch_file.unlink(missing_ok=True)
        if self.state == "lost":  # else the worker does it
            self.scratch_file.with_suffix(".states").unlink(missing_ok=True)

    def _announce_replaced(self) -> None:
        self.log_changed.emit()
        self.state_changed.emit()
        self._end_saving(self.tr("The run was replaced before its state was written. Save again."))

    def set_budget(self, budget: int) -> None:
        """Bytes that the series may take from now on."""
        self.budget = self.record.series.budget = budget

    def send(self, message: messages.Message) -> None:
        """Send a command, while there is a run to receive it."""
        if self._run and self.state != "lost":
            self.hub.send(message)

    def command(self, kind: type[messages.Message], **values: Any) -> None:
        """Send a command to the present run."""
        self.send(kind(self._run, **values))

    def play(self, until: int) -> None:
        """Have it train until a step; without end if that is negative."""
        self._target = None
        self.command(messages.Play, until=until)
        self.speed.start(time.monotonic(), self.step)
        self.state, self.reason = "running", ""

    def visit(self, step: int) -> None:
        """Have it go to a moment of its past."""
        self._target = step
        self.command(messages.Visit, step=step)

    def next_epoch(self) -> int:
        """The first step at which the training part has been seen once more."""
        if self.opened is None or not self.opened.samples:
            return self.bound_for + 1
        samples, batch = self.opened.samples["train"], self.opened.batch_size
        return -(-(self.bound_for * batch // samples + 1) * samples // batch)

    def watch(self, owner: object, probes: tuple[str, ...]) -> None:
        """See `RunController.watch`."""
        self._watched[owner] = probes
        wanted = tuple(sorted({probe for probes in self._watched.values() for probe in probes}))
        if wanted != self.probes:
            self.probes = wanted
            self.readings = {name: one for name, one in self.readings.items() if name in wanted}
            self.command(messages.Watch, probes=wanted)

    def save(self, path: Path, *, moment: bool = False) -> None:
        """Have the latest state written to a file, with earlier ones, or that of the moment alone.

        It is done once the run is open; `saved` or `not_saved` always answers.
        """
        self._saving.append(str(path))
        if self.state == "none" or self.state in ENDED:
            self._end_saving(self.tr("There is no run that could be saved."))
        elif self.state != "opening":
            self.command(messages.SaveCheckpoint, path=str(path), moment=moment, history=not moment)

    def take(self, message: messages.Message) -> None:
        """Take in what the worker has said of this run."""
        self._handlers[type(message)](message)
        self._grown |= isinstance(message, messages.Frame)

    def settle(self) -> None:
        """Tell that the record has grown, once for all that came together."""
        if self._grown:
            self._grown = False
            self.frames_arrived.emit()

    def close(self) -> None:
        """Let go of the run without a word."""
        if self._run:
            self.hub.dismiss(self._run)
            self._remove_scratch()
            self._run = ""

    def _on_opened(self, message: messages.Opened) -> None:
        self.opened, self.state = message, "paused"
        self.step = self.head = message.step
        self.digest = message.digest
        self.path, self.detour = message.path, message.reason
        self._rewind_record(message.step)
        self.record.executor = self.record.executor or message.executor
        self.command(messages.Credit, frames=CREDIT)
        for path in self._saving:
            self.command(messages.SaveCheckpoint, path=path, history=True)
        self.log_changed.emit()
        self.opened_run.emit()
        self.state_changed.emit()

    def _rewind_record(self, step: int) -> None:
        """Forget what was recorded after the checkpoint that the run goes on from: it will come again.

        So will live changes and switches of the path that were logged after it: the worker has the whole log.
        """
        # Without a checkpoint a run begins with its first row, which comes again as well; a branch has no such row.
        kept = step if self._from_checkpoint or self.record.origin else -1
        late = any(series.last and series.last[0] > kept for series in self.record.series.values())
        logged = [change.step for change in self.record.changes]
        logged += [switch.step for switch in self.record.switches]
        if late or any(at > step for at in logged):
            self.record = self.record.until(step)
            self.record.series = self.record.series.until(kept)

    def _on_refused(self, message: messages.Refused) -> None:
        error = InputError(message.path, message.problem)
        self._target = None
        if self.state == "opening":
            self._refuse(error)
        else:
            text = self.tr("The run goes on without the change: {problem}")
            self.failed.emit(text.format(problem=problem_text(error, self.record.experiment)), "")

    def _refuse(self, error: InputError, details: str = "", fault: messages.Failed | None = None) -> None:
        """The run could not be opened; whoever hears it may already begin another one."""
        self._drop_run(self.record)
        self.fault = fault
        self.refused.emit(error, details)
        self._end_saving(problem_text(error, self.record.experiment))

    def _on_frame(self, message: messages.Frame) -> None:
        record(message, self.record.series)
        self.step = self.head = message.step
        if self.state == "running":
            self.speed.record(time.monotonic(), message.step)
        self.command(messages.Credit, frames=1)

    def _on_state(self, message: messages.State) -> None:
        self.state, self.reason = cast(RunState, message.state), message.reason
        self.diverged = message.diverged
        self.step, self.head = message.step, max(self.head, message.step)
        if self.state == "broken":
            self.reason = self.tr("A failure has left this run between two steps.")
        self.state_changed.emit()

    def _on_moment(self, message: messages.Moment) -> None:
        self.step, self.head = message.step, message.head
        self.digest = message.digest
        if message.step == self._target and not message.on_the_way:
            self._target = None
        if self.state == "running":
            self.speed.record(time.monotonic(), message.step)
        self.moment_changed.emit()

    def _on_changed(self, message: messages.Changed) -> None:
        change = LiveChange(message.step, message.path, message.value)
        changes = self.record.changes
        if changes and (changes[-1].step, changes[-1].path) == (change.step, change.path):
            changes[-1] = change
        else:
            changes.append(change)
        self.log_changed.emit()

    def _on_switched(self, message: messages.Switched) -> None:
        self.path, self.detour = message.path, message.reason
        switches = self.record.switches
        if switches and switches[-1].step == message.step:
            switches.pop()
        switches.append(PathSwitch(message.step, message.path))
        self.record.executor = message.executor or self.record.executor
        self.state_changed.emit()

    def _on_reading(self, message: messages.Reading) -> None:
        if message.probe in self.probes:
            self.readings[message.probe] = message
        self.reading_arrived.emit(message.probe, message)

    def _on_saved(self, message: messages.Saved) -> None:
        if message.path in self._saving:
            self._saving.remove(message.path)
            self.saved.emit(message)

    def _on_not_saved(self, message: messages.NotSaved) -> None:
        if message.path in self._saving:
            self._saving.remove(message.path)
            self.not_saved.emit(message)

    def _end_saving(self, problem: str) -> None:
        """No answer will come any more to what was asked for."""
        waiting, self._saving = self._saving, []
        for path in waiting:
            self.not_saved.emit(messages.NotSaved(self._run, path, problem))

    def _on_failed(self, message: messages.Failed) -> None:
        fault = message if message.cause else None
        self._target = None
        if message.cause == "device":
            self.hub.give_up(message.problem, but=self)  # its process will never compute again
        if self.state == "opening":
            self._refuse(InputError("", message.problem), message.details, fault)
        elif message.cause == "device":
            self.fault = fault
            self._lose(message.problem)
        elif fault:
            self.fault = fault  # that the run is broken comes next
        else:
            self.failed.emit(message.problem, message.details)

    def _on_lost(self, message: messages.Lost) -> None:
        self._lose(message.reason)

    def _lose(self, reason: str) -> None:
        self.state, self.reason = "lost", reason
        self.state_changed.emit()
        self._end_saving(self.tr("The process that trains has ended. Restart it, then save again."))
