"""A line of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.field import Field


class TextField(Field):
    """Enter and leaving the field commit what was typed, without spaces at its ends; Escape takes it back.

    Args:
        longest: how many characters can be typed.
        hint: what stands in the empty field.
        editor: what holds the line, where that is not the line itself; a subclass puts it in there.

    Signals:
        edited: the text that the person committed.
    """

    edited = Signal(str)

    def __init__(
        self,
        value: str = "",
        *,
        longest: int = 1000,
        hint: str = "",
        editor: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._line = QLineEdit()
        super().__init__(editor or self._line, parent)
        self.setFocusProxy(self._line)
        self._value = value
        self._line.setMaxLength(longest)
        self._line.setPlaceholderText(hint)
        self._line.setMinimumWidth(48)
        self._line.returnPressed.connect(self.commit)
        self._line.installEventFilter(self)
        self._show()

    @property
    def line(self) -> QLineEdit:
        """Where the text is typed."""
        return self._line

    def value(self) -> str:
        """The last text that was committed or shown."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a text without a signal. What is being typed right now stays."""
        self._value = value
        if not (self._line.hasFocus() and self._line.isModified()):
            self._show()

    def commit(self) -> None:
        """Take over what was typed."""
        self._accept(self._line.text().strip())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, and leaving the line."""
        if watched is self._line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape and self._line.isModified():
                    self._show()
                    return True
            elif (
                isinstance(event, QFocusEvent)
                and event.lostFocus()
                and event.reason() != Qt.FocusReason.PopupFocusReason
            ):
                self.commit()
        return super().eventFilter(watched, event)

    def _accept(self, text: str) -> None:
        changed, self._value = text != self._value, text
        self._show()
        if changed:
            self.edited.emit(text)

    def _show(self) -> None:
        self._line.setText(self._value)  # Clears the modified flag.
        self._line.setCursorPosition(0)
