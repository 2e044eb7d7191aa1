"""Ranges that follow growing data calmly: wide enough for the news, deaf to outliers, and seldom changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.plots.scale import Scale

Floats = NDArray[np.floating[Any]]

ROUND_ENDS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
MARGIN_X = 0.02
MARGIN_Y = 0.06
SLACK = 0.12
"""What is added at most where data grow quickly, so that the next ones fit too."""
FULL = 0.7
"""A range that the data fill less than this is narrowed."""
TAIL = 0.05
"""Share of the data at either end that may be outliers…"""
REACH = 6.0
"""… where they are farther away than so many times the spread of the rest."""
FARTHEST_DECADE = 200.0
NEAREST = 1e-250
"""Ranges end before arithmetic does."""


def step_scale(first: float, last: float, *, logarithmic: bool, least: float = 1.0) -> Scale:
    """The axis for steps `first` to `last`: it ends at a round number, so that it seldom changes.

    Args:
        least: the place of step 1, where the axis counts something else.
    """
    if logarithmic:
        low = math.log10(max(first, least))
        high = max(math.log10(round_end(max(last, 2 * least))), low + 0.3)
    else:
        low, high = float(min(first, 0)), round_end(max(last, least))
    margin = MARGIN_X * (high - low)
    return Scale(low - margin, high + margin, logarithmic)


def round_end(value: float) -> float:
    """The next round number that is not smaller: steps of a quarter at most."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * digit for digit in ROUND_ENDS if power * digit >= value * (1 - 1e-12))


def extent(
    lows: Floats, highs: Floats, kept: Sequence[float], *, logarithmic: bool
) -> tuple[float, float] | None:
    """From where to where data reach that have the coordinates `lows` and `highs`; None where there are none.

    A few that lie far outside do not count, unless they are among `kept`, the newest ones.
    """
    points = np.concatenate([lows, highs])
    points = np.sort(points[np.isfinite(points)])
    if not len(points):
        return None
    low, high = float(points[0]), float(points[-1])
    if len(points) >= 2 / TAIL:
        first, last = points[int(TAIL * len(points))], points[int((1 - TAIL) * len(points))]
        least = 0.5 if logarithmic else 0.5 * abs(float(points[len(points) // 2]))
        reach = REACH * max(float(last - first), least)
        low, high = max(low, float(first) - reach), min(high, float(last) + reach)
    finite = [value for value in kept if math.isfinite(value)]
    return min([low, *finite]), max([high, *finite])


def value_scale(current: Scale | None, reached: tuple[float, float] | None, *, logarithmic: bool) -> Scale:
    """The axis for values that reach from the one coordinate to the other: `current` as long as that will do."""
    if reached is None:
        return Scale(-3.0, 0.0, logarithmic=True) if logarithmic else Scale(0.0, 1.0)
    farthest = FARTHEST_DECADE if logarithmic else 10.0**FARTHEST_DECADE
    low, high = (min(max(end, -farthest), farthest) for end in reached)
    if high - low < max(1e-9 * max(abs(low), abs(high)), NEAREST):
        room = 0.5 * abs(high) if abs(high) > NEAREST and not logarithmic else 0.5
        low, high = low - room, high + room
    if current is None or current.logarithmic != logarithmic:
        margin = MARGIN_Y * (high - low)
        return Scale(low - margin, high + margin, logarithmic)
    fits = current.low <= low and high <= current.high
    if fits and high - low >= FULL * (current.high - current.low):
        return current
    margin, most = MARGIN_Y * (high - low), SLACK * (high - low)
    below, above = (min(max(excess, 0.0), most) for excess in (current.low - low, high - current.high))
    return Scale(low - margin - below, high + margin + above, logarithmic)
