"""Folders for what is of use only while the program runs.

A lock in them says that their process lives: what processes have left that were killed is removed by the next one.
"""

from __future__ import annotations

import atexit
import contextlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLockFile

PREFIX, HIDDEN = "descenso-", ".descenso-"
LOCK = "alive.lock"


class LockedFolder:
    """A new folder with a lock in it. Raises OSError where there can be none.

    Attributes:
        name: its path.

    Args:
        place: the folder that it is in; by default that of temporary files.
    """

    def __init__(self, prefix: str = PREFIX, place: Path | None = None) -> None:
        self.name = tempfile.mkdtemp(prefix=prefix, dir=place)
        self._lock = _lock(Path(self.name) / LOCK)
        self._lock.tryLock(0)  # without it the folder is never swept, and nothing else is missing

    def cleanup(self) -> None:
        """Remove it with all that is in it."""
        _clear(Path(self.name), self._lock)


def process_folder() -> Path:
    """The folder that all others of this process are in; a new one where somebody has removed it."""
    if not Path(_own().name).is_dir():
        _own.cache_clear()
    return Path(_own().name)


def new_folder(name: str) -> tempfile.TemporaryDirectory[str]:
    """A new folder of this process; who asks for it cleans it up, or the end of the process does. Raises OSError."""
    return tempfile.TemporaryDirectory(prefix=f"{name}-", dir=process_folder(), ignore_cleanup_errors=True)


def folder_beside(file: Path) -> LockedFolder:
    """A new hidden folder where `file` is; what others have left there is removed. Raises OSError."""
    sweep(file.parent)
    return LockedFolder(HIDDEN, file.parent)


def sweep(place: Path | None = None) -> None:
    """Remove what processes that are gone have left in a folder, by default in that of temporary files."""
    prefix = PREFIX if place is None else HIDDEN
    for file in (place or Path(tempfile.gettempdir())).glob(f"{prefix}*/{LOCK}"):
        with contextlib.suppress(OSError):
            said, lock = file.read_bytes(), _lock(file)
            if lock.tryLock(0):
                _clear(file.parent, lock)
                if file.parent.is_dir():  # somebody still had a file open: another time
                    file.write_bytes(said)


@cache
def _own() -> LockedFolder:
    folder = LockedFolder()
    atexit.register(folder.cleanup)
    return folder


def _clear(folder: Path, lock: QLockFile) -> None:
    """Remove a folder; its lock goes last."""
    with contextlib.suppress(OSError):
        for item in folder.iterdir():
            if item.is_dir():
                shutil.rmtree(item, ignore_errors=True)
            elif item.name != LOCK:
                item.unlink()
    lock.unlock()
    with contextlib.suppress(OSError):
        folder.rmdir()


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # however old: what counts is whether its process lives
    return lock
