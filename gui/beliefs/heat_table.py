"""Where the cells of a square table with named rows and columns stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

LARGEST_SHARE = 0.32
"""Of the width for the names of rows, and of the height for those of columns that stand upright."""
GAP = 6.0


@dataclass(frozen=True)
class HeatTable:
    """The layout of a table.

    Attributes:
        area: of all cells.
        count: rows, and columns.
        upright: whether the names of columns are turned, because they are wider than the columns.
        names: width of the names of rows, and height (or width, where turned) of those of columns.
        line: height of a line of text.
    """

    area: QRectF
    count: int
    upright: bool
    names: QSizeF
    line: float

    @property
    def cell_size(self) -> QSizeF:
        """Of each cell."""
        return QSizeF(self.area.width() / self.count, self.area.height() / self.count)

    def cell(self, row: int, column: int) -> QRectF:
        """The place of a cell; its edges are whole pixels, so that neighbors share them."""
        left, right = (self._edge(self.area.left(), self.area.width(), column + side) for side in (0, 1))
        top, bottom = (self._edge(self.area.top(), self.area.height(), row + side) for side in (0, 1))
        return QRectF(left, top, right - left, bottom - top)

    def at(self, spot: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell at a place; None beside all of them."""
        column = math.floor((spot.x() - self.area.left()) / self.cell_size.width())
        row = math.floor((spot.y() - self.area.top()) / self.cell_size.height())
        inside = 0 <= row < self.count and 0 <= column < self.count
        return (row, column) if inside else None

    def strides(self) -> tuple[int, int]:
        """Every how many rows, and columns, have room for a name."""
        across = self.line if self.upright else self.names.height()
        size = self.cell_size
        return max(1, math.ceil(self.line / size.height())), max(1, math.ceil(across / size.width()))

    def _edge(self, start: float, length: float, number: int) -> float:
        return round(start + length * number / self.count)


def lay_out(size: QSizeF, names: Sequence[str], metrics: QFontMetricsF, caption: float) -> HeatTable:
    """A table as large as possible, with room for captions of height `caption` above and below."""
    line = math.ceil(metrics.height())
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0) + 1.0
    left = min(widest, LARGEST_SHARE * size.width())
    width = max(size.width() - left - GAP - 2.0, 1.0)
    upright = widest + 4.0 > width / max(len(names), 1)
    turned = min(widest, LARGEST_SHARE * size.height())
    below = GAP + (turned if upright else line)
    top = caption + GAP
    height = max(size.height() - top - below - caption - 2.0, 1.0)
    area = QRectF(math.ceil(left + GAP), top, math.floor(width), math.floor(height))
    return HeatTable(area, len(names), upright, QSizeF(left, turned if upright else widest), line)
