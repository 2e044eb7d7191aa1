"""The files that were open lately, latest first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from gui.preferences.ini import ini

MOST = 10
_KEY = "recent_files"


class Recent(NamedTuple):
    """A file and whether it is still there."""

    file: Path
    exists: bool


class RecentFiles(QObject):
    """Kept in the user's settings; several objects and several windows share the list.

    Signals:
        changed: this object has changed the list.
    """

    changed = Signal()

    def files(self) -> tuple[Recent, ...]:
        """What is in the list, latest first."""
        return tuple(Recent(file, file.is_file()) for file in _stored())

    def add(self, file: Path) -> None:
        """Put a file at the top."""
        whole = file.absolute()
        self._write([whole, *(other for other in _stored() if other != whole)])

    def remove(self, file: Path) -> None:
        """Take a file out of the list."""
        self._write([other for other in _stored() if other != file])

    def clear(self) -> None:
        """Forget all of them."""
        self._write([])

    def _write(self, files: list[Path]) -> None:
        if files == _stored():
            return
        settings = ini()
        settings.setValue(_KEY, json.dumps([str(file) for file in files[:MOST]]))
        settings.sync()
        self.changed.emit()


def _stored() -> list[Path]:
    try:
        names = json.loads(str(ini().value(_KEY, "[]")))
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
