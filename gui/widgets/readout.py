"""A live number with its caption above it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.theme.style import set_role
from gui.widgets.steady_label import SteadyLabel


class Readout(QWidget):
    """A caption over a value in fixed-width figures.

    The width only grows, so that what stands to the right does not move while numbers change.
    """

    def __init__(self, caption: str, value: str = "–", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel(caption, self)
        self._value = SteadyLabel(value, self)
        set_role(self._caption, "caption")
        set_role(self._value, "mono")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        self._describe()

    def caption(self) -> str:
        return self._caption.text()

    def value(self) -> str:
        return self._value.text()

    def set_value(self, value: str) -> None:
        """Show a formatted value (`gui.formatting`)."""
        if value != self._value.text():
            self._value.show_text(value)
            self._describe()

    def reserve(self, value: str) -> None:
        """Keep room for a value that is likely to come."""
        self._value.reserve((value,))

    def _describe(self) -> None:
        self.setAccessibleName(f"{self.caption()}: {self.value()}")
