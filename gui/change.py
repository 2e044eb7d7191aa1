"""One undoable change of a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

Value = TypeVar("Value")

_MERGEABLE = 1
"""All changes have it: whether two of them merge is told by what they change."""


class Change(QUndoCommand, Generic[Value]):
    """From one value to another.

    Args:
        put: sets the value; changes that have the same one are of the same thing.
        settle: says that the next edit is a change of its own.
        text: its name in the menu.
        merges: whether it continues the change before it.
    """

    def __init__(
        self,
        put: Callable[[Value], object],
        settle: Callable[[], object],
        old: Value,
        new: Value,
        text: str,
        *,
        merges: bool,
    ) -> None:
        super().__init__(text)
        self._put, self._settle = put, settle
        self._old, self._new, self._merges = old, new, merges

    def id(self) -> int:
        return _MERGEABLE

    def redo(self) -> None:
        self._put(self._new)

    def undo(self) -> None:
        self._settle()
        self._put(self._old)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or other._put != self._put or not other._merges:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True
