"""A lock on a file, which the system frees when its holder dies: so none is ever stale."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PATIENCE = 0.1
"""Seconds between two tries."""


@contextlib.contextmanager
def held(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold the lock inside, and tell whether it was to be had; with `wait` as soon as it is."""
    try:
        handle = path.open("a", encoding="utf-8")
    except OSError:
        yield False
        return
    with handle:
        while not (acquired := _acquire(handle)) and wait:
            time.sleep(PATIENCE)
        yield acquired


def _acquire(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
