"""What is left of a program that has crashed: each run of it has a file, which stays empty if all goes well."""

from __future__ import annotations

import faulthandler
import os
import re
import traceback
from pathlib import Path
from typing import TextIO

MOST_SIGNS = 20_000
"""Of a report; the beginning says what happened."""
_NAME = re.compile(r"crash-(\d+)\.log")


class CrashLog:
    """The file of this run. Python's fault handler writes to it even where nothing else can run any more.

    Args:
        folder: where this program keeps its data.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"crash-{os.getpid()}.log"
        self._file: TextIO | None = None

    def open(self) -> None:
        """Watch from now on. A folder that cannot be written keeps nobody from working."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def write(self, error: BaseException) -> None:
        """Keep what has ended the program."""
        if self._file is not None:
            self._file.write("".join(traceback.format_exception(error)))
            self._file.flush()

    def close(self) -> None:
        """The program ends as it should; a file with something in it stays."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        if not self._path.stat().st_size:
            self._path.unlink(missing_ok=True)


def take_report(folder: Path) -> tuple[str, Path] | None:
    """What the latest crash has left, and where it is kept now; None if there was none. It is told only once."""
    left = [file for file in sorted(folder.glob("crash-*.log")) if _is_left_over(file)]
    told: tuple[str, Path] | None = None
    for file in sorted(left, key=lambda file: file.stat().st_mtime):
        try:
            text = file.read_text(encoding="utf-8", errors="replace")[:MOST_SIGNS].strip()
            if not text:
                file.unlink()
                continue
            kept = folder / "last-crash.log"
            file.replace(kept)
        except OSError:
            continue
        told = text, kept
    return told


def _is_left_over(file: Path) -> bool:
    """Whether the program that wrote it is gone."""
    match = _NAME.fullmatch(file.name)
    if match is None or int(match[1]) == os.getpid():
        return False
    import psutil

    return not psutil.pid_exists(int(match[1]))
