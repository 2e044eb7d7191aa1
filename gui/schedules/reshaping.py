"""What a hand does to a drawn curve: strokes over it, points moved, the past kept. No Qt here."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from engine.schedules.drawn import Drawn
from engine.schedules.tracing import simplified

Point = tuple[float, float]
"""Time, as a share of the steps after the warm-up, and factor."""

COLUMNS = 500
"""How many factors a stroke over the whole time has: as fine as a hand."""
LEAST = 1e-4
"""What remains between a point that is moved and its neighbors."""
TOLERANCE = 0.004
"""How far lines may pass from what was drawn, as a share of the picture's height."""


class FreeHand:
    """A stroke across the picture, from left to right or back: of what is drawn twice the later counts.

    Places are (time, height), the height as a share of the picture's.
    """

    def __init__(self, start: Point) -> None:
        self._heights: dict[int, float] = {}
        self._end = start
        self.go_on(start)

    @property
    def heights(self) -> list[Point]:
        """What has been drawn, by time."""
        return [(column / COLUMNS, self._heights[column]) for column in sorted(self._heights)]

    def go_on(self, end: Point) -> None:
        """Draw a straight line to here."""
        start, self._end = self._end, end
        first, last = (round(min(max(place[0], 0.0), 1.0) * COLUMNS) for place in (start, end))
        way = 1 if last >= first else -1
        for column in range(first, last + way, way):
            share = (column - first) / (last - first) if last != first else 1.0
            self._heights[column] = (1.0 - share) * start[1] + share * end[1]


def few(times: list[float], factors: list[float], slacks: list[float], *, logarithmic: bool) -> list[Point]:
    """The points that are needed to draw a stroke, each factor to within its slack."""
    x, y, slack = np.array(times), np.array(factors), np.array(slacks)
    if logarithmic and (y > 0.0).all():
        slack, y = slack / y, np.log(y)
    return [(times[k], factors[k]) for k in simplified(x, y, slack)]


def drawn_over(curve: Drawn, stroke: list[Point]) -> Drawn:
    """The curve with a stroke in the place of what was there; before and after it nothing changes."""
    if not stroke:
        return curve
    left, right = stroke[0][0] - 0.5 / COLUMNS, stroke[-1][0] + 0.5 / COLUMNS
    before = [point for point in curve.points if point[0] < left]
    after = [point for point in curve.points if point[0] > right]
    # The line that is cut off stays as it was up to here.
    joints = [(time, curve.at(time)) if 0.0 < time < 1.0 else None for time in (left, right)]
    start, end = ([joint] if joint is not None else [] for joint in joints)
    return curve.replace(points=(*before, *start, *stroke, *end, *after))


def with_past(old: Drawn, new: Drawn, now: float) -> Drawn:
    """The new curve from a time on; up to it the old one."""
    if now <= 0.0 or _agree(old, new, now):
        return new
    past = [point for point in old.points if point[0] < now]
    future = [point for point in new.points if point[0] > now]
    return new.replace(points=(*past, (now, old.at(now)), *future))


def moved(curve: Drawn, index: int, point: Point) -> Drawn:
    """The curve with one point elsewhere, but not past its neighbors."""
    points, (time, factor) = curve.points, point
    if index > 0:
        time = max(time, points[index - 1][0] + LEAST)
    if index + 1 < len(points):
        time = min(time, points[index + 1][0] - LEAST)
    time = min(max(time, 0.0), 1.0)
    if not _rises((*points[:index], (time, factor), *points[index + 1 :])):
        time = points[index][0]
    return curve.replace(points=(*points[:index], (time, max(factor, 0.0)), *points[index + 1 :]))


def with_point(curve: Drawn, point: Point) -> tuple[Drawn, int]:
    """The curve with one more point, and where it stands; at the time of another one it takes its place."""
    before = [other for other in curve.points if other[0] < point[0]]
    after = [other for other in curve.points if other[0] > point[0]]
    return curve.replace(points=(*before, point, *after)), len(before)


def without_point(curve: Drawn, index: int) -> Drawn:
    """The curve without a point; the last one stays."""
    if len(curve.points) == 1:
        return curve
    return curve.replace(points=(*curve.points[:index], *curve.points[index + 1 :]))


def middle_after(curve: Drawn, index: int) -> Point:
    """A place for a new point: half way to the next one, or to an end of the curve."""
    times = [0.0, *(time for time, _ in curve.points), 1.0]
    place = index + 1 if 0 <= index < len(curve.points) else 0
    if times[place + 1] - times[place] < LEAST:
        place = max(range(len(times) - 1), key=lambda k: times[k + 1] - times[k])
    time = (times[place] + times[place + 1]) / 2.0
    return time, curve.at(time)


def _agree(old: Drawn, new: Drawn, now: float) -> bool:
    """Whether both are the same up to a time: the same points, and the same one after it."""
    if old.interpolation != new.interpolation:
        return False
    ways = []
    for curve in (old, new):
        later = [point for point in curve.points if point[0] >= now]
        ways.append(([point for point in curve.points if point[0] < now], later[:1]))
    return ways[0] == ways[1]


def _rises(points: tuple[Point, ...]) -> bool:
    return all(right[0] > left[0] and math.isfinite(right[0]) for left, right in pairwise(points))
