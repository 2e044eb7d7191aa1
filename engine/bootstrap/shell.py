"""Say something, run a program, hold a lock."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import IO


def say(text: str) -> None:
    """Print to the standard error, at once: the standard output belongs to the command."""
    print(text, file=sys.stderr, flush=True)


def tail(text: str, lines: int = 12) -> str:
    """The last lines of a program's output, indented."""
    return "\n".join("    " + line for line in text.splitlines()[-lines:])


def run(
    command: Sequence[str], lock: IO[str] | None = None, environment: dict[str, str] | None = None
) -> None:
    """Run to the end in silence; a child that outlives this process keeps holding `lock`.

    Raises subprocess.CalledProcessError with all that the program said.
    """
    subprocess.run(
        command,
        check=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if lock is None or os.name == "nt" else (lock.fileno(),),
    )


@contextlib.contextmanager
def locked(path: Path, waiting: str) -> Iterator[IO[str]]:
    """Hold the lock on a file; say `waiting` if it is taken. The system frees it when the process dies."""
    with path.open("a", encoding="utf-8") as handle:
        if not _acquire(handle):
            say(waiting)
            while not _acquire(handle):
                time.sleep(0.1)
        yield handle


def _acquire(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
