"""What a person writes about the runs of a session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

_MERGEABLE = 2
"""Unlike that of the document's other changes."""


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
            self._history.push(_Change(self, self._text, text, self.tr("Edit notes"), merges=going_on))

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


class _Change(QUndoCommand):
    """From one text to another; `merges` says that it continues the change before it."""

    def __init__(self, notes: Notes, old: str, new: str, title: str, *, merges: bool) -> None:
        super().__init__(title)
        self._notes, self._old, self._new, self._merges = notes, old, new, merges

    def id(self) -> int:
        return _MERGEABLE

    def redo(self) -> None:
        self._notes._set(self._new)

    def undo(self) -> None:
        self._notes.finish_edit()
        self._notes._set(self._old)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or not other._merges:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True
