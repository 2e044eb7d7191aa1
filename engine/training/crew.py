"""How many threads work, where that changes no bit: one or all, whichever was faster lately."""

from __future__ import annotations

import time
from collections.abc import Callable

PORTION = 0.02
"""Seconds of work between two looks at the clock."""

AGAIN = 50
"""Portions after which the slower number is tried again: the machine may be quiet now, or busy."""


class Crew:
    """Learns from the clock how long a unit of work takes with one thread and with all.

    Threads that wait for one another lose their advantage, and more, where another program takes a processor from
    one of them; nobody but the clock knows.
    """

    def __init__(self, threads: int, clock: Callable[[], float] = time.perf_counter) -> None:
        self.threads = threads
        self.clock = clock
        self._seconds: dict[int, float] = {}
        self._portions = 0

    def choose(self) -> int:
        """Threads for the next portion."""
        untried = [number for number in dict.fromkeys((1, self.threads)) if number not in self._seconds]
        if untried:
            return untried[0]
        self._portions += 1
        faster, *slower = sorted(self._seconds, key=lambda number: self._seconds[number])
        return slower[0] if slower and self._portions % AGAIN == 0 else faster

    def most(self, threads: int, unknown: int) -> int:
        """Units of the next portion; `unknown` where these threads were not tried yet."""
        seconds = self._seconds.get(threads)
        return unknown if seconds is None else max(1, int(PORTION / max(seconds, 1e-9)))

    def learn(self, threads: int, units: int, seconds: float) -> None:
        """Note how long so many units took."""
        self._seconds[threads] = seconds / units
