"""What all input fields share: an editor, and beneath it a message in words when something is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.style import set_role


class Field(QWidget):
    """An editor with room for a message.

    Errors come from two sides and both stay visible until their side withdraws them: `set_error` is for those
    who judge the value from outside, `_set_own_error` for the field itself (text that is no number).
    """

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._outer_error = ""
        self._own_error = ""
        self._note = ""
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.hide()
        set_role(self._message, "message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(editor)
        column.addWidget(self._message)
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def editor(self) -> QWidget:
        """The widget that takes the input: what a label is the buddy of."""
        return self._editor

    def error(self) -> str:
        """The error on show, or an empty text."""
        return self._own_error or self._outer_error

    def message(self) -> str:
        """The text beneath the editor: an error, else a note, else empty."""
        return self.error() or self._note

    def set_error(self, message: str | None) -> None:
        """Show an error found outside the field; None or an empty text withdraws it."""
        self._outer_error = message or ""
        self._refresh_message()

    def setAccessibleName(self, name: str) -> None:
        """Name the editor too: it is what has the focus."""
        super().setAccessibleName(name)
        self._editor.setAccessibleName(name)

    def _set_own_error(self, message: str) -> None:
        self._own_error = message
        self._refresh_message()

    def _set_note(self, note: str) -> None:
        self._note = note
        self._refresh_message()

    def _refresh_message(self) -> None:
        text = self.message()
        set_role(self._message, "error" if self.error() else "info", "severity")
        set_role(self._editor, "true" if self.error() else "false", "invalid")
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._editor.setAccessibleDescription(text)
