"""The folder of compiled kernels, and marks in it that say what is there. Standard library only.

The folder's name holds a digest of all sources of the kernels and of the versions that they are compiled with, so that
another version of the program never meets old code. A mark says that a stage is compiled in a precision, by which
Python, from which files and for which processor: all that Numba looks at before it believes what it finds.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
from importlib import metadata, util
from pathlib import Path

from engine.caches import caches
from engine.kernels.warming.lock import held

SOURCES = Path(__file__).resolve().parents[1]
PACKAGES = ("numba", "llvmlite")
KEPT = 2
"""Folders of the latest versions that are kept in any case."""

UNUSED = 7 * 86400.0
"""Seconds after which the others go, counted from when something was last compiled or loaded there."""

MOST_ATTEMPTS = 3
"""How often compiling may end without a word before it is left alone."""


@functools.cache
def versions() -> dict[str, str]:
    """Versions of Numba and LLVM's binding by name; nothing where they cannot be imported."""
    try:
        if all(util.find_spec(name) for name in PACKAGES):
            return {name: metadata.version(name) for name in PACKAGES}
    except (ImportError, ValueError):
        pass
    return {}


def digest() -> str:
    """What all compiled code follows from but for the processor."""
    known = versions()
    total = hashlib.sha256(" ".join(known.get(name, "") for name in PACKAGES).encode())
    for source in sorted(SOURCES.glob("*.py")):
        total.update(source.read_bytes())
    return total.hexdigest()[:16]


def folder() -> Path:
    """Where compiled code of this very version is kept; a folder of the session where the usual one cannot be used."""
    place = Path(os.environ.get("NUMBA_CACHE_DIR") or caches() / "kernels") / digest()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        place = Path(tempfile.gettempdir()) / "descenso-kernels" / digest()
        place.mkdir(parents=True, exist_ok=True)
    return place


class Marks:
    """What is known of a folder of compiled code.

    Args:
        place: the folder; by default that of this version.
    """

    def __init__(self, place: Path | None = None) -> None:
        self.folder = place or folder()
        stamps = [
            (source.stat().st_mtime_ns, source.stat().st_size) for source in sorted(SOURCES.glob("*.py"))
        ]
        ground = (sys.implementation.cache_tag, metadata.version("numpy"), str(SOURCES), stamps)
        self._ground = hashlib.sha256(repr(ground).encode()).hexdigest()[:12]

    def _path(self, *words: str) -> Path:
        return self.folder / "-".join((*words, self._ground))

    def add(self, stage: str, dtype: str, processor: str) -> None:
        """Note that a stage is compiled."""
        self._path("ready", stage, dtype).with_suffix(f".{_short(processor)}").touch()

    def has(self, stage: str, dtype: str, processor: str = "") -> bool:
        """Whether a stage is compiled for a processor; without one, for any."""
        mark = self._path("ready", stage, dtype)
        if processor:
            return mark.with_suffix(f".{_short(processor)}").exists()
        return any(self.folder.glob(f"{mark.name}.*"))

    @property
    def failure(self) -> str:
        """Why nothing can be compiled here; empty while nothing is known."""
        with contextlib.suppress(OSError):
            return self._path("failed").read_text("utf-8")
        attempts = self._path("attempts")
        with contextlib.suppress(OSError):
            if attempts.stat().st_size >= MOST_ATTEMPTS:
                return "compiling ended without a word"
        return ""

    def fail(self, problem: str) -> None:
        """Note that compiling is in vain here."""
        self._path("failed").write_text(problem, "utf-8")

    def begin(self) -> None:
        """Note that compiling begins."""
        with self._path("attempts").open("a", encoding="utf-8") as file:
            file.write(".")

    def end(self) -> None:
        """Note that compiling did not break off."""
        self._path("attempts").unlink(missing_ok=True)

    def alone(self) -> contextlib.AbstractContextManager[None]:
        """A context that one process is in at a time; the others wait."""
        return held(self.folder.parent / "compiling.lock")

    def remove_old(self) -> None:
        """Remove folders of earlier versions that nobody has used for long, but for the latest."""
        siblings = [
            path
            for path in self.folder.parent.iterdir()
            if re.fullmatch("[0-9a-f]{16}", path.name) and path.is_dir() and path != self.folder
        ]
        used = {path: path.stat().st_mtime for path in siblings}
        siblings.sort(key=lambda path: used[path], reverse=True)
        for path in siblings[KEPT - 1 :]:
            if time.time() - used[path] > UNUSED:
                shutil.rmtree(path, ignore_errors=True)

    def use(self) -> None:
        """Note that the folder is used."""
        with contextlib.suppress(OSError):
            os.utime(self.folder)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
