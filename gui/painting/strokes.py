"""Where a brush puts points, and which ones an eraser takes away. No Qt here."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Spot = tuple[float, float]
Places = NDArray[np.float64]

_TURN, _REACH = 0.7548776662466927, 0.5698402909980532
"""Multiples of these fill a square evenly (Roberts 2018, the R₂ sequence)."""


@dataclass(frozen=True)
class Brush:
    """What paints, in units of the plane.

    Attributes:
        radius: of the disk in which points fall.
        spacing: about how far neighbors are from each other.
    """

    radius: float
    spacing: float

    @property
    def first(self) -> float:
        """How many points a touch leaves."""
        return max(1.0, math.pi * (self.radius / self.spacing) ** 2)

    @property
    def rate(self) -> float:
        """How many points there are to a unit of the way."""
        return max(2.0 * self.radius / self.spacing**2, 1.0 / self.spacing)


class Stroke:
    """The points of one stroke, as it goes on: dealt evenly, without chance, and none beyond `most`."""

    def __init__(self, brush: Brush, start: Spot, most: int) -> None:
        self.points: list[Spot] = []
        self._brush = brush
        self._most = most
        self._end = start
        self._due = 0.0
        for _ in range(round(brush.first)):
            self._drop(start)

    @property
    def full(self) -> bool:
        """Whether nothing more can be painted."""
        return len(self.points) >= self._most

    def go_on(self, end: Spot) -> None:
        """Paint along a straight line to here."""
        (x, y), length = self._end, math.dist(self._end, end)
        self._end = end
        owed, self._due = self._due, self._due + length * self._brush.rate
        for count in range(1, math.floor(self._due) + 1):
            if self.full:
                break
            share = (count - owed) / (self._due - owed)
            self._drop((x + share * (end[0] - x), y + share * (end[1] - y)))
        self._due -= math.floor(self._due)

    def _drop(self, middle: Spot) -> None:
        if self.full:
            return
        number = len(self.points) + 1
        turn = 2.0 * math.pi * (number * _TURN % 1.0)
        # The first one falls where the brush is; a thin brush leaves a line.
        distance = self._brush.radius * math.sqrt(number * _REACH % 1.0) if number > 1 else 0.0
        self.points.append((middle[0] + distance * math.cos(turn), middle[1] + distance * math.sin(turn)))


def touched(places: Places, start: Spot, end: Spot, radius: float) -> NDArray[np.bool_]:
    """Which places (n, 2) lie within `radius` of a straight way."""
    origin, way = np.array(start), np.subtract(end, start)
    square = float(way @ way)
    share = np.clip((places - origin) @ way / square, 0.0, 1.0) if square > 0.0 else np.zeros(len(places))
    distance = places - origin - share[:, None] * way
    return np.asarray((distance * distance).sum(axis=1) <= radius * radius)


def nearest(places: Places, spot: Spot, reach: float) -> int:
    """The place that is nearest, of two alike the later one; −1 if none is within `reach`."""
    if not len(places):
        return -1
    squares = ((places - np.array(spot)) ** 2).sum(axis=1)
    # What was painted later lies on top.
    found = len(squares) - 1 - int(squares[::-1].argmin())
    return found if squares[found] <= reach * reach else -1
