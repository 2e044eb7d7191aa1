"""What a person writes about the runs of a session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.change import Change


class Notes(QObject):
    """Markdown, whose edits are in the history of the document.

    Signals:
        changed: the text is another one.
        opened: there are those of another session, or none.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, history: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._text = ""
        self._going_on = False

    @property
    def text(self) -> str:
        """The notes as they stand."""
        return self._text

    def edit(self, text: str) -> None:
        """Write something else. What is typed in one go, until `finish_edit`, is one undoable change."""
        if text != self._text:
            going_on, self._going_on = self._going_on, True
            title = self.tr("Edit notes")
            change = Change(self._set, self.finish_edit, self._text, text, title, merges=going_on)
            self._history.push(change)

    def finish_edit(self) -> None:
        """The next edit is a change of its own."""
        self._going_on = False

    def reset(self, text: str) -> None:
        """Begin with what is in a session; this is no change."""
        self.finish_edit()
        self._set(text)
        self.opened.emit()

    def _set(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.changed.emit()
