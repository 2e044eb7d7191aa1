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
def held(path: Path) -> Iterator[None]:
    """Wait for the lock, and hold it inside. Raises OSError where there can be none."""
    with path.open("a", encoding="utf-8") as handle:
        while not acquire(handle):
            time.sleep(PATIENCE)
        yield


def acquire(handle: IO[str]) -> bool:
    """Take the lock, if it is to be had."""
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
