"""Which path a run takes: what its log says, then what was asked for. Every switch is logged: so replay is exact."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from typing import Protocol

from engine.errors import InputError
from engine.kernels.warming import readiness
from engine.kernels.warming.readiness import State
from engine.recording.run import PathSwitch, RunRecord
from engine.training.stepping import ACCELERATED, PATHS, REFERENCE
from engine.training.trainer import Trainer

AUTO = "auto"
CHOICES = (AUTO, *PATHS)
VARIABLE = "DESCENSO_PATH"
"""Names the environment variable that says what `auto` means."""


NO_KERNELS = "there are no kernels for "
"""How a reason begins that names a part of the experiment."""


class Kernels(Protocol):
    """What is needed of `engine.kernels.warming.readiness`."""

    def state(self, dtype: str, lanes: int = 1, /) -> State: ...
    def reason(self, dtype: str, lanes: int = 1, /) -> str: ...
    def load(self, dtype: str, lanes: int = 1, /) -> bool: ...
    def make(self, dtype: str, lanes: int = 1, /) -> bool: ...
    def approach(self, dtype: str, lanes: int = 1, /) -> None: ...


def asked(path: str) -> str:
    """What a choice means here. Raises InputError for one that there is not."""
    found, place = path, "path"
    if path == AUTO and os.environ.get(VARIABLE):
        found, place = os.environ[VARIABLE], VARIABLE
    if found not in CHOICES:
        raise InputError(place, f"must be {', '.join(CHOICES[:-1])} or {CHOICES[-1]}, not {found!r}")
    return found


def prepare_kernels() -> None:
    """Go towards compiled kernels before a run wants them; never waits."""
    with contextlib.suppress(InputError):  # a run will tell
        if asked(AUTO) != REFERENCE:
            readiness.kernels.approach("float32")


class Route:
    """The path of one run, step by step.

    With `auto` a new run takes compiled kernels as soon as they are there: at once if they are loaded, before the
    first update if they are on the disk, else when they have been compiled meanwhile. A run that has a log follows it;
    beyond its end one that goes on from a checkpoint may switch as a new one does, and one that is repeated from its
    start does not.

    Args:
        record: its switches are kept up to date.
        path: a choice, as `asked` gives it.
        step: where the run begins here.
        prompt: whether the first row may wait for kernels that are on the disk.
        head: the step before which it is known how the run goes, so that the path is that of the log.

    Attributes:
        switched: what has happened since somebody took it.
    """

    def __init__(
        self,
        record: RunRecord,
        path: str,
        step: int,
        kernels: Kernels,
        *,
        prompt: bool = True,
        head: int = 0,
    ) -> None:
        self._record, self._asked, self._kernels, self._prompt = record, path, kernels, prompt
        self._begun = step
        past = [switch for switch in record.switches if switch.step < step]
        self._known = bool(record.executor)
        self._began = record.executor.get("path", REFERENCE)
        self.path = past[-1].path if past else self._began
        self._past = len(past)
        self._ahead = deque(record.switches[self._past :])
        if path != AUTO:
            self._ahead.clear()
        self._head = head
        self._may_rise = path == AUTO and (not self._known or step > 0 or head > 0)
        self._settled = False
        self.switched: list[PathSwitch] = []
        self._lacking = self._detour = ""

    @property
    def reason(self) -> str:
        """Why compiled kernels are not taken, in words, where they are wanted."""
        return self._lacking or self._detour

    @property
    def wanted_at_first(self) -> str:
        """The path to begin on, where there are kernels for it."""
        if self._asked != AUTO:
            return self._asked
        return self.path if self._known or self._past else AUTO

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths that the run has taken or will take by its log, from the first one on."""
        return self._began, *(switch.path for switch in self._record.switches)

    @property
    def kernels_used(self) -> bool:
        """Whether compiled kernels are among them, and can be had here."""
        return ACCELERATED in self.paths and not self.reason

    @property
    def follows_log(self) -> bool:
        """Whether the run has a log that is followed so far."""
        return self._known and not self.switched

    @property
    def next(self) -> float:
        """The step of the next logged switch; infinity for none."""
        return self._ahead[0].step if self._ahead else float("inf")

    def begin(self, trainer: Trainer) -> None:
        """Take the path to begin on: that of the first row."""
        wanted = self.wanted_at_first
        known = self._known or self._past > 0
        if wanted == AUTO:
            there = ("ready", "on disk") if self._prompt else ("ready",)
            self._take(trainer, ACCELERATED if self._kernels_now(trainer) in there else REFERENCE)
            if trainer.path == REFERENCE and not trainer.detour:
                self._lacking = self._kernels.reason(str(trainer.dtype), trainer.lanes)
        else:
            self._take(trainer, wanted, force=self._asked == ACCELERATED)
        self._settled = bool(trainer.detour)
        if not known:
            self.path = self._began = trainer.path  # nothing was switched: it began so
        self._note(trainer)

    def hurry(self, trainer: Trainer) -> None:
        """Take the fastest path that the run may take, for a trial of the device."""
        if self.wanted_at_first == REFERENCE:
            return
        if self._kernels_now(trainer) == "ready" or self._kernels.load(str(trainer.dtype), trainer.lanes):
            trainer.take_path(ACCELERATED)

    def follow(self, trainer: Trainer) -> None:
        """Make the switches that are due now, by the log or because kernels are there; before an update."""
        while self._ahead and self._ahead[0].step <= trainer.step:
            self._take(trainer, self._ahead.popleft().path)
            self._note(trainer)
            self._write()
        free = self._may_rise and not self._ahead and not self._settled and trainer.step >= self._head
        if free and trainer.path == REFERENCE:
            self._rise(trainer)

    def changed(self, trainer: Trainer) -> None:
        """A live change may have brought another path with it."""
        self._settled = False
        self._note_detour(trainer)
        self._note(trainer)

    def forget_ahead(self) -> None:
        """What still lay ahead belongs to a run that will not come again."""
        self._ahead.clear()
        self._write()

    def _rise(self, trainer: Trainer) -> None:
        """Switch to compiled kernels if they are there, else go towards them."""
        state = self._kernels_now(trainer)
        dtype, lanes = str(trainer.dtype), trainer.lanes
        if state == "on disk" and trainer.step == self._begun and self._kernels.load(dtype, lanes):
            state = "ready"  # nothing goes on yet that this could hold up
        if state == "ready":
            trainer.take_path(ACCELERATED)
            self._settled, self._lacking = True, ""
            self._note_detour(trainer)
            self._note(trainer)
            return
        self._lacking = self._kernels.reason(dtype, lanes)
        if state in ("on disk", "missing"):
            self._kernels.approach(dtype, lanes)
        else:
            self._settled = True

    def _kernels_now(self, trainer: Trainer) -> State:
        """A device has its own kernels, which need no preparing; a surface has none."""
        if trainer.learning is None or not trainer.backend.on_host:
            return "ready"
        return self._kernels.state(str(trainer.dtype), trainer.lanes)

    def _take(self, trainer: Trainer, path: str, *, force: bool = False) -> None:
        """Take a path if that can be; else the reference path."""
        self._lacking = ""
        if path == ACCELERATED and self._kernels_now(trainer) != "ready":
            get = self._kernels.make if force else self._kernels.load
            if not get(str(trainer.dtype), trainer.lanes):
                self._lacking = self._kernels.reason(str(trainer.dtype), trainer.lanes)
                path = REFERENCE
        trainer.take_path(path)
        self._note_detour(trainer)

    def _note_detour(self, trainer: Trainer) -> None:
        self._detour = NO_KERNELS + trainer.detour if trainer.detour else ""

    def _note(self, trainer: Trainer) -> None:
        """Log the path if it is another one."""
        if trainer.path != self.path:
            self.path = trainer.path
            switch = PathSwitch(trainer.step, trainer.path)
            self._write(switch)
            self.switched.append(switch)

    def _write(self, new: PathSwitch | None = None) -> None:
        made = self._record.switches[: self._past]
        if new is not None:
            if made and made[-1].step == new.step:
                made.pop()
            if new.path != (made[-1].path if made else self._began):
                made.append(new)
        self._past = len(made)
        self._record.switches[:] = [*made, *self._ahead]
