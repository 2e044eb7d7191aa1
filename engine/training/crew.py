"""How many threads work, where that changes no bit: one or all, whichever was faster lately."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

PORTION = 0.1
"""Seconds of work between two looks at the clock."""

AGAIN = 50
"""Portions after which the slower number is tried again: the machine may be quiet now, or busy."""

NEWS = 0.3
"""How much the latest portion of the number in use counts: a single one that was disturbed is no reason to change."""

TRIES = 3
"""Of each number to begin with, of which the best counts: first calls wake threads and fill caches."""


class Crew:
    """Learns from the clock how long a unit of work takes with one thread and with all.

    Threads that wait for one another lose their advantage, and more, where another program takes a processor from
    one of them; nobody but the clock knows.
    """

    def __init__(self, threads: int, clock: Callable[[], float] = time.perf_counter) -> None:
        self.threads = threads
        self.clock = clock
        self._seconds: dict[int, float] = {}
        self._tries = dict.fromkeys((1, threads), 0)
        self._portions = 0

    def choose(self) -> int:
        """Threads for the next portion."""
        for number, tries in self._tries.items():
            if tries < TRIES:
                return number
        self._portions += 1
        faster, *slower = sorted(self._seconds, key=lambda number: self._seconds[number])
        return slower[0] if slower and self._portions % AGAIN == 0 else faster

    def most(self, threads: int, few: int) -> int:
        """Units of the next portion; `few` to try these threads by."""
        if self._tries[threads] < TRIES:
            return few
        most = max(1, int(PORTION / max(self._seconds[threads], 1e-9)))
        return most if self._seconds[threads] == min(self._seconds.values()) else min(few, most)

    def learn(self, threads: int, units: int, seconds: float) -> None:
        """Note how long so many units took."""
        each, known = seconds / units, self._seconds.get(threads, math.inf)
        self._tries[threads] += 1
        if self._tries[threads] <= TRIES:
            each = min(each, known)
        elif known == min(self._seconds.values()):
            each = known + NEWS * (each - known)
        self._seconds[threads] = each
