"""What the colors of a heat map mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.heatmap.cells import HeatMapData
from gui.heatmap.shades import Shades, shade, stops_of
from gui.theme.current import current_palette

BAR = 10.0
MARKS = (0.0, 0.5, 1.0)
STEPS = 24


class HeatLegend(QWidget):
    """The figure's title, and a bar of colors with the figures at both ends and in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._data = HeatMapData()
        self._text: Callable[[float], str] = str

    def sizeHint(self) -> QSize:
        return QSize(300, round(2 * QFontMetricsF(self._font()).height() + BAR + 8))

    def show_data(self, data: HeatMapData, text: Callable[[float], str]) -> None:
        """Show this; `text` writes a figure."""
        self._data, self._text = data, text
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = Shades.of(self._data.figures)
        painter, palette, font = QPainter(self), current_palette(), self._font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        if not self._data.title:
            return
        title, better = self._data.title, self.tr("bright is better")
        painter.drawText(QPointF(0, metrics.ascent()), title)
        painter.setPen(QColor(palette.muted))
        room = QRectF(0, 0, self.width() - 2, metrics.height())
        if metrics.horizontalAdvance(title + better) + 16 < self.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, better)
        if shades is None:
            return
        bar = QRectF(0, metrics.height() + 3, self.width() - 2, BAR)
        stops = stops_of(palette, low_is_better=self._data.low_is_better)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for step in range(STEPS + 1):
            gradient.setColorAt(step / STEPS, QColor(shade(stops, step / STEPS)))
        painter.fillRect(bar, gradient)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for mark, side in zip(MARKS, sides, strict=True):
            room = QRectF(0, bar.bottom() + 2, self.width() - 2, metrics.height())
            painter.drawText(room, side, self._text(shades.figure(mark)))

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 8))
        return font
