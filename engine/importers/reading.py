"""What was read last is kept, as long as the file stays as it is."""

from __future__ import annotations

import functools
import os
import threading
from pathlib import Path

from engine.errors import InputError
from engine.importers import limits
from engine.importers.base import Importer, Source

Stamp = tuple[int, ...]
"""Tells one state of a file from another: its size and time, or the times of a folder and of those in it."""

_lock = threading.Lock()
_under_way: dict[tuple[Path, Stamp, Importer], threading.Lock] = {}
"""A lock for each reading: whoever wants the same waits for it, and nobody for another one."""


def stamp(path: str) -> tuple[Path, Stamp]:
    """The file or folder that is meant, and its present state. Raises InputError when there is none."""
    place, state = limits.find(path)
    if not place.is_dir():
        return place, (state.st_size, state.st_mtime_ns)
    try:
        with os.scandir(place) as entries:
            inside = [(entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.is_dir()]
    except OSError as error:
        raise InputError("path", f"{path} cannot be looked into: {error.strerror}") from None
    return place, (state.st_mtime_ns, *(time for _, time in sorted(inside)))


def read(place: Path, state: Stamp, importer: Importer) -> Source:
    """What `importer` makes of the file; read once for each state. Raises InputError."""
    key = (place, state, importer.resolve(place))
    with _lock:
        lock = _under_way.setdefault(key, threading.Lock())
    try:
        with lock:
            source = _read(*key)
    finally:
        with _lock:
            _under_way.pop(key, None)
    if isinstance(source, InputError):
        raise InputError(source.path, source.problem)
    return source


@functools.lru_cache(maxsize=2)
def _read(place: Path, state: Stamp, importer: Importer) -> Source | InputError:  # noqa: ARG001 (part of the key)
    # A refusal is kept as well: the window asks again with every change of any field.
    try:
        return importer.read(place)
    except InputError as error:
        return error
    except MemoryError:
        return InputError("path", f"{place.name} does not fit into the memory; use fewer samples or columns")
