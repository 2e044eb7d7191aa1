"""The window onto a strip that may be wider than the panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

MARGIN = 48
"""How much of the neighbors is shown beside what is revealed."""


class StripScroll(QScrollArea):
    """Scrolls sideways only, by the bar and by either wheel, and never changes its height."""

    def __init__(self, strip: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(strip.accessibleName())
        self._strip = strip
        self.setWidget(strip)

    def reveal(self, card: QWidget) -> None:
        """Scroll until a card of the strip is in sight."""
        # If it is new the strip has yet to grow: do not wait for that.
        QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest.value)
        center = card.geometry().center()
        self.ensureVisible(center.x(), center.y(), card.width() // 2 + MARGIN, 0)

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(360, self._strip.sizeHint().height() + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        delta = event.angleDelta()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()
