"""Folders for what is of use only while the program runs, all within one of this process.

A lock in it says that the process lives: the next start of the program removes those of processes that were killed.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLockFile

PREFIX = "descenso-"
LOCK = "alive.lock"


@cache
def process_folder() -> Path:
    """The folder that all others of this process are in."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = _lock(folder / LOCK)
    lock.tryLock(0)  # without it the folder is never swept, and nothing else is missing

    def remove() -> None:
        lock.unlock()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder


def new_folder(name: str) -> tempfile.TemporaryDirectory[str]:
    """A new folder of this process; who asks for it cleans it up, or the end of the process does."""
    return tempfile.TemporaryDirectory(prefix=f"{name}-", dir=process_folder(), ignore_cleanup_errors=True)


def sweep() -> None:
    """Remove what processes have left that are gone."""
    process_folder()  # is locked, and so it stays
    for lock in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
        if _lock(lock).tryLock(0):
            shutil.rmtree(lock.parent, ignore_errors=True)


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # however old: what counts is whether its process lives
    return lock
