"""How many steps at a time: slices of bounded length, and a pace that a person has set."""

from __future__ import annotations

import math

LATE = 0.25
"""Seconds by which a run may lag behind its pace before the lost steps are given up."""

LONGEST = 4096
"""Most steps in a slice."""


class SliceLength:
    """Steps that fit into a slice of time, learned from the slices before."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.steps = 1

    def learn(self, steps: int, seconds: float) -> None:
        """Note that `steps` took `seconds`. It grows slowly and shrinks at once: one step may be an exception."""
        if steps > 0:
            fitting = self.seconds * steps / max(seconds, 1e-9)
            self.steps = max(1, int(min(fitting, 2 * self.steps, LONGEST)))


class Pace:
    """At most so many steps a second, exact on average: step k after the start is due at start + k / rate."""

    def __init__(self) -> None:
        self.rate = 0.0
        self._start = 0.0
        self._made = 0
        self._last = -math.inf

    def restart(self, now: float) -> None:
        """The next step is due now."""
        self._start, self._made, self._last = now, 0, -math.inf

    def set(self, rate: float, now: float) -> None:
        """Change the rate (0: no limit); the next step keeps its distance from the last one."""
        self.rate = rate
        self._start, self._made = max(now, self._last + 1.0 / rate) if rate else now, 0

    def made(self, steps: int) -> None:
        """Note that steps were made."""
        self._made += steps
        if steps:
            self._last = self._start + (self._made - 1) / self.rate if self.rate else self._start

    def due(self) -> float:
        """When the next step may be made."""
        return self._start + self._made / self.rate if self.rate else -math.inf

    def allowed(self, now: float) -> int:
        """Steps that may be made now."""
        if not self.rate:
            return LONGEST
        if now - self.due() > LATE:
            self._start += now - self.due()
        # The small addition stands for rounding: a step that is due now is not put off.
        return max(0, math.floor((now - self._start) * self.rate + 1e-6) + 1 - self._made)
