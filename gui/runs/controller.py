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
from engine.worker import messages
from gui.runs.facts import RunFacts
from gui.runs.hub import WorkerHub
from gui.runs.link import ENDED, OVER
from gui.runs.subject import Subject

REOPEN_DELAY = 120
"""Milliseconds after the last edit of an untouched run before it is prepared again."""


class RunController(RunFacts):
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
        super().__init__(subject, hub, parent)
        self._fallback: tuple[RunRecord, Path] | None = None
        self._ahead = False
        self.held = True
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

    # What can be asked for

    def play(self) -> None:
        """Train on, up to the horizon; beyond it, without end. A stale run is replaced by a new one."""
        self._train(lambda: self._sent.steps if self.bound_for < self._sent.steps else -1)

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
            self._train(lambda: self.bound_for + steps)

    def step_once(self) -> None:
        """Make one update; a run that goes on is paused instead."""
        self._train_or_pause(lambda: self.bound_for + 1)

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
        if not self.can_visit:
            return
        self._goal = None
        self._link.visit(min(max(step, self.first), self.head))
        self.state_changed.emit()

    def step_back(self) -> None:
        """Show the moment one update before."""
        if self.can_go_back:
            self.visit(self.bound_for - 1)

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
