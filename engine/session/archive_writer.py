"""Write a session's archive; where the writing is given up, nothing is left of it."""

from __future__ import annotations

import hashlib
import json
import platform
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import numpy as np

from engine.arrays import HostArray
from engine.errors import FileError
from engine.progress import portion, tell
from engine.session import npy, strict_json
from engine.session.archive import (
    BLANK_SEAL,
    FORMAT,
    MIMETYPE,
    MOST_ENTRIES,
    PIECE,
    SEAL_LENGTH,
    THUMBNAIL,
    may_unfold,
)
from engine.session.atomic import replacing
from engine.version import VERSION

Pieces = Sequence[bytes | memoryview]
"""The content of an entry, in parts that are written one after another."""

SAMPLE = 2**16
WORTH_PACKING = 0.5

HASHING = 0.3
"""Part of the time that the hashes for the manifest take; the rest goes into writing."""


class _Sink:
    """Hashes what passes through to a file; without `seek`, so that the archive is written in one go."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


class _Pace:
    """Cuts contents into parts, and tells how far they are of `total` bytes."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0

    def cut(self, pieces: Pieces) -> Iterator[memoryview]:
        """The same bytes, a little at a time."""
        for piece in pieces:
            view = memoryview(piece)
            for start in range(0, len(view), PIECE):
                tell(self._done / self._total)
                part = view[start : start + PIECE]
                yield part
                self._done += len(part)


def write(
    path: Path,
    document: Mapping[str, Any],
    arrays: Mapping[str, HostArray],
    *,
    files: Mapping[str, bytes] = MappingProxyType({}),
    thumbnail: bytes = b"",
    durable: bool = True,
    compress: bool = True,
    backup: bool = False,
) -> None:
    """Write `document` (JSON) and `arrays` (names without the ending) to a new file in the place of `path`.

    Args:
        files: further entries, by their whole names.
        thumbnail: a PNG image; nothing for none.
        durable, backup: see `replacing`.

    Raises FileError when the system refuses, or the session is larger than any that can be read; the old file is then
    untouched.
    """
    contents: dict[str, Pieces] = {"session.json": [_json(document)]}
    if thumbnail:
        contents[THUMBNAIL] = [thumbnail]
    contents |= {f"{name}.npy": npy.encode(array) for name, array in arrays.items()}
    contents |= {name: [content] for name, content in files.items()}
    hashing, writing = (_Pace(sum(map(_size, contents.values()))) for _ in range(2))
    with portion(0.0, HASHING):
        entries = {
            name: {"size": _size(pieces), "sha256": _sha256(hashing.cut(pieces))}
            for name, pieces in contents.items()
        }
    manifest = {
        "format": FORMAT,
        "reader": (FORMAT[0], 0),
        "program": VERSION,
        "libraries": {"python": platform.python_version(), "numpy": np.__version__},
        "entries": entries,
    }
    contents = {"mimetype": [MIMETYPE], "manifest.json": [_json(manifest)]} | contents
    _require_readable(path, contents)
    with replacing(path, durable=durable, backup=backup) as file, portion(HASHING, 1.0):
        _pack(file, contents, writing, compress=compress)
        if not may_unfold(file.tell(), sum(map(_size, contents.values()))):
            file.seek(0)
            file.truncate()
            _pack(file, contents, writing, compress=False)


def _require_readable(path: Path, contents: Mapping[str, Pieces]) -> None:
    """Refuse what `archive_reader` would refuse, while there is something left to be saved."""
    problem = "there are too many series" if len(contents) > MOST_ENTRIES else ""
    for name in ("manifest.json", "session.json"):
        try:
            strict_json.measured(b"".join(contents[name]))
        except ValueError as error:
            problem = problem or f"{name} {error}"
    if problem:
        raise FileError(
            f"{path} cannot be written: {problem}; remove runs, or save some of them in another file"
        )


def _pack(file: BinaryIO, contents: Mapping[str, Pieces], pace: _Pace, *, compress: bool) -> None:
    """Write the archive and its seal."""
    sink = _Sink(file)
    with zipfile.ZipFile(sink, "w") as archive:  # type: ignore[call-overload]  # it needs no more than this
        archive.comment = BLANK_SEAL
        for name, pieces in contents.items():
            _put(archive, name, pieces, pace, compress=compress and name != "mimetype")
    file.seek(-SEAL_LENGTH, 2)
    file.write(sink.hash.hexdigest().encode())


def _put(archive: zipfile.ZipFile, name: str, pieces: Pieces, pace: _Pace, *, compress: bool) -> None:
    info = zipfile.ZipInfo(name)
    info.file_size = _size(pieces)
    info.external_attr = 0o644 << 16
    # Weights and measured losses hardly shrink; steps, constants and text do.
    sample = bytes(pieces[-1][:SAMPLE])
    if compress and len(zlib.compress(sample, 1)) < WORTH_PACKING * len(sample):
        info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as target:
        for part in pace.cut(pieces):
            target.write(part)


def _json(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def _size(pieces: Pieces) -> int:
    return sum(len(piece) for piece in pieces)


def _sha256(parts: Iterable[memoryview]) -> str:
    content = hashlib.sha256()
    for part in parts:
        content.update(part)
    return content.hexdigest()
