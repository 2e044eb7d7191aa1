"""The cursor of a plot: a line at one step, and a box with the values of all curves there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.formatting import MINUS, MISSING
from gui.plots.curve import Curve
from gui.plots.curve_item import CurveItem
from gui.plots.layout import Layout, Style
from gui.plots.placing import least_covered

DIGITS = 6
PADDING = 7.0
DISTANCE = 12.0
"""From the cursor to the box."""
SAMPLE = 16.0
"""Length of the line that shows a curve's color and dash."""
LINE = 1.4
"""Height of a row, in font sizes."""
PLACES = [(side, level) for level in (0.0, 1.0, 0.5) for side in (1, -1)]
"""Right or left of the cursor, at the top, the bottom or the middle; the first ones are preferred."""


class Reading(NamedTuple):
    """A curve's value at the cursor: the one at its last recorded step there; NaN where there is none."""

    curve: Curve
    value: float

    @property
    def text(self) -> str:
        if math.isnan(self.value):
            return MISSING
        text = f"{abs(self.value):.{DIGITS}g}"
        return MINUS + text if self.value < 0 else text


@dataclass(frozen=True)
class Cursor:
    """A step, what is said about it, and what the curves say there."""

    step: int
    heading: str
    readings: tuple[Reading, ...]


def read(curves: Sequence[Curve], step: int) -> tuple[Reading, ...]:
    """The values of all curves at `step`."""
    return tuple(Reading(curve, curve.series.at(step)) for curve in curves)


def draw_sample(painter: QPainter, curve: Curve, left: float, middle: float) -> None:
    """A short piece of a curve's line."""
    color = QColor(curve.color)
    color.setAlphaF(max(curve.opacity, 0.5))
    pen = QPen(color, curve.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if curve.dash:
        pen.setDashPattern([part / curve.width for part in curve.dash])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(left + SAMPLE, middle))


class Readout:
    """Draws the cursor, and remembers where its box stood."""

    def __init__(self) -> None:
        self._place = PLACES[0]
        self.box = QRectF()
        """Where the box was drawn last."""

    def draw(self, painter: QPainter, cursor: Cursor, item: CurveItem, layout: Layout, style: Style) -> None:
        """Draw `cursor` over the curves of `item`."""
        area = layout.area
        here = layout.snap(layout.across(layout.x.coordinate(cursor.step)))
        painter.fillRect(QRectF(here, area.top(), layout.hair, area.height()), QColor(style.palette.muted))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.palette.card), 1.5))
        for curve, value in cursor.readings:
            dot = QPointF(here + layout.hair / 2, layout.up(layout.y.coordinate(value)))
            # Qt takes what is no number for contained.
            if math.isfinite(dot.y()) and area.contains(dot):
                painter.setBrush(QColor(curve.color))
                painter.drawEllipse(dot, 3.5, 3.5)
        row = LINE * style.pixels
        widths = [style.metrics.horizontalAdvance(curve.label) for curve, _ in cursor.readings]
        numbers = [style.value_metrics.horizontalAdvance(reading.text) for reading in cursor.readings]
        inner = SAMPLE + 6 + max(widths, default=0) + 12 + max(numbers, default=0)
        inner = max(inner, style.metrics.horizontalAdvance(cursor.heading))
        size = QSizeF(inner + 2 * PADDING, row * (len(numbers) + 1) + 2 * PADDING - 2)
        self.box = self._place_box(size, here, item, layout)
        self._draw_box(painter, cursor, numbers, row, style)

    def _place_box(self, size: QSizeF, here: float, item: CurveItem, layout: Layout) -> QRectF:
        """Where the box covers least of the curves."""
        area, boxes = layout.area, {}
        for side, level in PLACES:
            left = here + DISTANCE if side > 0 else here - DISTANCE - size.width()
            top = area.top() + 4 + level * (area.height() - 8 - size.height())
            boxes[side, level] = QRectF(QPointF(left, top), size)
        self._place = least_covered(boxes, self._place, item, layout)
        return boxes[self._place]

    def _draw_box(
        self, painter: QPainter, cursor: Cursor, numbers: Sequence[float], row: float, style: Style
    ) -> None:
        palette, box = style.palette, self.box
        ground = QColor(palette.card)
        ground.setAlphaF(0.92)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left, baseline = (
            box.left() + PADDING,
            box.top() + PADDING - 1 + 0.5 * (row + style.metrics.capHeight()),
        )
        painter.setFont(style.font)
        painter.setPen(QColor(palette.muted))
        painter.drawText(QPointF(left, baseline), cursor.heading)
        for reading, width in zip(cursor.readings, numbers, strict=True):
            baseline += row
            draw_sample(painter, reading.curve, left, round(baseline - style.metrics.capHeight() / 2))
            painter.setFont(style.font)
            painter.setPen(QColor(palette.muted))
            painter.drawText(QPointF(left + SAMPLE + 6, baseline), reading.curve.label)
            painter.setFont(style.value_font)
            painter.setPen(QColor(palette.text))
            painter.drawText(QPointF(box.right() - PADDING - width, baseline), reading.text)
