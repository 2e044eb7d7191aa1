"""A check box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.widgets.field import Field


class ToggleField(Field):
    """True or false.

    Signals:
        chosen: the new value that the person gave.
    """

    chosen = Signal(bool)

    def __init__(self, text: str = "", value: bool = False, parent: QWidget | None = None) -> None:
        self._box = QCheckBox(text)
        super().__init__(self._box, parent)
        self._box.setChecked(value)
        self._box.clicked.connect(self.chosen)
        if text:
            self.setAccessibleName(text)

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: bool) -> None:
        """Show a value without a signal."""
        self._box.setChecked(value)
