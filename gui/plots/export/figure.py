"""A plot for paper: light, and drawn from the data as lines, not as pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.plots.axes import draw_axes, draw_dashes
from gui.plots.curve import Curve, Reference
from gui.plots.events import draw_events
from gui.plots.export.clipping import clipped
from gui.plots.export.ink import ink
from gui.plots.layout import Layout, Style, lay_out
from gui.plots.line import Line, whole
from gui.plots.readout import draw_sample
from gui.plots.readout_sheet import SAMPLE
from gui.plots.scale import Scale
from gui.plots.source import Source
from gui.plots.units import StepScale
from gui.theme.palette import LIGHT, Palette

Points = NDArray[np.float64]

SIZE = QSizeF(480, 300)
"""Of a figure in points: 169 × 106 mm."""
TEXT = 10
MARGIN = 8.0
BLOCKS = 800
"""Blocks of a curve that are drawn at most, half as many as the lines between them."""
FINENESS = 4.0
"""Positions in a point to which axes are rounded."""


@dataclass(frozen=True)
class Figure:
    """What is drawn.

    Attributes:
        title: what the values are.
        caption: what the horizontal axis counts.
        lines: curves and bands, from back to front.
        legend: curves that stand for what is named by their labels.
        x, y: the parts of the axes.
        whole: whether there is nothing between whole numbers on the horizontal one.
        events: places and labels.
        palette: that the colors of curves come from; they are printed in those of the light one.
    """

    title: str
    caption: str
    lines: tuple[Line, ...]
    legend: tuple[Curve, ...]
    x: Scale
    y: Scale
    whole: bool = True
    events: tuple[tuple[float, str], ...] = ()
    references: tuple[Reference, ...] = ()
    palette: Palette = LIGHT

    def draw(self, painter: QPainter, size: QSizeF = SIZE) -> None:
        """Paint it into a rectangle of this size, whose corner is the painter's origin."""
        style = Style(LIGHT, TEXT)
        painter.fillRect(QRectF(QPointF(0, 0), size), QColor(LIGHT.card))
        line = math.ceil(style.metrics.height())
        rows = self._legend_rows(size.width() - 2 * MARGIN, style)
        top, side = MARGIN + line * len(rows), MARGIN + line
        for number, row in enumerate(rows):
            self._draw_legend(painter, row, QPointF(size.width() - MARGIN, MARGIN + line * number), style)
        inner = QSizeF(size.width() - side, size.height() - top - line - MARGIN)
        layout = lay_out(inner, FINENESS, self.x, self.y, style, 0.0, whole=self.whole)
        painter.save()
        painter.translate(side, top)
        self._draw_area(painter, layout, style)
        painter.setFont(style.font)
        painter.setPen(QColor(LIGHT.text))
        caption = QRectF(layout.area.left(), inner.height(), layout.area.width(), line)
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self.caption)
        painter.restore()
        painter.save()
        painter.translate(MARGIN, top + layout.area.bottom())
        painter.rotate(-90)
        painter.setFont(style.font)
        painter.setPen(QColor(LIGHT.text))
        along = QRectF(0, 0, layout.area.height(), line)
        painter.drawText(along, Qt.AlignmentFlag.AlignCenter, self.title)
        painter.restore()

    def _draw_area(self, painter: QPainter, layout: Layout, style: Style) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_axes(painter, layout, style)
        draw_events(painter, self.events, layout, style)
        for line in self.lines:
            self._draw_line(painter, line, layout)
        painter.setFont(style.font)
        for reference in self.references:
            here = layout.up(layout.y.coordinate(reference.value))
            if layout.area.top() <= here <= layout.area.bottom():
                ends = QPointF(layout.area.left(), here), QPointF(layout.area.right(), here)
                draw_dashes(painter, layout, *ends, QColor(LIGHT.muted))
                painter.drawText(QPointF(layout.area.left() + 4, here - 3), reference.label)

    def _draw_line(self, painter: QPainter, line: Line, layout: Layout) -> None:
        red, green, blue, opacity = line.stroke.color
        color = QColor(ink(QColor.fromRgbF(red, green, blue).name(), self.palette))
        color.setAlphaF(opacity)
        parts = points_of(line.series, line.scale, layout)
        if line.border is not None:
            others = points_of(line.border, line.scale, layout)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for one, two in zip(parts, others, strict=False):
                painter.drawPolygon(_polygon(_within(np.concatenate([one, two[::-1]]), layout.area)))
            return
        pen = QPen(color, line.stroke.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if line.stroke.dash else Qt.PenCapStyle.RoundCap)
        if line.stroke.dash:
            pen.setDashPattern([length / line.stroke.width for length in line.stroke.dash])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in parts:
            for piece in clipped(part, layout.area):
                painter.drawPolyline(_polygon(piece))

    def _legend_rows(self, width: float, style: Style) -> list[list[Curve]]:
        """The named curves in rows that fit."""
        rows: list[list[Curve]] = [[]]
        used = 0.0
        for curve in self.legend:
            needed = style.width(curve.label) + SAMPLE + 18
            if rows[-1] and used + needed > width:
                rows.append([])
                used = 0.0
            rows[-1].append(curve)
            used += needed
        return rows

    def _draw_legend(self, painter: QPainter, row: Sequence[Curve], corner: QPointF, style: Style) -> None:
        """Names beside pieces of their lines, from the right end."""
        right, middle = corner.x(), corner.y() + style.metrics.height() / 2
        painter.setFont(style.font)
        for curve in reversed(row):
            sample = Curve(
                curve.key,
                curve.label,
                ink(curve.color, self.palette),
                curve.dash,
                curve.width,
                opacity=curve.opacity,
            )
            draw_sample(painter, sample, right - SAMPLE, middle)
            right -= SAMPLE + 6 + style.width(curve.label)
            painter.setPen(QColor(LIGHT.text))
            painter.drawText(QPointF(right, middle + style.metrics.capHeight() / 2), curve.label)
            right -= 12


