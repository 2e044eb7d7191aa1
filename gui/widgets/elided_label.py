"""A one-line label that shortens its text with an ellipsis and then tells the whole of it in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from gui.widgets.plain import plain_tip

LENGTHS = "\x9c"
"""Stands in a text between its lengths, the longest first: Qt draws the longest that there is room for."""


class ElidedLabel(QLabel):
    """A label for plain text that never forces its surroundings to be wide.

    Its own tool tip, if it has one, is shown instead of the whole text.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self._neighbor: QWidget | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """The text as it is painted."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def level_with(self, neighbor: QWidget) -> None:
        """Be as high as `neighbor` wants to be, so that both texts stand on one line."""
        self._neighbor = neighbor

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._neighbor is not None:
            hint.setHeight(max(hint.height(), self._neighbor.sizeHint().height()))
        return hint

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), self.fontMetrics().horizontalAdvance("MM…")), full.height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            whole = self.text().partition(LENGTHS)[0]
            QToolTip.showText(
                event.globalPos(),
                self.toolTip() or (plain_tip(whole) if self.shown_text() != whole else ""),
                self,
            )
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment() | Qt.TextFlag.TextSingleLine,
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )
