"""Lines, ticks, grid and labels of the axes, on whole device pixels."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.formatting import marked
from gui.plots.layout import GAP, Layout, Style

TICK = 4.0
MINOR_TICK = 2.0
MARK_DASH = [3.0, 3.0]


class Marks(NamedTuple):
    """What an axis shows, in the coordinates of its layout."""

    lines: list[tuple[QRectF, QColor]]
    texts: list[tuple[QPointF, str]]
    """Where the baseline of each label begins, and the label."""


def horizontal_marks(layout: Layout, style: Style) -> Marks:
    """The axis below the area; of labels that would touch, the left one."""
    area, metrics, axis = layout.area, style.metrics, QColor(style.palette.axis)
    ticks = layout.ticks_x(style.pixels)
    lines = [(_level(layout, area.bottom(), area.left(), area.right()), axis)]
    lengths = ((place, MINOR_TICK) for place in ticks.minor), ((place, TICK) for place in ticks.places)
    for place, length in chain(*lengths):
        here = layout.across(place)
        lines.append((_upright(layout, here, area.bottom(), area.bottom() + length), axis))
    texts: list[tuple[QPointF, str]] = []
    free, baseline = 0.0, area.bottom() + GAP - 2 + metrics.ascent()
    for place, text in zip(ticks.places, map(marked, ticks.labels), strict=True):
        width = style.width(text)
        left = min(layout.across(place) - width / 2, layout.size.width() - width - 1)
        if left >= free:
            texts.append((QPointF(left, baseline), text))
            free = left + width + 6
    return Marks(lines, texts)


def vertical_marks(layout: Layout, style: Style) -> Marks:
    """The axis at the left of the area, and the grid."""
    area, metrics = layout.area, style.metrics
    axis, grid = QColor(style.palette.axis), QColor(style.palette.grid)
    ticks = layout.ticks_y(style.pixels)
    lines = [(_level(layout, layout.up(place), area.left(), area.right()), grid) for place in ticks.places]
    lines.append((_upright(layout, area.left(), area.top(), area.bottom()), axis))
    minor = (layout.up(place) for place in ticks.minor if layout.y.logarithmic)
    lines.extend((_level(layout, here, area.left() - MINOR_TICK, area.left()), axis) for here in minor)
    texts = []
    for place, text in zip(ticks.places, map(marked, ticks.labels), strict=True):
        left = area.left() - GAP - style.width(text)
        texts.append((QPointF(left, layout.up(place) + metrics.capHeight() / 2), text))
    return Marks(lines, texts)


def draw_marks(painter: QPainter, marks: Marks, style: Style) -> None:
    for line, color in marks.lines:
        painter.fillRect(line, color)
    painter.setFont(style.font)
    painter.setPen(QColor(style.palette.muted))
    for place, text in marks.texts:
        painter.drawText(place, text)


def draw_axes(painter: QPainter, layout: Layout, style: Style) -> None:
    for marks in (vertical_marks(layout, style), horizontal_marks(layout, style)):
        draw_marks(painter, marks, style)


def draw_dashes(painter: QPainter, layout: Layout, start: QPointF, end: QPointF, color: QColor) -> None:
    """A thin dashed line, level or upright."""
    pen = QPen(color, layout.hair)
    pen.setDashPattern(MARK_DASH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    half = layout.hair / 2
    painter.drawLine(*(QPointF(layout.snap(p.x()) + half, layout.snap(p.y()) + half) for p in (start, end)))


def _level(layout: Layout, y: float, left: float, right: float) -> QRectF:
    return QRectF(left, layout.snap(y), right - left, layout.hair)


def _upright(layout: Layout, x: float, top: float, bottom: float) -> QRectF:
    return QRectF(layout.snap(x), top, layout.hair, bottom - top)
