"""How fast a run goes, from the steps seen over the last second or two."""

from __future__ import annotations

from collections import deque

WINDOW = 1.5
"""Seconds that the average spans."""


class SpeedMeter:
    """Steps a second; times are given, so that nothing here reads a clock."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()
        self.steps_per_second = 0.0
        """The latest speed that could be taken; 0 while there is none. At rest that of the last stretch."""

    def start(self, time: float, step: int) -> None:
        """The run begins to move at `time` (seconds)."""
        self._seen.clear()
        self._seen.append((time, step))

    def record(self, time: float, step: int) -> None:
        """The run was at `step` at `time`."""
        self._seen.append((time, step))
        while len(self._seen) > 2 and time - self._seen[1][0] >= WINDOW:
            self._seen.popleft()
        first_time, first_step = self._seen[0]
        if time > first_time and step > first_step:
            self.steps_per_second = (step - first_step) / (time - first_time)

    def reset(self) -> None:
        """Another run begins."""
        self._seen.clear()
        self.steps_per_second = 0.0
