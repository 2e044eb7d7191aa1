"""Where the cells of a heat map stand, with room for values and titles of both axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

GAP = 6.0
LARGEST_SHARE = 0.25
"""Of the width for the values of rows."""


@dataclass(frozen=True)
class MapLayout:
    """The layout of a map.

    Attributes:
        area: of all cells.
        label: width of the values of rows.
        line: height of a line of text.
    """

    area: QRectF
    rows: int
    columns: int
    label: float
    line: float

    @property
    def cell_size(self) -> QSizeF:
        """Of each cell."""
        return QSizeF(self.area.width() / self.columns, self.area.height() / self.rows)

    def cell(self, row: int, column: int) -> QRectF:
        """The place of a cell, whole pixels; the first row is the lowest, as on an axis."""
        left, right = (
            _edge(self.area.left(), self.area.width(), column + side, self.columns) for side in (0, 1)
        )
        over = self.rows - 1 - row
        top, bottom = (_edge(self.area.top(), self.area.height(), over + side, self.rows) for side in (0, 1))
        return QRectF(left, top, right - left, bottom - top)

    def at(self, spot: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell at a place; None beside all of them."""
        column = math.floor((spot.x() - self.area.left()) / self.cell_size.width())
        over = math.floor((spot.y() - self.area.top()) / self.cell_size.height())
        inside = 0 <= over < self.rows and 0 <= column < self.columns
        return (self.rows - 1 - over, column) if inside else None

    def stride(self, names: Sequence[str], metrics: QFontMetricsF) -> int:
        """Every how many columns have room for their value."""
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0) + 6.0
        return max(1, math.ceil(widest / self.cell_size.width()))


def lay_out(size: QSizeF, rows: Sequence[str], columns: int, metrics: QFontMetricsF) -> MapLayout:
    """A map as large as possible: values of rows and their upright title at the left, of columns below."""
    line = math.ceil(metrics.height())
    widest = max((metrics.horizontalAdvance(name) for name in rows), default=0.0) + 1.0
    label = min(widest, LARGEST_SHARE * size.width())
    left = math.ceil(line + GAP + label + GAP)
    bottom = 2 * line + 2 * GAP
    width, height = max(size.width() - left - 2.0, 1.0), max(size.height() - bottom - 2.0, 1.0)
    return MapLayout(
        QRectF(left, 1.0, math.floor(width), math.floor(height)), len(rows), columns, label, line
    )


def _edge(start: float, length: float, number: int, count: int) -> float:
    return round(start + length * number / count)
