"""One run in training, as the worker sees it: what it does now, what it has to say, when it is due."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from engine.errors import DescensoError, FileError, InputError
from engine.recording.block import Block
from engine.session.session import save_checkpoint
from engine.timeline.past import Past
from engine.training.divergence import Divergence
from engine.worker import messages
from engine.worker.course import Course
from engine.worker.frames import frame_of
from engine.worker.messages import Message
from engine.worker.outflow import NOTHING, Outflow, Part
from engine.worker.timing import Pace, SliceLength
from engine.worker.watching import Watching

SLICE = 0.008
"""Seconds of training between two looks at the commands, or one step."""

FRAME_INTERVAL = 1 / 30
SCRATCH_INTERVAL = 2.0
SCRATCH_SHARE = 0.05
"""Part of the time that writing checkpoints may take."""

BACKLOG = 2_000_000
"""Figures that may wait for permission to be sent; training waits beyond them."""

Emit = Callable[[Message], None]
Clock = Callable[[], float]


class Job:
    """A course with its play state, pace, probes, unsent rows and scratch checkpoint. It owns no pipe.

    Every `State`, `Saved` and `Changed` comes after the rows up to its step, whatever the credit: those frames are
    paid for later.

    Args:
        run: the name in its messages.
        scratch: where checkpoints are kept, None for nowhere.
        emit: takes the events.
    """

    def __init__(self, run: str, course: Course, scratch: Path | None, emit: Emit, clock: Clock) -> None:
        self.run = run
        self.course = course
        self.credit = 0
        self._scratch = scratch
        self._emit = emit
        self._clock = clock
        self._rows = Outflow((8 + len(course.trainer.plan.groups)) * course.trainer.lanes)
        self._pace = Pace()
        self._slice = SliceLength(SLICE)
        self._watching = Watching(course.trainer, clock)
        record, states = course.record, None if scratch is None else scratch.with_suffix(".states")
        self.past = Past(course, clock, states, record.history, record.first)
        record.history = ()  # else each scratch checkpoint would have them, too
        self._playing = False
        self._broken = False
        self._until = math.inf
        self._settled = course.step
        self._awaited: list[Path] = []
        self._stopped_lanes = len(course.trainer.divergences)
        self._next_frame = self._next_scratch = -math.inf

    # Commands

    def open(self) -> None:
        """Introduce the run: what it is, its first rows, and that it, or a lane of it, has diverged if so."""
        trainer = self.course.trainer
        self._emit(
            messages.Opened(
                self.run,
                step=self.course.step,
                executor=self.course.ground,
                parameters=trainer.plan.layout.size,
                layers=tuple((group.index, group.title) for group in trainer.plan.groups),
                samples=trainer.samples(),
                batch_size=trainer.objective.batch_size,
                path=trainer.path,
                reason=self.course.route.reason,
                digest=self.course.checkpoint().digest(),
            )
        )
        self._tell_switches()
        self._rows.add(self.course.opening)
        self._send_frame(all_rows=True)
        self._write_scratch()
        if self.course.trainer.divergences:
            self._announce()

    def close(self) -> None:
        """Leave nothing behind."""
        self.past.close()

    def play(self, until: int) -> None:
        """Train until a step, or without end when it is negative; after a failure it only says so."""
        self._until = until if until >= 0 else math.inf
        self._stay("the run goes on from another moment")
        if self._broken or self.course.finished or self.course.step >= self._until:
            self.rest()
            return
        if not self._playing:
            self._playing = True
            self._pace.restart(self._clock())
            self._next_scratch = self._clock() + SCRATCH_INTERVAL
        self._announce()

    def rest(self) -> None:
        """Stop, evaluate the state reached, tell everything of it and keep it."""
        self._playing = False
        if not self._broken:
            if not self.past.behind:
                with self._midst():
                    self._rows.add(self.past.news(self.course.settle(), self._settled))
                self._settled = self.course.step
                self._flush()
                self._write_scratch()
            self._watching.renew()
        self._tell_moment()
        self._announce()

    def visit(self, step: int) -> None:
        """Go to the moment after so many updates."""
        self._require_whole()
        if self._playing:
            self.rest()
        self.past.keep_head()
        with self._midst():
            self.past.set_out(step)
        self._stopped_lanes = len(self.course.trainer.divergences)
        self._travel()

    def halt(self) -> None:
        """Stop without touching the run: something went wrong in it."""
        self._playing = False
        self._stay("the run has failed on its way there")
        self._announce()

    def _stay(self, problem: str) -> None:
        """Go nowhere any more; who waits for the moment that was to come is told why."""
        self.past.target = None
        awaited, self._awaited = self._awaited, []
        for path in awaited:
            self._emit(messages.NotSaved(self.run, str(path), problem))

    @contextmanager
    def _midst(self) -> Iterator[None]:
        """What fails in here leaves the run between two steps, or figures of it untold: only a checkpoint goes on."""
        before, self._broken = self._broken, True
        yield
        self._broken = before

    def _require_whole(self) -> None:
        if self._broken:
            raise InputError(
                "", "a failure left this run between two steps; restart it from its last checkpoint"
            )

    def set_pace(self, rate: float) -> None:
        """At most so many steps a second, 0 for no limit. Raises InputError."""
        if not (rate >= 0 and math.isfinite(rate)):
            raise InputError("steps_per_second", f"must be a positive number or 0, not {rate!r}")
        self._pace.set(rate, self._clock())

    def change(self, path: str, value: object) -> None:
        """Change a live field. Raises InputError; nothing has changed then."""
        if self.past.behind:
            raise InputError(path, "cannot change in the past of a run; branch off from there")
        changes = self.course.change(path, value)
        self._flush()
        for change in changes:
            self._emit(messages.Changed(self.run, change.step, change.path, change.value))
        if not changes:
            self._emit(messages.Changed(self.run, self.course.step, path, value))
        if not self._playing:
            self._watching.renew()  # the update to come is another one
        self._tell_switches()

    def watch(self, probes: tuple[str, ...], rate: float) -> None:
        """Read these probes from now on. Raises InputError."""
        self._watching.watch(probes, rate)

    def save(self, path: Path, *, moment: bool = False, history: bool = False) -> None:
        """Write a state to a file; whatever keeps it from that is told, and raised if it was not foreseen."""
        if moment and self.past.target is not None:
            self._awaited.append(path)
            return
        try:
            self._require_whole()
            checkpoint = self.course.checkpoint() if moment else self.past.latest()
            earlier = tuple(self.past.history()) if history else ()
            save_checkpoint(path, replace(self.course.record, checkpoint=checkpoint, history=earlier))
        except Exception as error:
            problem = str(error) or type(error).__name__
            self._emit(messages.NotSaved(self.run, str(path), problem, isinstance(error, FileError)))
            if not isinstance(error, DescensoError):
                raise
            return
        self._flush()
        self._emit(messages.Saved(self.run, str(path), checkpoint.step))

    # Work

    def due(self) -> float:
        """When there is something to do: a time of the clock, infinity for nothing."""
        times = [self._watching.due(self.course.step)]
        if self.past.target is not None:
            times.append(-math.inf)
        if (self._rows.count or self._shows_past) and self.credit > 0:
            times.append(self._next_frame)
        if self._playing and not self._flooded:
            times.append(self._pace.due())
        return min(times)

    @property
    def _shows_past(self) -> bool:
        """Whether it plays what has been recorded already."""
        return self._playing and self.past.behind

    @property
    def _flooded(self) -> bool:
        return self.credit <= 0 and self._rows.figures > BACKLOG

    def work(self) -> None:
        """One slice of training or of the way to a moment, then what is due of frames, probes and checkpoints."""
        if self.past.target is not None:
            self._travel()
            return
        if self._playing and not self._flooded:
            self._train()
        if self._rows.count and self.credit > 0 and self._clock() >= self._next_frame:
            self._send_frame(all_rows=False)
        elif self._shows_past and self._clock() >= self._next_frame:
            self._next_frame = self._clock() + FRAME_INTERVAL
            self._tell_moment()
        if name := self._watching.ready(self.course.step):
            self._read(name)
        if self._playing and self._clock() >= self._next_scratch and not self.past.behind:
            self._write_scratch()

    def _travel(self) -> None:
        """A slice of the way to a moment; its figures are there already."""
        begun, first = self._clock(), self.course.step
        with self._midst():
            self.past.go(self._slice.steps)
        made = self.course.step - first
        if made > 0:
            self._slice.learn(made, self._clock() - begun)
        self._forget_replayed()
        if self.past.target is None:
            self._watching.renew()
            self._tell_moment()
            self._announce()
            self._save_awaited()
        elif self._clock() >= self._next_frame:
            self._next_frame = self._clock() + FRAME_INTERVAL
            self._tell_moment()

    def _save_awaited(self) -> None:
        """Write what was asked for while the moment was still to come."""
        awaited, self._awaited = self._awaited, []
        for path in awaited:
            self.save(path, moment=True)

    def _forget_replayed(self, head: float = math.inf) -> None:
        """What has been made again up to `head` was told when it came first."""
        course = self.course
        course.replayed[:] = [change for change in course.replayed if change.step > head]
        course.route.switched[:] = [switch for switch in course.route.switched if switch.step >= head]
        if self.past.behind or head == math.inf:
            self._stopped_lanes = len(course.trainer.divergences)

    def _tell_moment(self) -> None:
        past, moving = self.past, self._playing or self.past.target is not None
        digest = "" if moving or self._broken else self.course.checkpoint().digest()
        step, head = self.course.step, past.head
        self._emit(messages.Moment(self.run, step, past.first, head, digest, past.target is not None))

    def _train(self) -> None:
        begun, first = self._clock(), self.course.step
        count = min(self._slice.steps, self._pace.allowed(begun), self._until - first)
        if count < 1:
            return
        head, behind = self.past.head, self.past.behind
        with self._midst():
            block = self.course.advance(int(count))
            self.past.grow()
            if behind:
                self._forget_replayed(head)
            self._gather(self.past.news(block, self._settled))
        made = self.course.step - first
        self._pace.made(made)
        self._slice.learn(made, self._clock() - begun)
        if self.course.replayed:
            self._flush()
            for change in self.course.replayed:
                self._emit(messages.Changed(self.run, change.step, change.path, change.value))
            self.course.replayed.clear()
        if self.course.route.switched:
            self._flush()
            self._tell_switches()
        if self.course.finished or self.course.step >= self._until:
            self.rest()
        elif len(self.course.trainer.divergences) > self._stopped_lanes:
            self._flush()
            self._announce()

    def _tell_switches(self) -> None:
        route, executor = self.course.route, dict(self.course.record.executor)
        for switch in route.switched:
            self._emit(messages.Switched(self.run, switch.step, switch.path, route.reason, executor))
        route.switched.clear()

    def _gather(self, block: Block) -> None:
        """Take in rows; those at which a lane stopped or a logged change was made again stay single."""
        news = [divergence.step for divergence in self.course.trainer.divergences[self._stopped_lanes :]]
        news += [change.step for change in self.course.replayed]
        done = 0
        for row in sorted({int(block.steps.searchsorted(step, "right")) for step in news}):
            self._rows.add(block[done:row])
            self._rows.mark()
            done = row
        self._rows.add(block[done:])

    def _read(self, name: str) -> None:
        try:
            step, arrays = self._watching.read(name, self.course.trainer)
        except Exception:
            # Else it would fail again at once, for ever.
            self._watching.forget(name)
            raise
        self._emit(messages.Reading(self.run, name, step, arrays))

    def _flush(self) -> None:
        if self._rows.count:
            self._send_frame(all_rows=True)

    def _send_frame(self, *, all_rows: bool) -> None:
        self._next_frame = self._clock() + FRAME_INTERVAL
        with self._midst():
            for part in self._rows.take(all_rows=all_rows) or [Part(None, NOTHING)]:
                self.credit -= 1
                self._emit(frame_of(self.run, part, self.course.step))

    def _announce(self) -> None:
        """Say what the run does now."""
        divergences = self.course.trainer.divergences
        news: Divergence | None = None
        if self.course.finished or len(divergences) > self._stopped_lanes:
            news = divergences[-1]
        self._stopped_lanes = len(divergences)
        resting = "broken" if self._broken else self._outcome() if self.course.finished else "paused"
        state = "running" if self._playing else resting
        reason = "" if news is None else self._words(news)
        layer = -1 if news is None else news.layer
        diverged = tuple(sorted(item.lane for item in divergences if item.failed))
        self._emit(messages.State(self.run, state, self.course.step, reason, layer, diverged))

    def _outcome(self) -> str:
        failed = any(divergence.failed for divergence in self.course.trainer.divergences)
        return "diverged" if failed else "finished"

    def _words(self, divergence: Divergence) -> str:
        lane = f"lane {divergence.lane} " if self.course.trainer.lanes > 1 else ""
        return f"{lane}{divergence}"

    def _write_scratch(self) -> None:
        if self._scratch is None:
            return
        begun = self._clock()
        self._flush()  # a run that goes on from it has every row before it
        try:
            save_checkpoint(self._scratch, replace(self.course.record, checkpoint=self.course.checkpoint()))
        except FileError as error:
            self._scratch = None
            problem = f"This run goes on without checkpoints to restart from: {error}."
            self._emit(messages.Failed(self.run, problem))
        now = self._clock()
        self._next_scratch = now + max(SCRATCH_INTERVAL, (now - begun) / SCRATCH_SHARE)
