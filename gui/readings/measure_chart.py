"""The measure on all parts as dots on one axis, with the interval of the one on unseen data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.plots.ranges import value_scale
from gui.plots.scale import Scale
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS

LEAST_HEIGHT = 84
"""In less room than this nothing is drawn: the figures are in the table."""
MOST_HEIGHT = 190
AXIS = 18.0
CAPTION = 66.0
TICK_SPACE = 62.0

Dot = tuple[str, float | None, tuple[float, float] | None]
"""A caption, a value, and the interval that it may lie in."""


class MeasureChart(QWidget):
    """A line for each part; takes only room that is left over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[Dot, ...] = ()
        self._scale: Scale | None = None
        self._word: Callable[[float], str] = str
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(MOST_HEIGHT)

    def show_dots(self, name: str, dots: Sequence[Dot], word: Callable[[float], str]) -> None:
        """Show values; `word` writes one as text, `name` is the accessible name."""
        self.setAccessibleName(name)
        if tuple(dots) != self._dots:
            self._dots, self._word = tuple(dots), word
            values = [value for _, value, _ in dots if value is not None]
            ends = [end for _, _, interval in dots if interval is not None for end in interval]
            reached = (min(values + ends), max(values + ends)) if values else None
            self._scale = value_scale(self._scale, reached, logarithmic=False) if reached else None
            self.update()

    def place(self, index: int, value: float) -> QPointF:
        """Where a value on the line of a part is drawn."""
        assert self._scale is not None
        area = self._area()
        y = area.top() + (index + 0.5) * area.height() / len(self._dots)
        return QPointF(area.left() + self._scale.share(value) * area.width(), y)

    def sizeHint(self) -> QSize:
        return QSize(200, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.height() < LEAST_HEIGHT * self._factor() or self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(round(11 * self._factor()))
        painter.setFont(font)
        self._paint_axis(painter, self._scale)
        for index, (caption, value, interval) in enumerate(self._dots):
            self._paint_line(painter, index, caption)
            if value is not None:
                self._paint_value(painter, index, value, interval)

    def _paint_axis(self, painter: QPainter, scale: Scale) -> None:
        area, palette = self._area(), current_palette()
        for tick in scale.ticks(area.width() / (TICK_SPACE * self._factor())).places:
            x = round(area.left() + scale.share(tick) * area.width()) + 0.5
            painter.setPen(QPen(QColor(palette.grid), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(palette.muted))
            room = QRectF(x - 40, area.bottom() + 2, 80, AXIS * self._factor() - 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._word(float(f"{tick:.9g}")))

    def _paint_line(self, painter: QPainter, index: int, caption: str) -> None:
        area, palette = self._area(), current_palette()
        y = area.top() + (index + 0.5) * area.height() / len(self._dots)
        painter.setPen(QColor(palette.muted))
        room = QRectF(0, y - 10, area.left() - 8, 20)
        shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QPen(QColor(palette.border), 1.0))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_value(
        self, painter: QPainter, index: int, value: float, interval: tuple[float, float] | None
    ) -> None:
        color, factor = QColor(current_palette().accent), self._factor()
        if interval is not None:
            low, high = (self.place(index, end) for end in interval)
            painter.setPen(QPen(color, 2.0 * factor, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(low, high)
            cap = QPointF(0, 4 * factor)
            for end in (low, high):
                painter.drawLine(end - cap, end + cap)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(self.place(index, value), 4.5 * factor, 4.5 * factor)

    def _area(self) -> QRectF:
        factor = self._factor()
        return QRectF(self.rect()).adjusted(CAPTION * factor, 2, -20 * factor, -AXIS * factor)

    def _factor(self) -> float:
        return max(self.font().pixelSize(), 1) / BASE_PIXELS
