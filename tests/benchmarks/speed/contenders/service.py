"""A contender's side of the conversation: one line of JSON per request, one per answer.

``{"prove": n}`` asks for the losses of the first n steps, ``{"run": s}`` for about s seconds of training. Between
requests a contender waits and does nothing.
"""

from __future__ import annotations

import json
import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from tests.benchmarks.speed.work import UnsuitableError, Work

SLICE = 0.010
"""Seconds between two looks at the clock: as long as the program's worker trains before it looks at commands."""

MOST = 1 << 14
WARM_UP = 0.3
"""Share of the time asked for that goes by before the clock is started."""


class Contender(ABC):
    """Trains the work.

    Class attributes:
        chunk: steps that it makes in one call; fewer cannot be had.
    """

    chunk: ClassVar[int] = 1

    @abstractmethod
    def reset(self) -> None:
        """Go back to the start, with the optimizer's state at zero."""

    @abstractmethod
    def advance(self, count: int) -> Any:
        """Make `count` steps and wait until they are done.

        Returns:
            The losses of their batches before each update, (count, lanes) or (count,), still on their device.
        """

    def facts(self) -> Mapping[str, str]:
        """Settings that its speed depends on, in words; `threads` is a number or ``all``."""
        return {}

    def losses(self, steps: int) -> np.ndarray:
        """The losses of the first so many steps, (steps, lanes)."""
        self.reset()
        whole = -(-steps // self.chunk) * self.chunk
        return np.asarray(self.advance(whole), dtype=float).reshape(whole, -1)[:steps]

    def timed(self, seconds: float) -> tuple[int, float]:
        """Train from the start for a while; return steps and seconds without the warm-up."""
        self.reset()
        count, begun = self.chunk, time.perf_counter()
        while True:
            before = time.perf_counter()
            self.advance(count)
            now = time.perf_counter()
            if now - begun >= WARM_UP * seconds:
                break
            count = self._fitting(count, now - before)
        steps, begun = 0, time.perf_counter()
        while (passed := time.perf_counter() - begun) < seconds:
            self.advance(count)
            steps += count
        return steps, passed

    def _fitting(self, count: int, seconds: float) -> int:
        fitting = min(2 * count, MOST, int(SLICE * count / max(seconds, 1e-9)))
        return max(1, fitting // self.chunk) * self.chunk


def fastest(contender: Contender, settings: Sequence[Callable[[], None]], seconds: float = 0.2) -> None:
    """Try each setting for a moment and leave the best one on."""
    times: list[float] = []
    for choose in settings:
        choose()
        steps, passed = contender.timed(seconds)
        times.append(passed / steps)
    settings[int(np.argmin(times))]()


def serve(make: Callable[[Work, Sequence[str]], Contender]) -> None:
    """Answer until the input ends. The command line holds the folder of the work, then words for `make`."""
    # Whatever a library prints must not come between the lines.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(**words: Any) -> None:
        answers.write(json.dumps(words) + "\n")
        answers.flush()

    try:
        contender = make(Work.load(Path(sys.argv[1])), sys.argv[2:])
    except (UnsuitableError, ImportError) as error:
        answer(unsuitable=str(error))
        return
    answer(ready=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "prove" in request:
            answer(losses=contender.losses(request["prove"]).tolist(), facts=dict(contender.facts()))
        else:
            steps, seconds = contender.timed(request["run"])
            answer(steps=steps, seconds=seconds, facts=dict(contender.facts()))