def points_of(source: Source, scale: StepScale, layout: Layout) -> list[Points]:
    """The points (n, 2) of a source in the layout, in pieces between gaps.

    Of a block of several samples these are its first value, its extremes and its last one.
    """
    first, last = (whole(scale.step(layout.x.value(share))) for share in (0.0, 1.0))
    found = source.columns(first, last + 1, BLOCKS, logarithmic=layout.x.logarithmic)
    if not len(found.x_first):
        return []
    x = layout.x.coordinates(scale.places(np.stack([found.x_first, found.x_last]).T.ravel())).reshape(-1, 2)
    high, low, entering, leaving = layout.y.ordinates(found)
    middle = x.mean(axis=1)
    across = np.stack([x[:, 0], middle, middle, x[:, 1]], axis=1)
    up = np.stack([entering, low, high, leaving], axis=1)
    single = np.asarray(found.x_first == found.x_last)
    kept = np.ones(across.shape, bool)
    kept[single, 1:] = False
    across, up = across[kept], up[kept]
    places = np.stack(
        [
            layout.area.left()
            + (across - layout.x.low) / (layout.x.high - layout.x.low) * layout.area.width(),
            layout.area.bottom()
            - (up - layout.y.low) / (layout.y.high - layout.y.low) * layout.area.height(),
        ],
        axis=1,
    )
    here = np.asarray(np.isfinite(places).all(axis=1))
    turns = np.flatnonzero(here[1:] != here[:-1]) + 1
    return [part for part in np.split(places, turns) if len(part) and np.isfinite(part[0]).all()]


def _within(points: Points, area: QRectF) -> Points:
    """Points moved to the border of the area where they lie outside."""
    low, high = (area.left(), area.top()), (area.right(), area.bottom())
    return np.clip(points, low, high)


def _polygon(points: Points) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])
