"""Bounds on what is read, so that no file fills the memory or blocks the program."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import psutil

from engine.errors import InputError

MOST_BYTES = 2**30
"""Of a file, and of what an archive unpacks to."""

MOST_RATIO = 500
"""How many times larger than itself an entry of an archive may unpack; text in real workbooks reaches about 100."""

MOST_ENTRIES = 20_000
"""Of an archive."""

MOST_COLUMNS = 20_000
"""Of a table."""

MEMORY_SHARE = 0.2
"""Part of the free memory that the numbers of a file may take; training needs several copies of them."""

_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB")

_LEAST_BOMB = 16 * 2**20
"""What unpacks to less than this is harmless whatever its ratio."""


def size_words(count: float) -> str:
    """A number of bytes in words: ``2.5 GiB``."""
    power = 0
    while count >= 1000 and power < len(_UNITS) - 1:
        count, power = count / 1024, power + 1
    return f"{count:.3g} {_UNITS[power]}"


def find(path: str) -> tuple[Path, os.stat_result]:
    """The file or folder that a person means, and its state. Raises InputError (path ``path``)."""
    if not path:
        raise InputError("path", "is empty; choose a file")
    try:
        place = Path(path).expanduser()
        state = place.stat()
    except FileNotFoundError:
        raise InputError("path", f"there is no {path}; choose the file again if it was moved") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("path", f"{path} cannot be looked at: {reason}") from None
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        raise InputError("path", f"{path} is neither a file nor a folder; choose a file")
    return place, state


def require_file(path: Path, most: int = MOST_BYTES) -> None:
    """Raises InputError unless `path` is a file with something in it, not larger than `most` bytes."""
    if path.is_dir():
        raise InputError("path", f"{path.name} is a folder; choose a file, or the format for folders")
    size = path.stat().st_size
    if size == 0:
        raise InputError("path", f"{path.name} is empty (0 bytes)")
    if size > most:
        raise InputError(
            "path",
            f"{path.name} has {size_words(size)}, more than the {size_words(most)} that are read; "
            "save a part of its rows as a file of their own",
        )


def free_numbers() -> int:
    """How many numbers of eight bytes a file may give now."""
    return int(MEMORY_SHARE * psutil.virtual_memory().available / 8)


def require_room(numbers: int, name: str) -> None:
    """Raises InputError when so many numbers would take too much of the free memory."""
    if numbers > free_numbers():
        raise InputError(
            "path",
            f"{name} holds {numbers:,} numbers, which would take too much of the free memory; "
            "use fewer samples or columns",
        )


def require_sane_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Raises InputError when the archive's directory announces what cannot be a table. Reads nothing else.

    Python's reader never gives more than the directory announces, so this bounds what is unpacked.
    """
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise InputError("path", f"{name} has {len(entries):,} entries inside; that is no table")
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise InputError(
            "path",
            f"{name} would unpack to {size_words(total)}, more than the {size_words(MOST_BYTES)} that are read; "
            "save a part of it as a file of its own",
        )
    for entry in entries:
        if entry.file_size > max(_LEAST_BOMB, MOST_RATIO * entry.compress_size):
            raise InputError(
                "path",
                f"{name} is packed suspiciously tight: {entry.filename[:80]!r} would grow from "
                f"{size_words(entry.compress_size)} to {size_words(entry.file_size)}; it is not read",
            )
        if entry.flag_bits & 1:
            raise InputError("path", f"{name} is encrypted; save a copy without a password")
