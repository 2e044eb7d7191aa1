"""Copies of unsaved work, one for each window that is open, in a folder that all of them share."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from engine.session.atomic import replacing
from gui.scratch import sweep

FOLDER = "recovery"
MOST_SIGNS = 4096
"""Of a title or a file's name."""


@dataclass(frozen=True)
class Told:
    """What is known of a copy beside its content.

    Attributes:
        file: the document's, None for one that has none yet.
    """

    title: str
    file: Path | None


class Copy:
    """A place for a copy, and a lock that says that its window is alive.

    The lock is the system's business: one of a process that is gone belongs to whoever asks first.

    Args:
        path: of the copy; beside it lie the lock and what is told of it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = QLockFile(str(path.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # however old: what counts is whether its process lives

    def take(self) -> bool:
        """Have it for oneself, if nobody alive has it."""
        return self._lock.tryLock(0)

    @property
    def exists(self) -> bool:
        """Whether there is a copy."""
        return self.path.exists()

    @property
    def time(self) -> float:
        """When it was made, in seconds of the epoch."""
        return self.path.stat().st_mtime

    def tell(self, told: Told) -> None:
        """Note what it is a copy of. Raises FileError."""
        text = json.dumps({"title": told.title, "file": str(told.file) if told.file else ""})
        with replacing(self._note) as opened:
            opened.write(text.encode())

    def told(self) -> Told:
        """What it is a copy of; nothing where that cannot be read."""
        try:
            said = json.loads(self._note.read_text("utf-8")[: 4 * MOST_SIGNS])
            title, file = str(said["title"])[:MOST_SIGNS], str(said["file"])[:MOST_SIGNS]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Told("", None)
        return Told(title, Path(file) if file else None)

    def discard(self) -> None:
        """Remove the copy; the place stays one's own."""
        for file in (self.path, self._note):
            file.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the place."""
        self._lock.unlock()

    @property
    def _note(self) -> Path:
        return self.path.with_suffix(".json")


def new_copy(folder: Path) -> Copy | None:
    """A place for this window's copies; None where the folder cannot be written."""
    place = folder / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    copy = Copy(place / f"{os.getpid()}-{secrets.token_hex(4)}.descenso")
    return copy if copy.take() else None


def left_copies(folder: Path) -> list[Copy]:
    """Those of windows that are gone, the latest first; they belong to this one now."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.descenso")):
        copy = Copy(path)
        if copy.take():
            found.append(copy)
    _sweep(folder / FOLDER)
    return sorted(found, key=lambda copy: copy.time, reverse=True)


def _sweep(place: Path) -> None:
    """Remove what belongs to no copy and to nobody alive."""
    for file in place.glob("*.lock"):
        copy = Copy(file.with_suffix(".descenso"))
        if not copy.exists and copy.take():
            copy.discard()
            copy.release()
    sweep(place)
    for draft in place.glob(".*.descenso.*.part"):  # of a copy in whose midst its window was killed
        copy = Copy(place / draft.name[1:].rsplit(".", 2)[0])
        if copy.take():
            draft.unlink(missing_ok=True)
            copy.release()
