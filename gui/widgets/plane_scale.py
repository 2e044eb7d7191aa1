"""From numbers of two columns to places in a canvas and back. No Qt widgets here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.widgets.table_rows import Column, Row, Rows

ROOM = 0.1
"""What is kept free beyond the outermost numbers, as a share of their range."""


@dataclass(frozen=True)
class PlaneScale:
    """What part of the plane a canvas shows."""

    area: QRectF
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    @classmethod
    def around(cls, rows: Rows, columns: Sequence[Column], area: QRectF, *, square: bool) -> PlaneScale:
        """One that holds the rows and the usual ranges; `square` gives both directions one scale."""
        x_range, y_range = (_range([row[axis] for row in rows], columns[axis]) for axis in (0, 1))
        if square:
            span = max(x_range[1] - x_range[0], y_range[1] - y_range[0])
            x_range, y_range = (
                ((low + high - span) / 2, (low + high + span) / 2) for low, high in (x_range, y_range)
            )
        return cls(area, x_range, y_range)

    def place(self, row: Row) -> QPointF:
        """Where a row stands."""
        (left, right), (bottom, top), area = self.x_range, self.y_range, self.area
        return QPointF(
            area.left() + (row[0] - left) / (right - left) * area.width(),
            area.bottom() - (row[1] - bottom) / (top - bottom) * area.height(),
        )

    def numbers(self, spot: QPointF) -> tuple[float, float]:
        """What stands at a place, in numbers as short as a pixel allows; places outside are brought inside."""
        area = self.area
        across = min(max((spot.x() - area.left()) / area.width(), 0.0), 1.0)
        up = min(max((area.bottom() - spot.y()) / area.height(), 0.0), 1.0)
        return _short(across, self.x_range), _short(up, self.y_range)

    def moved(self, row: Row, across: int, up: int) -> tuple[float, float]:
        """A row's place some fiftieths of the canvas away."""
        spot = self.place(row)
        step = QPointF(across * self.area.width() / 50, -up * self.area.height() / 50)
        return self.numbers(spot + step)


def _range(numbers: Sequence[float], column: Column) -> tuple[float, float]:
    usual = list(column.usual or ())
    low, high = min([*numbers, *usual], default=-1.0), max([*numbers, *usual], default=1.0)
    if high == low:
        low, high = low - 1.0, high + 1.0
    room = ROOM * (high - low)
    bounds = column.bounds
    # A bound that is near is an edge of the canvas: a curve over 0…1 goes from side to side.
    left = low if bounds.lowest is not None and bounds.lowest >= low - room else low - room
    right = high if bounds.highest is not None and bounds.highest <= high + room else high + room
    return left, right


def _short(share: float, ends: tuple[float, float]) -> float:
    span = ends[1] - ends[0]
    digits = max(0, 3 - math.ceil(math.log10(span)))
    return round(ends[0] + share * span, digits)
