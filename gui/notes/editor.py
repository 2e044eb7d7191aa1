"""Where notes are written, and where they are read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextBrowser, QWidget

from gui.notes.markdown import PlainDocument, show_markdown
from gui.notes.notes import Notes
from gui.theme.current import current_palette

LOWEST, HIGHEST = 92, 280
"""Between which the height follows the text."""
PAUSE = 1500
"""Milliseconds without a key after which the next one begins a change of its own."""
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class NotesEditor(QPlainTextEdit):
    """Writes into the notes, whose history is that of the window: undoing is left to it."""

    def __init__(self, notes: Notes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(notes.finish_edit)
        notes.changed.connect(self._follow)
        self._follow()
        self.textChanged.connect(self._write)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        lines = self.document().size().height() * self.fontMetrics().lineSpacing()
        return QSize(200, _bounded(round(lines) + 16))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._notes.finish_edit()

    def _write(self) -> None:
        self._notes.edit(self.toPlainText())
        self._pause.start()
        self.updateGeometry()

    def _follow(self) -> None:
        text = self._notes.text
        if text != self.toPlainText():
            place = self.textCursor().position()
            blocker = QSignalBlocker(self)
            self.setPlainText(text)
            blocker.unblock()
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)
            self.updateGeometry()


class NotesReader(QTextBrowser):
    """Shows the notes as Markdown."""

    def __init__(self, notes: Notes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self.setDocument(PlainDocument(self))
        self.document().setDocumentMargin(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        notes.changed.connect(self.show_notes)

    def show_notes(self) -> None:
        """Show the notes as they stand."""
        if self.isVisible():
            show_markdown(self.document(), self._notes.text, self.font(), current_palette())
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, _bounded(round(self.document().size().height()) + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _bounded(height: int) -> int:
    return max(LOWEST, min(height, HIGHEST))
