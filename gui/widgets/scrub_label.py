"""A field's caption; dragged sideways it moves the number beside it, as an extra to typing and arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gui.theme.style import set_role
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.number_field import NumberField

PIXELS_PER_STEP = 6


class ScrubLabel(ElidedLabel):
    """The caption of a number field."""

    def __init__(self, text: str, field: NumberField, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._field = field
        self._origin: float | None = None
        self._start: float = 0.0
        set_role(self, "caption")
        set_role(self, "true", "scrub")
        self.setBuddy(field.editor)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._field.isEnabled():
            self._origin = event.globalPosition().x()
            self._start = self._field.value()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._origin is not None:
            steps = int((event.globalPosition().x() - self._origin) / PIXELS_PER_STEP)
            self._field.scrub(self._start, steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._origin is not None and event.button() == Qt.MouseButton.LeftButton:
            self._origin = None
            self._field.finish_scrub()
