"""Whether a process can take compiled kernels yet, and what it does so that it soon can."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Literal, Protocol

from engine.kernels.warming.cache import SOURCES, Marks, versions
from engine.kernels.warming.stages import PRECISIONS, Stage, needed

State = Literal["ready", "on disk", "missing", "failed", "absent"]
"""Loaded in this process; compiled and kept; not compiled yet; never to be had here; no Numba."""

MODULE = "engine.kernels.warming"
INTERVAL = 0.25
"""Seconds between two looks at the disk."""

LOADING = "the kernels are being loaded"
COMPILING = "the kernels are being compiled"
ABSENT = "Numba is not installed"

_log = logging.getLogger(__name__)


class Process(Protocol):
    """What is needed of `subprocess.Popen`."""

    def poll(self) -> int | None: ...
    def wait(self) -> int: ...


class Readiness:
    """The compiled code as this process has it.

    Args:
        open_marks: what is on the disk; asked for once it is wanted.
        compile_: starts a process that compiles the precisions given and ends by itself.
        build: brings a stage in a precision into this process; any exception means never.
        processor: for which processor is compiled here.
    """

    def __init__(
        self,
        open_marks: Callable[[], Marks] = Marks,
        compile_: Callable[[tuple[str, ...]], Process] | None = None,
        build: Callable[[Stage, str], None] | None = None,
        processor: Callable[[], str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_marks, self._compile, self._build = open_marks, compile_ or start, build or _build
        self._find_processor, self._clock = processor or _processor, clock
        self._marks: Marks | None = None
        self._loaded: set[tuple[Stage, str]] = set()
        self._process: Process | None = None
        self._started = False
        self._loading: threading.Thread | None = None
        self._looked: dict[tuple[str, int], tuple[float, State]] = {}
        self._processor = ""
        self.problem = ""
        """Why there will never be any, where that is known."""

    def state(self, dtype: str, lanes: int = 1) -> State:
        """How it stands with the kernels for so many lanes; cheap, for it looks at the disk only now and then."""
        if not versions():
            return "absent"
        if self.problem:
            return "failed"
        if all((stage, dtype) in self._loaded for stage in needed(lanes)):
            return "ready"
        now = self._clock()
        looked, found = self._looked.get((dtype, lanes), (-INTERVAL, "missing"))
        if now - looked >= INTERVAL:
            found = self._look(dtype, lanes)
            self._looked[dtype, lanes] = now, found
        return found

    def _look(self, dtype: str, lanes: int) -> State:
        try:
            self._marks = self._marks or self._open_marks()
            if all(self._marks.has(stage, dtype, self._processor) for stage in needed(lanes)):
                return "on disk"
            failure = self._marks.failure
        except OSError as error:
            failure = str(error)
        if failure:
            self._give_up(failure)
            return "failed"
        return "missing"

    def reason(self, dtype: str, lanes: int = 1) -> str:
        """Why these kernels cannot be taken now, in words; empty where they can."""
        return {
            "ready": "",
            "on disk": LOADING,
            "missing": COMPILING,
            "failed": f"the kernels could not be compiled ({self.problem})",
            "absent": ABSENT,
        }[self.state(dtype, lanes)]

    def load(self, dtype: str, lanes: int = 1) -> bool:
        """Bring what is on the disk into this process now; tells whether it is there."""
        self._await_loading()
        if self.state(dtype, lanes) == "on disk":
            self._load(dtype, lanes)
        return self.state(dtype, lanes) == "ready"

    def approach(self, dtype: str, lanes: int = 1) -> None:
        """Do what is next on the way to these kernels, beside everything else; never waits."""
        state = self.state(dtype, lanes)
        if state == "on disk" and (self._loading is None or not self._loading.is_alive()):
            self._loading = threading.Thread(
                target=self._load, args=(dtype, lanes), name="descenso-kernels", daemon=True
            )
            self._loading.start()
        elif state == "missing":
            self.compile()

    def compile(self, precisions: tuple[str, ...] = PRECISIONS) -> None:
        """Start a process that compiles, once in the life of this one."""
        if self._process is not None:
            self._process.poll()
        if self._started or not versions():
            return
        self._started = True
        try:
            self._process = self._compile(precisions)
        except OSError as error:
            self._give_up(str(error))

    def make(self, dtype: str, lanes: int = 1) -> bool:
        """Have these kernels, whatever it takes; tells whether they are there."""
        if not self.load(dtype, lanes) and self.state(dtype, lanes) == "missing":
            try:
                self._compile((dtype,)).wait()
            except OSError as error:
                self._give_up(str(error))
            self._looked.clear()
            if not self.load(dtype, lanes) and self.state(dtype, lanes) == "missing":  # it could not be kept
                self._load(dtype, lanes, check=False)
        return self.state(dtype, lanes) == "ready"

    def _await_loading(self) -> None:
        if self._loading is not None:
            self._loading.join()
            self._loading = None

    def _load(self, dtype: str, lanes: int, *, check: bool = True) -> None:
        collecting = gc.isenabled()
        gc.disable()  # else it holds up other threads for a tenth of a second, and finds nothing
        try:
            for stage in needed(lanes):
                if (stage, dtype) in self._loaded:
                    continue
                if check and not self._fits(stage, dtype):
                    return
                self._build(stage, dtype)
                self._loaded.add((stage, dtype))
        except Exception as error:  # noqa: BLE001 - whatever the compiler does, there is the reference path
            self._give_up(f"{type(error).__name__}: {error}")
        finally:
            if collecting:
                gc.enable()

    def _fits(self, stage: Stage, dtype: str) -> bool:
        """Whether what is on the disk was compiled for this very processor; else it counts as missing from now on."""
        assert self._marks is not None
        self._processor = self._find_processor()
        self._looked.clear()
        self._marks.use()
        return self._marks.has(stage, dtype, self._processor)

    def _give_up(self, problem: str) -> None:
        if not self.problem:
            self.problem = problem.splitlines()[0] if problem else "an unknown error"
            _log.warning("There are no compiled kernels: %s", self.problem)


def start(precisions: tuple[str, ...]) -> Process:
    """A process that compiles, apart from this one: it lives on should this one end. Raises OSError."""
    paths = [str(SOURCES.parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "OPENBLAS_NUM_THREADS": "1",
    }
    options: dict[str, object] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
        options = {"creationflags": flags | subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, "-m", MODULE, *precisions],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,  # type: ignore[call-overload]
    )


def _build(stage: Stage, dtype: str) -> None:
    from engine.kernels.warming import contents

    contents.build(stage, dtype, whole=False)


def _processor() -> str:
    from engine.kernels.warming import contents

    return contents.processor()


kernels = Readiness()
"""Those of this process."""
