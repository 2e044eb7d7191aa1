"""The cursor of a plot: a line at one step, and a box with the values of all curves there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.formatting import number
from gui.plots.curve import Curve
from gui.plots.curve_item import CurveItem
from gui.plots.lanes import LOWER, MEDIAN, UPPER, quantiles
from gui.plots.layout import Layout, Style
from gui.plots.placing import least_covered
from gui.plots.readout_sheet import APART, BESIDE, SAMPLE, Reading, Sheet, sheet_of
from gui.plots.units import Unit

PADDING = 7.0
DISTANCE = 12.0
"""From the cursor to the box."""
EDGE = 2.0
"""Between the box and the card's edge at least: where neither side has room for it, it comes over the cursor."""
LINE = 1.4
"""Height of a row, in font sizes."""
PLACES = [(side, level) for level in (0.0, 1.0, 0.5) for side in (1, -1)]
"""Right or left of the cursor, at the top, the bottom or the middle; the first ones are preferred."""
HEAD = 3.5
"""Radius of the head of a pinned cursor."""


@dataclass(frozen=True)
class Cursor:
    """A step of the foremost curve, what is said about it, what the curves say there, and its place on the axis."""

    step: int
    heading: str
    readings: tuple[Reading, ...]
    place: float


def read(lanes: Sequence[Curve], step: int) -> Reading:
    """What one curve, or all lanes of one, say at `step`."""
    if len(lanes) == 1:
        return Reading(lanes[0], lanes[0].series.at(step))
    values = quantiles(np.array([[lane.series.at(step)] for lane in lanes]))[:, 0]
    return Reading(lanes[0], float(values[MEDIAN]), (float(values[LOWER]), float(values[UPPER])))


def heading(unit: Unit, place: float, step: int) -> str:
    """A place on the axis in words."""
    translate = QCoreApplication.translate
    steps = translate("Plots", "step {step}").format(step=number(step))
    words = {
        Unit.STEPS: "",
        Unit.EPOCHS: translate("Plots", "epoch {number}"),
        Unit.SAMPLES: translate("Plots", "{number} samples"),
        Unit.SECONDS: translate("Plots", "{number} s"),
        Unit.MULTIPLY_ADDS: translate("Plots", "{number} multiply–adds"),
    }[unit]
    told = number(round(place)) if unit.whole else number(place)
    return f"{words.format(number=told)} · {steps}" if words else steps


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

    def draw(
        self,
        painter: QPainter,
        cursor: Cursor,
        item: CurveItem,
        layout: Layout,
        style: Style,
        *,
        pinned: bool = False,
    ) -> None:
        """Draw `cursor` over the curves of `item`; one that is pinned has a head."""
        area = layout.area
        here = layout.snap(layout.across(layout.x.coordinate(cursor.place)))
        if not area.left() - 1 <= here <= area.right() + 1:
            return
        color = QColor(style.palette.accent if pinned else style.palette.muted)
        painter.fillRect(QRectF(here, area.top(), layout.hair, area.height()), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pinned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(here + layout.hair / 2, area.top()), HEAD, HEAD)
        painter.setPen(QPen(QColor(style.palette.card), 1.5))
        for curve, value, _ in cursor.readings:
            dot = QPointF(here + layout.hair / 2, layout.up(layout.y.coordinate(value)))
            # Qt takes what is no number for contained.
            if math.isfinite(dot.y()) and area.contains(dot):
                painter.setBrush(QColor(curve.color))
                painter.drawEllipse(dot, 3.5, 3.5)
        row = LINE * style.pixels
        # Where there is more room, beside the cursor.
        room = max(here, layout.size.width() - here) - DISTANCE - 2 * PADDING
        lines = int((area.height() - 2 * PADDING - 6) / row)
        sheet = sheet_of(cursor.heading, cursor.readings).fitted(room, lines, style)
        size = QSizeF(sheet.width(style) + 2 * PADDING, row * sheet.lines + 2 * PADDING - 2)
        self.box = self._place_box(size, here, item, layout)
        self._draw_box(painter, sheet, row, style)

    def _place_box(self, size: QSizeF, here: float, item: CurveItem, layout: Layout) -> QRectF:
        """Where the box covers least of the curves."""
        area, boxes = layout.area, {}
        for side, level in PLACES:
            left = here + DISTANCE if side > 0 else here - DISTANCE - size.width()
            top = area.top() + 4 + level * (area.height() - 8 - size.height())
            boxes[side, level] = QRectF(QPointF(left, top), size)
        self._place = least_covered(boxes, self._place, item, layout)
        box = boxes[self._place]
        box.moveLeft(max(EDGE, min(box.left(), layout.size.width() - size.width() - EDGE)))
        return box

    def _draw_box(self, painter: QPainter, sheet: Sheet, row: float, style: Style) -> None:
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
        muted, text = QColor(palette.muted), QColor(palette.text)
        painter.setFont(style.font)
        painter.setPen(muted)
        painter.drawText(QPointF(left, baseline), sheet.heading)
        if sheet.titles:
            baseline += row
            _draw_cells(painter, sheet.titles, sheet, box, baseline, style.metrics)
        for sample, name, cells in sheet.rows:
            baseline += row
            draw_sample(painter, sample, left, round(baseline - style.metrics.capHeight() / 2))
            painter.setFont(style.font)
            painter.setPen(muted)
            name = style.metrics.elidedText(name, Qt.TextElideMode.ElideRight, sheet.names + 1)
            painter.drawText(QPointF(left + SAMPLE + BESIDE, baseline), name)
            painter.setFont(style.value_font)
            painter.setPen(text)
            _draw_cells(painter, cells, sheet, box, baseline, style.value_metrics)


def _draw_cells(
    painter: QPainter,
    cells: Sequence[str],
    sheet: Sheet,
    box: QRectF,
    baseline: float,
    metrics: QFontMetricsF,
) -> None:
    """Texts at the right ends of their columns, of which the last one ends where the box does."""
    right = box.right() - PADDING - sum(APART + width for width in sheet.widths)
    for cell, width in zip(cells, sheet.widths, strict=False):
        right += APART + width
        painter.drawText(QPointF(right - metrics.horizontalAdvance(cell), baseline), cell)
