"""How a canvas of points looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.formatting import exact
from gui.painting.scale import PaintScale
from gui.theme.current import current_palette
from gui.theme.fonts import mono_font
from gui.theme.style import mix
from gui.widgets.table_rows import Column, Rows

ROUND = 6
LARGEST, SMALLEST = 4.5, 2.2
"""Radius of a point in pixels: smaller where there are many."""


@dataclass(frozen=True)
class Ground:
    """A picture of a part of the plane.

    Attributes:
        extent: x₁ low and high, x₂ low and high.
    """

    image: QImage
    extent: tuple[float, float, float, float]


def paint_frame(
    painter: QPainter, canvas: QWidget, scale: PaintScale, ground: Ground | None, columns: Sequence[Column]
) -> None:
    """The ground, a grid at round numbers, and their figures; around it a frame that tells of the focus."""
    palette = current_palette()
    frame = QRectF(canvas.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.field))
    painter.drawRoundedRect(frame, ROUND, ROUND)
    if ground is not None:
        left, right, bottom, top = ground.extent
        painter.save()
        painter.setClipRect(frame.adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(scale.place((left, top)), scale.place((right, bottom))), ground.image)
        painter.restore()
    _paint_grid(painter, frame, scale, columns, faint=ground is not None)
    focused = canvas.hasFocus()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.accent if focused else palette.border), 2 if focused else 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if focused else frame, ROUND, ROUND)


def paint_points(painter: QPainter, rows: Rows, scale: PaintScale) -> None:
    """Disks in the colors of their classes."""
    palette, area = current_palette(), scale.area
    colors = palette.class_colors
    radius = min(max(area.width() / (3.2 * max(len(rows), 1) ** 0.5), SMALLEST), LARGEST)
    groups: dict[str, list[QPointF]] = {}
    for x, y, label in rows:
        groups.setdefault(colors[int(label) % len(colors)], []).append(scale.place((x, y)))
    for color, places in groups.items():
        for shade, width in ((palette.card, 2 * radius + 1.6), (color, 2 * radius)):
            painter.setPen(QPen(QColor(shade), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(places)


def paint_cursor(
    painter: QPainter, place: QPointF, radius: float, tool: str, label: int, *, cross: bool
) -> None:
    """The outline of the tool; the cursor of the keys has a cross."""
    palette = current_palette()
    color = palette.class_colors[label % len(palette.class_colors)] if tool == "paint" else palette.text
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if tool == "erase" else Qt.PenStyle.SolidLine
    radius = max(radius, 3.0)
    for shade, width in ((palette.card, 3.4), (color, 1.6)):
        painter.setPen(QPen(QColor(shade), width, style if shade == color else Qt.PenStyle.SolidLine))
        painter.drawEllipse(place, radius, radius)
        if cross:
            for way in (QPointF(radius + 5, 0), QPointF(0, radius + 5)):
                painter.drawLine(place - way, place - way * 0.4)
                painter.drawLine(place + way * 0.4, place + way)


def _paint_grid(
    painter: QPainter, frame: QRectF, scale: PaintScale, columns: Sequence[Column], *, faint: bool
) -> None:
    """On a picture the lines are faint, and the figures strong."""
    palette = current_palette()
    step = _round_step(scale.span / 4.0)
    half = (frame.width() / 2.0 / scale.unit, frame.height() / 2.0 / scale.unit)
    painter.setFont(mono_font(palette, 10))
    flags = Qt.AlignmentFlag
    color = QColor(mix(palette.field, palette.axis, 0.45))
    color.setAlphaF(0.4 if faint else 1.0)
    line, figures = QPen(color, 1), QColor(palette.text if faint else palette.muted)
    for axis in (0, 1):
        first, last = scale.center[axis] - half[axis], scale.center[axis] + half[axis]
        for number in range(int(first // step) + 1, int(last // step) + 1):
            value = number * step
            place = scale.place((value, value))
            painter.setPen(line)
            # The titles stand in two corners, and figures of both axes would meet in a third.
            free = (
                place.x() < frame.right() - 40
                if axis == 0
                else frame.top() + 32 < place.y() < frame.bottom() - 18
            )
            if axis == 0:
                painter.drawLine(QPointF(place.x(), frame.top()), QPointF(place.x(), frame.bottom()))
                room = QRectF(place.x() + 3, frame.bottom() - 16, 60, 14)
            else:
                painter.drawLine(QPointF(frame.left(), place.y()), QPointF(frame.right(), place.y()))
                room = QRectF(frame.left() + 4, place.y() - 15, 60, 14)
            painter.setPen(figures)
            if free:
                painter.drawText(room, flags.AlignLeft | flags.AlignBottom, exact(round(value, 10)))
    painter.setPen(QColor(palette.text))
    corner = frame.adjusted(6, 3, -6, -3)
    painter.drawText(corner, flags.AlignRight | flags.AlignBottom, columns[0].title)
    painter.drawText(corner, flags.AlignLeft | flags.AlignTop, columns[1].title)


def _round_step(least: float) -> float:
    """The first of 1, 2, 5, 10 … times a power of ten that is not less."""
    power = 1e-6
    while True:
        for factor in (1.0, 2.0, 5.0):
            if factor * power >= least:
                return factor * power
        power *= 10.0
