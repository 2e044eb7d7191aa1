"""Write a session's archive."""

from __future__ import annotations

import hashlib
import json
import platform
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.arrays import HostArray
from engine.session import npy
from engine.session.archive import BLANK_SEAL, FORMAT, MIMETYPE, SEAL_LENGTH
from engine.session.atomic import replacing
from engine.version import VERSION

Pieces = Sequence[bytes | memoryview]
"""The content of an entry, in parts that are written one after another."""

SAMPLE = 2**16
WORTH_PACKING = 0.5


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


def write(
    path: Path,
    document: Mapping[str, Any],
    arrays: Mapping[str, HostArray],
    *,
    durable: bool = True,
    compress: bool = True,
) -> None:
    """Write `document` (JSON) and `arrays` (names without the ending) to a new file in the place of `path`.

    Raises FileError when the system refuses; the old file is then untouched.
    """
    contents: dict[str, Pieces] = {"session.json": [_json(document)]}
    contents |= {f"{name}.npy": npy.encode(array) for name, array in arrays.items()}
    manifest = {
        "format": FORMAT,
        "reader": (FORMAT[0], 0),
        "program": VERSION,
        "libraries": {"python": platform.python_version(), "numpy": np.__version__},
        "entries": {
            name: {"size": _size(pieces), "sha256": _sha256(pieces)} for name, pieces in contents.items()
        },
    }
    contents = {"mimetype": [MIMETYPE], "manifest.json": [_json(manifest)]} | contents
    with replacing(path, durable=durable) as file:
        sink = _Sink(file)
        with zipfile.ZipFile(sink, "w") as archive:  # type: ignore[call-overload]  # it needs no more than this
            archive.comment = BLANK_SEAL
            for name, pieces in contents.items():
                _put(archive, name, pieces, compress=compress and name != "mimetype")
        file.seek(-SEAL_LENGTH, 2)
        file.write(sink.hash.hexdigest().encode())


def _put(archive: zipfile.ZipFile, name: str, pieces: Pieces, *, compress: bool) -> None:
    info = zipfile.ZipInfo(name)
    info.file_size = _size(pieces)
    info.external_attr = 0o644 << 16
    # Weights and measured losses hardly shrink; steps, constants and text do.
    sample = bytes(pieces[-1][:SAMPLE])
    if compress and len(zlib.compress(sample, 1)) < WORTH_PACKING * len(sample):
        info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as target:
        for piece in pieces:
            target.write(piece)


def _json(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def _size(pieces: Pieces) -> int:
    return sum(len(piece) for piece in pieces)


def _sha256(pieces: Pieces) -> str:
    content = hashlib.sha256()
    for piece in pieces:
        content.update(piece)
    return content.hexdigest()
