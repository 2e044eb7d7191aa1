"""What is being done to the points, between press and release: painting, erasing, moving. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gui.painting.strokes import Brush, Places, Spot, Stroke, touched
from gui.widgets.table_rows import Row, Rows


class Gesture:
    """One stroke of a tool; nothing has happened before it is applied."""

    @property
    def full(self) -> bool:
        """Whether it came to the most points that there may be."""
        return False

    def go_on(self, spot: Spot) -> bool:
        """Go on to here; whether that changes anything."""
        raise NotImplementedError

    def applied(self, rows: Rows) -> Rows:
        """What it makes of the points that it began with."""
        raise NotImplementedError


class Painting(Gesture):
    """Adds points; `new` makes a row of a place."""

    def __init__(self, brush: Brush, start: Spot, most: int, new: Callable[[Spot], Row]) -> None:
        self._stroke = Stroke(brush, start, most)
        self._new = new
        self._added: list[Row] = []

    @property
    def full(self) -> bool:
        return self._stroke.full

    def go_on(self, spot: Spot) -> bool:
        before = len(self._stroke.points)
        self._stroke.go_on(spot)
        return len(self._stroke.points) > before

    def applied(self, rows: Rows) -> Rows:
        self._added += [self._new(spot) for spot in self._stroke.points[len(self._added) :]]
        return (*rows, *self._added)


class Erasing(Gesture):
    """Takes away what it passes."""

    def __init__(self, places: Places, start: Spot, radius: float) -> None:
        self._places, self._radius, self._end = places, radius, start
        self._gone = touched(places, start, start, radius)

    def go_on(self, spot: Spot) -> bool:
        gone = self._gone | touched(self._places, self._end, spot, self._radius)
        changed = not np.array_equal(gone, self._gone)
        self._end, self._gone = spot, gone
        return changed

    def applied(self, rows: Rows) -> Rows:
        return tuple(row for row, gone in zip(rows, self._gone.tolist(), strict=True) if not gone)


class Moving(Gesture):
    """Takes one point along; `moved` gives it another place."""

    def __init__(self, picked: int, start: Spot, places: Places, moved: Callable[[Row, Spot], Row]) -> None:
        self._picked, self._moved = picked, moved
        # It is not gripped at its very middle, and must not jump.
        self._grip = (float(places[picked, 0]) - start[0], float(places[picked, 1]) - start[1])
        self._spot: Spot | None = None

    def go_on(self, spot: Spot) -> bool:
        self._spot = (spot[0] + self._grip[0], spot[1] + self._grip[1])
        return True

    def applied(self, rows: Rows) -> Rows:
        if self._spot is None:
            return rows
        row = self._moved(rows[self._picked], self._spot)
        return (*rows[: self._picked], row, *rows[self._picked + 1 :])
