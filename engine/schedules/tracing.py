"""From any schedule to the few points of a curve that follows it."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.schedules.base import Schedule

SAMPLES = 2001
"""Steps that are looked at first; jumps between two of them are then found to the step."""
DIGITS = 6
"""Of a factor: enough, and short."""
RELATIVE, ABSOLUTE = 0.01, 1e-4
"""How far the curve may pass from the schedule: a share of the factor, and one of its largest value."""


def traced(schedule: Schedule, steps: int, most: int) -> tuple[tuple[float, float], ...]:
    """Points (t / T, factor), joined by straight lines, for the course after the warm-up; at most `most` of them."""
    horizon = max(1, steps - schedule.warmup_steps)
    at = np.unique(np.linspace(0, horizon, min(SAMPLES, horizon + 1)).astype(np.int64))
    factors = np.array([schedule.curve(int(step), horizon) for step in at])
    largest = factors.max(initial=0.0)
    at, factors = _with_jumps(schedule, horizon, at, factors, 0.02 * largest)
    room = 1.0
    while True:
        kept = simplified(at / horizon, factors, room * (RELATIVE * factors + ABSOLUTE * largest))
        if len(kept) <= most:
            return tuple((float(at[k] / horizon), float(f"{factors[k]:.{DIGITS}g}")) for k in kept)
        room *= 2.0


def simplified(x: HostArray, y: HostArray, tolerance: HostArray) -> list[int]:
    """The places of points whose lines pass all others within their tolerance (Douglas & Peucker 1973)."""
    kept = {0, len(x) - 1}
    waiting = [(0, len(x) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        inner = slice(first + 1, last)
        share = (x[inner] - x[first]) / (x[last] - x[first])
        excess = np.abs(y[inner] - ((1.0 - share) * y[first] + share * y[last])) - tolerance[inner]
        if excess.max() > 0.0:
            worst = first + 1 + int(excess.argmax())
            kept.add(worst)
            waiting += [(first, worst), (worst, last)]
    return sorted(kept)


def _with_jumps(
    schedule: Schedule, horizon: int, at: HostArray, factors: HostArray, least: float
) -> tuple[HostArray, HostArray]:
    """The samples with both sides of each jump higher than `least` between two of them."""
    found = dict(zip(at.tolist(), factors.tolist(), strict=True))
    for k in np.flatnonzero(np.abs(np.diff(factors)) > least):
        left, right = int(at[k]), int(at[k + 1])
        while right - left > 1:
            middle = (left + right) // 2
            found[middle] = schedule.curve(middle, horizon)
            if abs(found[middle] - found[left]) >= abs(found[right] - found[middle]):
                right = middle
            else:
                left = middle
    steps = sorted(found)
    return np.array(steps), np.array([found[step] for step in steps])
