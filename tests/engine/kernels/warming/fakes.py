"""Stand-ins for the compiler: nothing is compiled, and every state is one that a test has set."""

from __future__ import annotations

from engine.kernels.warming.cache import Marks
from engine.kernels.warming.readiness import Readiness, State
from engine.kernels.warming.stages import STAGES, Stage
from tests.engine.worker.drive import Clock

HERE, ELSEWHERE = "this processor", "another processor"


class Process:
    """One that compiles what it is told to at once, when it is waited for."""

    def __init__(self, bench: CompilerBench, words: tuple[str, ...]) -> None:
        self.bench, self.words = bench, words

    def poll(self) -> int | None:
        return None

    def wait(self) -> int:
        self.bench.compile(*self.words)
        return 0


class CompilerBench:
    """A readiness over a folder, with a compiler that notes what it was asked for."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.clock = Clock()
        self.built: list[tuple[Stage, str]] = []
        self.started: list[tuple[str, ...]] = []
        self.error: Exception | None = None
        self.kept = True
        self.readiness = self.another()

    def another(self) -> Readiness:
        """That of a further process."""
        return Readiness(lambda: self.marks, self._start, self._build, lambda: HERE, self.clock)

    def compile(self, *precisions: str, processor: str = HERE) -> None:
        """What the other process does."""
        for dtype in precisions if self.kept else ():
            for stage in STAGES:
                self.marks.add(stage, dtype, processor)

    def later(self) -> None:
        """Let so much time pass that it looks at the disk again."""
        self.clock.now += 1.0

    def _start(self, words: tuple[str, ...]) -> Process:
        self.started.append(words)
        return Process(self, words)

    def _build(self, stage: Stage, dtype: str) -> None:
        if self.error is not None:
            raise self.error
        self.built.append((stage, dtype))


class SetKernels:
    """Kernels in a state that the test sets; loading succeeds from the disk, making always unless they have failed."""

    def __init__(self, state: State = "ready") -> None:
        self.now: State = state
        self.approached = 0

    def state(self, dtype: str, lanes: int = 1, /) -> State:
        return self.now

    def reason(self, dtype: str, lanes: int = 1, /) -> str:
        return "" if self.now == "ready" else f"kernels are {self.now}"

    def load(self, dtype: str, lanes: int = 1, /) -> bool:
        if self.now == "on disk":
            self.now = "ready"
        return self.now == "ready"

    def make(self, dtype: str, lanes: int = 1, /) -> bool:
        if self.now == "missing":
            self.now = "on disk"
        return self.load(dtype, lanes)

    def approach(self, dtype: str, lanes: int = 1, /) -> None:
        self.approached += 1
