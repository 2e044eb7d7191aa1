"""One format that a run can be written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QRadioButton, QVBoxLayout, QWidget

from engine.exporters.base import Exporter
from gui.forms.words import engine_text
from gui.theme.style import set_role

INDENT = 28
"""Where the text beside the circle begins."""


class FormatRow(QWidget):
    """A circle with the format's title, and what it is below; a click anywhere chooses it.

    Attributes:
        button: the circle.
    """

    def __init__(self, kind: type[Exporter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, summary = engine_text(kind.title), engine_text(kind.summary())
        self.button = QRadioButton(title)
        self.button.setAccessibleDescription(summary)
        self.about = QLabel(summary)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setIndent(INDENT)
        set_role(self.about, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.about)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
        event.accept()
