"""A line search under the strong Wolfe conditions, for all lanes at once.

Nocedal & Wright 2006, Numerical Optimization, 2nd ed., algorithms 3.5 and 3.6, with their cubic interpolation.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Namespace
from engine.optimizers.base import Arrays
from engine.products import dots

Search = Generator[float, tuple[float, float], float]
"""Yields step lengths, gets value and slope there, and returns the step length to be taken."""

EXPANSIONS = 10
NARROWINGS = 10
CUBIC_MARGIN = 0.2
QUADRATIC_MARGIN = 0.1
"""Shares of an interval next to its ends where an interpolated minimum is not trusted."""


@dataclass(frozen=True)
class _Point:
    at: float
    value: float
    slope: float


@dataclass(frozen=True)
class Wolfe:
    """Sufficient decrease c₁ and curvature c₂, 0 < c₁ < c₂ < 1."""

    c1: float = 1e-4
    c2: float = 0.9

    def search(self, value: float, slope: float, first: float) -> Search:
        """A step length for a function with this value and (negative) slope at zero; 0 when there is none.

        Args:
            first: the step length to try first.
        """
        if not (first > 0.0 and slope < 0.0 and math.isfinite(value) and math.isfinite(slope)):
            return 0.0
        origin = before = _Point(0.0, value, slope)
        at = first
        for number in range(EXPANSIONS):
            here = _Point(at, *(yield at))
            if not self._decreases(origin, here) or (number > 0 and here.value >= before.value):
                return (yield from self._narrow(origin, before, here))
            if abs(here.slope) <= -self.c2 * slope:
                return at
            if here.slope >= 0.0:
                return (yield from self._narrow(origin, here, before))
            before, at = here, 2.0 * at
        return before.at

    def _decreases(self, origin: _Point, here: _Point) -> bool:
        # Not "not larger": a value that is not a number must count as no decrease.
        return here.value <= origin.value + self.c1 * here.at * origin.slope

    def _narrow(self, origin: _Point, low: _Point, high: _Point) -> Search:
        """Algorithm 3.6: `low` has the least value among those that decrease enough, and its slope points to `high`."""
        third: _Point | None = None
        for _ in range(NARROWINGS + 1):
            at = _inside(low, high, third)
            here = _Point(at, *(yield at))
            if not self._decreases(origin, here) or here.value >= low.value:
                third, high = high, here
                continue
            if abs(here.slope) <= -self.c2 * origin.slope:
                return at
            if here.slope * (high.at - low.at) >= 0.0:
                third, high = high, low
            else:
                third = low
            low = here
        return low.at


def _inside(low: _Point, high: _Point, third: _Point | None) -> float:
    """A place between two points: the minimum of a cubic, else of a parabola, else the middle."""
    width = high.at - low.at
    left, right = min(low.at, high.at), max(low.at, high.at)
    if third is not None:
        at = _cubic_minimum(low, high, third)
        margin = CUBIC_MARGIN * abs(width)
        if at is not None and left + margin <= at <= right - margin:
            return at
    at = _parabola_minimum(low, high)
    margin = QUADRATIC_MARGIN * abs(width)
    if at is not None and left + margin <= at <= right - margin:
        return at
    return low.at + 0.5 * width


def _cubic_minimum(low: _Point, high: _Point, third: _Point) -> float | None:
    """Of the cubic through three values with the slope of the first (eq. 3.59)."""
    first, second = high.at - low.at, third.at - low.at
    scale = (first * second) ** 2 * (first - second)
    if scale == 0.0:
        return None
    rise1 = high.value - low.value - low.slope * first
    rise2 = third.value - low.value - low.slope * second
    if not (math.isfinite(rise1) and math.isfinite(rise2)):
        return None
    a = (second**2 * rise1 - first**2 * rise2) / scale
    b = (first**3 * rise2 - second**3 * rise1) / scale
    root = b * b - 3.0 * a * low.slope
    if a == 0.0 or not root >= 0.0:
        return None
    at = low.at + (math.sqrt(root) - b) / (3.0 * a)
    return at if math.isfinite(at) else None


def _parabola_minimum(low: _Point, high: _Point) -> float | None:
    """Of the parabola through two values with the slope of the first (eq. 3.58)."""
    width = high.at - low.at
    bend = (high.value - low.value - low.slope * width) / (width * width) if width else 0.0
    if not (math.isfinite(bend) and bend > 0.0):
        return None
    return low.at - low.slope / (2.0 * bend)


@dataclass(frozen=True)
class Found:
    """Where a search ended: the step length of each lane (lanes, 1), and how the gradient changed (lanes, parameters).

    The change is between gradients of J itself: what a method steps by may have been clipped.
    """

    lengths: Array
    change: Array


def search_along(arrays: Arrays, direction: Array, first: Array, wolfe: Wolfe) -> Found:
    """Search from the parameters along a direction (lanes, parameters), each lane by itself, in lock step.

    A lane whose direction does not descend gets the length 0. The change is a scratch array.

    Args:
        first: step lengths to try first, (lanes, 1).
    """
    oracle, xp = arrays.oracle, arrays.xp
    assert oracle is not None
    point, gradient = arrays.scratch("search.point"), arrays.scratch("search.gradient")

    def measure(lengths: list[float], wanted: list[bool]) -> list[tuple[float, float]]:
        steps = oracle.to_device(np.array(lengths)[:, None], direction)
        xp.multiply(direction, steps, out=point)
        xp.add(point, arrays.parameters, out=point)
        values = oracle.gradient(point, gradient, np.array(wanted))
        slopes = dots(xp, gradient, direction)
        return list(zip(_numbers(oracle.to_host(values)), _numbers(oracle.to_host(slopes)), strict=True))

    lanes = len(direction)
    starts = measure([0.0] * lanes, [True] * lanes)
    before = arrays.scratch("search.before")
    before[...] = gradient
    trials = _numbers(oracle.to_host(first)[:, 0])
    searches = [wolfe.search(*start, trial) for start, trial in zip(starts, trials, strict=True)]
    lengths, measured, active = [0.0] * lanes, [0.0] * lanes, dict(enumerate(searches))
    answers: list[tuple[float, float] | None] = [None] * lanes
    while active:
        for lane, search in list(active.items()):
            try:
                lengths[lane] = search.send(answers[lane])  # type: ignore[arg-type]
            except StopIteration as end:
                lengths[lane] = end.value
                del active[lane]
        # The gradient is wanted at the end, which need not be the place that was looked at last.
        wanted = [lane in active or lengths[lane] != measured[lane] for lane in range(lanes)]
        if any(wanted):
            answers = list(measure(lengths, wanted))
            measured = list(lengths)
    gradient -= before
    return Found(oracle.to_device(np.array(lengths)[:, None], direction), gradient)


def usable_pair(xp: Namespace, step: Array, change: Array) -> tuple[Array, Array]:
    """⟨s, y⟩ of each lane, (R,), and whether it tells a positive curvature that rounding has not made up.

    Its reciprocal and those of the squares stay finite.
    """
    curvature, limits = dots(xp, step, change), np.finfo(step.dtype)
    size = dots(xp, step, step) * dots(xp, change, change)
    least = float(limits.tiny) / float(limits.eps)
    found = xp.logical_and(curvature > float(limits.eps) * xp.sqrt(size), curvature > least)
    return curvature, xp.logical_and(found, dots(xp, change, change) > least)


def _numbers(array: Array) -> list[float]:
    return [float(value) for value in array]
