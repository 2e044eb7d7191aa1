"""A thin bar that shows a share of one, as in the cards of the layers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.formatting import percent

THICKNESS = 5


class SparkBar(QWidget):
    """A bar filled from the left."""

    def __init__(self, name: str, share: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._share = -1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def share(self) -> float:
        return self._share

    def set_share(self, share: float) -> None:
        """Fill `share` of the bar; it is held between 0 and 1, NaN counts as 0."""
        share = min(max(share, 0.0), 1.0) if share == share else 0.0
        if share != self._share:
            self._share = share
            self.setAccessibleName(f"{self._name}: {percent(share, 0)}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            # Never narrower than a dot: something is there, however little.
            whole.setWidth(max(whole.width() * self._share, whole.height()))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(whole, radius, radius)
