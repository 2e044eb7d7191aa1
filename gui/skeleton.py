"""What the window shows until its panels are there: its name, and empty cards about where they will be."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.proportions import GAP, HEADER, MARGIN, SCROLL_BAR, TOP, side_widths
from gui.theme.current import current_palette

RADIUS = 10.0
"""Of a card, as in the style sheet."""
LEFT = (75.0, 73.0, 175.0, 209.0, 4000.0)
NETWORK = 139.0
READINGS = 205.0
"""Heights of the usual cards; what lies below the window's edge is cut off."""


class Skeleton(QWidget):
    """Stands in for the page of the window; it needs nothing but Qt and the theme.

    Signals:
        painted: it was on the screen for the first time.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel(QCoreApplication.translate("Transport", "Descenso"), self)
        name.setProperty("role", "display")
        name.setFixedHeight(HEADER)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, TOP, MARGIN, MARGIN)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._seen = False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def cards(self) -> Iterator[QRectF]:
        """The places of the cards."""
        area = QRectF(self.rect()).adjusted(MARGIN, TOP + HEADER + GAP, -MARGIN, -MARGIN)
        left, right = side_widths(self.width())
        yield from _stack(area.topLeft(), left - SCROLL_BAR, LEFT)
        middle = QRectF(area)
        middle.setLeft(area.left() + left + GAP)
        middle.setRight(area.right() - right - GAP)
        yield QRectF(middle.topLeft(), QSizeF(middle.width(), NETWORK))
        middle.setTop(middle.top() + NETWORK + GAP)
        size = QSizeF((middle.width() - GAP) / 2, (middle.height() - GAP) / 2)
        for across in (0.0, size.width() + GAP):
            for down in (0.0, size.height() + GAP):
                yield QRectF(middle.topLeft() + QPointF(across, down), size)
        heights = (area.height() - GAP - READINGS, READINGS)
        yield from _stack(QPointF(area.right() - right, area.top()), right, heights)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(0, 0, 0, -MARGIN))
        painter.setPen(QPen(QColor(palette.border), 1.0))
        painter.setBrush(QColor(palette.card))
        for card in self.cards():
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self._seen:
            self._seen = True
            self.painted.emit()


def _stack(corner: QPointF, width: float, heights: tuple[float, ...]) -> Iterator[QRectF]:
    """Places under each other."""
    for height in heights:
        yield QRectF(corner, QSizeF(width, height))
        corner += QPointF(0.0, height + GAP)
