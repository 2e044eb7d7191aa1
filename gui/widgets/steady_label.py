"""A label that keeps the room of its widest text, so that what stands beside it does not move."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QLabel):
    """Its width only grows while texts change; text of another size gets as much room as it needs."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._widest = text
        self._hold()

    def show_text(self, text: str) -> None:
        """Show a text; one that is wider than all before gets its room."""
        self.setText(text)
        self.reserve((text,))

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep room for the widest of these texts, too."""
        widest = max((self._widest, *texts), key=self.fontMetrics().horizontalAdvance)
        if widest != self._widest:
            self._widest = widest
            self._hold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold()

    def _hold(self) -> None:
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._widest) + 1)
