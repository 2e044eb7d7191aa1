"""What lies under the curves of a plot: ground, grid, axes with their labels, events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gui.plots.curve import Event
from gui.plots.layout import GAP, Layout, Style

TICK = 4.0
MINOR_TICK = 2.0
MARK_DASH = [3.0, 3.0]


class Backdrop:
    """A pixmap that is painted again only when something on it has changed."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def pixmap(self, layout: Layout, style: Style, events: tuple[Event, ...]) -> QPixmap:
        """The backdrop in device pixels."""
        key = (layout, style, events)
        if key != self._key:
            self._key = key
            self._pixmap = QPixmap((layout.size * layout.ratio).toSize())
            self._pixmap.setDevicePixelRatio(layout.ratio)
            self._pixmap.fill(QColor(style.palette.card))
            with QPainter(self._pixmap) as painter:
                painter.setFont(style.font)
                pencil = _Pencil(painter, layout, style)
                pencil.axes()
                pencil.events(events)
        return self._pixmap


class _Pencil:
    """Draws the parts of a backdrop."""

    def __init__(self, painter: QPainter, layout: Layout, style: Style) -> None:
        self.painter = painter
        self.layout = layout
        self.metrics = style.metrics
        self.pixels = style.pixels
        self.grid, self.axis = QColor(style.palette.grid), QColor(style.palette.axis)
        self.muted = QColor(style.palette.muted)

    def axes(self) -> None:
        area = self.layout.area
        ticks_x, ticks_y = self.layout.ticks_x(self.pixels), self.layout.ticks_y(self.pixels)
        for place in ticks_y.places:
            self.horizontal(self.layout.up(place), area.left(), area.right(), self.grid)
        self.vertical(area.left(), area.top(), area.bottom(), self.axis)
        self.horizontal(area.bottom(), area.left(), area.right(), self.axis)
        for places, length in ((ticks_x.minor, MINOR_TICK), (ticks_x.places, TICK)):
            for place in places:
                self.vertical(self.layout.across(place), area.bottom(), area.bottom() + length, self.axis)
        for place in ticks_y.minor if self.layout.y.logarithmic else ():
            self.horizontal(self.layout.up(place), area.left() - MINOR_TICK, area.left(), self.axis)
        free, baseline = 0.0, area.bottom() + GAP - 2 + self.metrics.ascent()
        for place, text in zip(ticks_x.places, ticks_x.labels, strict=True):
            width = self.metrics.horizontalAdvance(text)
            left = min(self.layout.across(place) - width / 2, self.layout.size.width() - width - 1)
            if left >= free:
                self.text(left, baseline, text)
                free = left + width + 6
        for place, text in zip(ticks_y.places, ticks_y.labels, strict=True):
            width = self.metrics.horizontalAdvance(text)
            middle = self.layout.up(place) + (self.metrics.capHeight()) / 2
            self.text(area.left() - GAP - width, middle, text)

    def events(self, events: Sequence[Event]) -> None:
        """Thin lines, with labels above the area, where no curve comes. Where there is no room they go unnamed."""
        area = self.layout.area
        free = area.left()
        baseline = area.top() - 4 - self.metrics.descent()
        for event in sorted(events):
            here = self.layout.across(self.layout.x.coordinate(event.step))
            if not area.left() <= here <= area.right():
                continue
            draw_mark(
                self.painter,
                self.layout,
                QPointF(here, area.top() - 2),
                QPointF(here, area.bottom()),
                self.axis,
            )
            width = self.metrics.horizontalAdvance(event.label)
            left = max(free, min(here - width / 2, self.layout.size.width() - width - 1))
            if left <= here <= left + width:
                self.text(left, baseline, event.label)
                free = left + width + 8

    def horizontal(self, y: float, left: float, right: float, color: QColor) -> None:
        self.painter.fillRect(QRectF(left, self.layout.snap(y), right - left, self.layout.hair), color)

    def vertical(self, x: float, top: float, bottom: float, color: QColor) -> None:
        self.painter.fillRect(QRectF(self.layout.snap(x), top, self.layout.hair, bottom - top), color)

    def text(self, left: float, baseline: float, text: str) -> None:
        self.painter.setPen(self.muted)
        self.painter.drawText(QPointF(left, baseline), text)


def draw_mark(painter: QPainter, layout: Layout, start: QPointF, end: QPointF, color: QColor) -> None:
    """A thin dashed line, level or upright."""
    pen = QPen(color, layout.hair)
    pen.setDashPattern(MARK_DASH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    half = layout.hair / 2
    painter.drawLine(*(QPointF(layout.snap(p.x()) + half, layout.snap(p.y()) + half) for p in (start, end)))
