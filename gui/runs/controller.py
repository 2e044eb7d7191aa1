"""Between the document and the worker: keeps one run in step with its experiment as it is edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine import paths
from engine.comparison.seeds import SEEDS, renumbered, seed_count
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

REOPEN_DELAY = 120
"""Milliseconds after the last edit of an untouched run before it is prepared again."""


class RunController(QObject):
    """One run: opens it, plays it, and takes over live changes.

    A live edit of the document reaches the run at once. Any other edit leaves the run on screen, paused and
    `stale`, until play starts a new one. A run that has not begun is simply prepared again.

    Attributes:
        held: there is no run to speak of, between `hold` and `load`.

    Signals:
        state_changed: state, reason, staleness or what may be done has changed.
        moment_changed: another moment of the run is shown, or its state is known by its hash now.
        branch_wanted: play was asked for at a moment of the past, and the document's experiment can go on from there.
        frames_arrived: `record.series` has grown.
        reading_arrived: a probe's name and its `messages.Reading`.
        log_changed: a live change was logged, or `record` is another one.
        saved: a `messages.Saved`, the answer to `save_checkpoint`; its rows have come before it.
        not_saved: a `messages.NotSaved`, the other answer: also when the run ends or is replaced meanwhile.
        failed: a sentence and details, where something unforeseen has happened in the worker.
    """

    state_changed = Signal()
    moment_changed = Signal()
    branch_wanted = Signal()
    frames_arrived = Signal()
    reading_arrived = Signal(str, object)
    log_changed = Signal()
    saved = Signal(object)
    not_saved = Signal(object)
    failed = Signal(str, str)

    def __init__(self, subject: Subject, hub: WorkerHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self._link = RunLink(hub, subject.experiment, self)
        self._sent: Experiment = subject.experiment
        self._played = False
        self._stale = False
        self._refusal: InputError | None = None
        self._refusal_details = ""
        self._refusal_fault: messages.Failed | None = None
        self._origin: Path | None = None
        self._fallback: tuple[RunRecord, Path] | None = None
        self._ahead = False
        self.held = True
        self._goal: Callable[[], int] | None = None
        self._reopening = QTimer(self, singleShot=True, interval=REOPEN_DELAY)
        self._reopening.timeout.connect(self.restart)
        link = self._link
        link.state_changed.connect(self._on_state)
        link.moment_changed.connect(self._on_moment)
        link.frames_arrived.connect(self._on_frames)
        link.reading_arrived.connect(self.reading_arrived)
        link.log_changed.connect(self._on_log)
        link.opened_run.connect(self._on_opened)
        link.refused.connect(self._on_refused)
        link.saved.connect(self.saved)
        link.not_saved.connect(self.not_saved)
        link.failed.connect(self.failed)
        subject.changed.connect(self._on_subject_changed)

    # What can be asked

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
    def digest(self) -> str:
        """SHA-256 of the state that is shown, hexadecimal; empty while it moves."""
        return self._link.digest

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier moment that could be shown."""
        there = self.opened is not None and self.state not in ("none", "opening", *ENDED)
        return there and self.step > self.first

    @property
    def can_branch(self) -> bool:
        """Whether a branch could leave the moment that is shown."""
        at_rest = self.state == "paused" or self.state in OVER
        return at_rest and not self.playing and not self.on_the_way and (self.branching or not self._stale)

    @property
    def branching(self) -> bool:
        """Whether play would branch off: an earlier moment is shown, and the experiment was changed in a way that keeps
        the parameters' shapes."""
        if not (self._stale and self.in_past):
            return False
        try:
            require_same_shape(self.record.start, self.subject.experiment)
        except InputError:
            return False
        return True

    @property
    def playable(self) -> bool:
        """Whether play would train it up to the horizon: it is there, and has not reached it."""
        return self.can_play[0] and (self._stale or self.step < self._sent.steps)

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

    # What can be asked for

    def play(self) -> None:
        """Train on, up to the horizon; beyond it, without end. A stale run is replaced by a new one."""
        self._train(lambda: self._sent.steps if self.step < self._sent.steps else -1)

    def pause(self) -> None:
        """Stop after the current step."""
        self._stop()
        self.state_changed.emit()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def train(self, steps: int) -> None:
        """Train for so many steps, whatever the horizon; does nothing while it trains already."""
        if not self.playing:
            self._train(lambda: self.step + steps)

    def step_once(self) -> None:
        """Make one update; a run that goes on is paused instead."""
        self._train_or_pause(lambda: self.step + 1)

    def epoch_once(self) -> None:
        """Train until every sample has been seen once more; a run that goes on is paused instead."""
        self._train_or_pause(self._link.next_epoch)

    def restart(self) -> None:
        """Begin again at step 0 with the document's experiment; a run that goes on plays on.

        An experiment that cannot train replaces nothing.
        """
        if not self.subject.inspection.problems:
            self._restart(self.playing)

    def restart_with_new_seed(self) -> None:
        """Begin again from other random numbers: those of the next seed, or of as many that follow as there are."""
        if not self.subject.inspection.problems:
            playing, experiment = self.playing, self.subject.experiment
            seed = (experiment.seed + seed_count(experiment)) % SEEDS
            self.subject.edit("seed", seed, self.tr("New seed"), renumbered)
            self._restart(playing)

    def recover(self) -> None:
        """After a failure: go on from the last checkpoint, in another worker where this one has ended.

        Did it come before a new run was ready, what was on screen before comes back.
        """
        if self._fallback is not None:
            self._begin(*self._fallback)
        else:
            checkpoint = self._rescue()
            self._begin(self.record if checkpoint else self._fresh(self.record.start), checkpoint)

    def use_processor(self) -> None:
        """Train on the processor from now on: go on from the last checkpoint, or open what could not be opened."""
        self._link.backend = "numpy"
        if self.state in ENDED:
            self.recover()
        else:
            self.restart()

    def visit(self, step: int) -> None:
        """Show the moment after so many updates; a run that trains is stopped."""
        self._goal = None
        self._link.visit(min(max(step, self.first), self.head))
        self.state_changed.emit()

    def step_back(self) -> None:
        """Show the moment one update before."""
        if self.can_go_back:
            self.visit(self.step - 1)

    def set_pace(self, steps_per_second: float) -> None:
        """At most so many steps a second; 0 for as fast as it goes."""
        self._link.pace = steps_per_second
        self._link.command(messages.SetPace, steps_per_second=steps_per_second)

    def set_budget(self, budget: int) -> None:
        """Bytes that the run's series may take; beyond them the oldest are kept more coarsely."""
        self._link.set_budget(budget)

    def watch(self, owner: object, probes: tuple[str, ...]) -> None:
        """Have `probes` read for `owner`, instead of those that it asked for before; an empty tuple ends it."""
        self._link.watch(owner, probes)

    def save_checkpoint(self, path: Path, *, moment: bool = False) -> None:
        """Have the latest state, or that of the moment, written to a file once the run is ready; `saved` or `not_saved`
        answers.
        """
        if self._reopening.isActive():
            self.restart()  # the run that is about to go is not the document's
        self._link.save(path, moment=moment)

    def park(self) -> None:
        """Rest, for the document does not hold the run any more; should it come back, all is still there."""
        self._reopening.stop()
        self.pause()

    def hold(self) -> None:
        """Let go of the run; edits of the document start nothing until `load`."""
        self.held = True
        self._reopening.stop()
        self._goal = self._origin = self._fallback = None
        self._link.forget(self._fresh())

    def load(self, record: RunRecord | None = None, checkpoint: Path | None = None) -> None:
        """Take over a run from a file, or prepare a new one of the document's experiment."""
        self.held = False
        if record is None:
            self._begin_fresh()
        else:
            self._begin(record, checkpoint)

    def poll(self) -> None:
        """Take in what the worker has sent."""
        self._link.hub.poll()

    def close(self) -> None:
        """Let go of the run for good."""
        self.held = True
        self._reopening.stop()
        self._link.close()

    # How it is done

    def _fresh(self, experiment: Experiment | None = None) -> RunRecord:
        """A new run of an experiment, the document's: from step 0, or from where it branches off."""
        beginning, experiment = self.subject.beginning, experiment or self.subject.experiment
        return beginning.with_experiment(experiment) if beginning else RunRecord(experiment)

    def _begin_fresh(self) -> None:
        state = self.subject.beginning.state if self.subject.beginning else None
        self._begin(self._fresh(), state if state is not None and state.exists() else None)
        self._played = False

    def _begin(self, record: RunRecord, checkpoint: Path | None = None) -> None:
        self._reopening.stop()
        self._goal = self._fallback = None
        self._origin = checkpoint
        self._ahead = False
        self._played = checkpoint is not None
        self._stale = False
        self._refusal = None
        self._sent = record.experiment
        if checkpoint is None and self.subject.inspection.problems:
            self._link.forget(record)
        else:
            self._link.begin(record, checkpoint)
        if checkpoint is not None:
            self._compare()

    def _restart(self, playing: bool) -> None:
        self._begin_anew()
        if playing:
            self.play()

    def _begin_anew(self) -> None:
        """Begin at step 0 with the document's experiment; should that fail, what was on screen comes back."""
        self.poll()  # every row before the latest checkpoint has been sent
        fallback = self._fallback  # what was on screen may wait for a new run already
        if fallback is None and self._stale and (kept := self._rescue()):
            fallback = self.record, kept
        self._begin_fresh()
        self._fallback = fallback

    def _rescue(self) -> Path | None:
        """Keep the run's latest state beyond the end of the run; None where there is none."""
        last = self.last_checkpoint
        kept = self.scratch_file.with_name(f"kept-{self.subject.key}.checkpoint")
        return last.replace(kept) if last == self.scratch_file else last

    def _train(self, goal: Callable[[], int]) -> None:
        if not self.can_play[0]:
            return
        if self.branching:
            self.branch_wanted.emit()
            return
        if self._stale or self._reopening.isActive() or self.state == "none":
            self._begin_anew()
        self._goal = goal
        if self.state != "opening":
            self._go()
        self.state_changed.emit()

    def _go(self) -> None:
        if self._goal is not None:
            self._link.play(self._goal())
            self._goal, self._played = None, True

    def _train_or_pause(self, goal: Callable[[], int]) -> None:
        if self.playing:
            self.pause()
        else:
            self._train(goal)

    def _on_refused(self, error: InputError, details: str) -> None:
        self._goal = None
        fallback, self._fallback = self._fallback, None
        fault = self._link.fault
        if fallback is not None:
            self._begin(*fallback)
        self._refusal_fault = fault
        self._refusal, self._refusal_details = error, details
        self.state_changed.emit()

    def _on_opened(self) -> None:
        self._fallback = None
        self._ahead = self.record.experiment != self._sent
        if self._compare():
            self.state_changed.emit()
        self._go()

    def _on_state(self) -> None:
        if self.state in ENDED:
            self._goal = None
        self.state_changed.emit()

    def _on_log(self) -> None:
        self.subject.mark_logged(bool(self.record.changes))
        self.log_changed.emit()

    def _on_frames(self) -> None:
        if self.opened is not None and self.head > self.opened.step:
            self.subject.mark_advanced()
        self.frames_arrived.emit()

    def _on_moment(self) -> None:
        if self.in_past or self._stale:
            self._compare()
        self.moment_changed.emit()
        self.state_changed.emit()

    def _on_subject_changed(self) -> None:
        if self.held:
            return
        self._refusal = None
        if self.has_progress or self.state in ENDED:
            self._compare()
        elif self.subject.inspection.problems:
            self._begin_fresh()
        else:
            self._reopening.start()
        self.state_changed.emit()

    def _stop(self) -> None:
        self._goal = None
        self._link.command(messages.Pause)

    def _compare(self) -> bool:
        """Send live differences to the run; others make it stale, and so do all in its past.

        Returns:
            Whether it was told to stop, for it is stale now.
        """
        wanted = self.subject.experiment
        differing = list(paths.differences(self._sent, wanted))
        over = self.state in OVER or self.in_past
        stale = any(over or not paths.is_live(self._sent, path) for path in differing)
        stops = stale and self.playing
        if stops:
            self._stop()
        if differing and not stale and self.state in ("paused", "running"):
            # With the change the worker drops what the log had ahead, so all that came of it must be sent.
            expected = paths.differences(self.record.experiment, wanted) if self._ahead else ()
            for path in dict.fromkeys((*expected, *differing)):
                field = paths.trail(wanted, path)[-1]
                self._link.command(
                    messages.ChangeLive, path=path, value=field.encode(paths.get(wanted, path))
                )
            self._sent, self._ahead = wanted, False
        self._stale = stale
        return stops
