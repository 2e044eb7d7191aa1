"""Where a shared text, or a picture of its code, is pasted or dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.sharing.pictures import LONGEST, picture_in


class Paper(QPlainTextEdit):
    """Takes text, and hands pictures on.

    Signals:
        pictured: how to load a picture that was pasted or dropped.
        entered: the text is to be taken; a line of it ends where it likes.
    """

    pictured = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return picture_in(source) is not None or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        picture = picture_in(source)
        if picture is not None:
            self.pictured.emit(picture)
        else:
            self.insertPlainText(source.text()[:LONGEST])
