"""How a drop from another program is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_as_copy(event: QDropEvent) -> None:
    """Take what is dragged as a copy: a program that is told that it was moved may delete it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
