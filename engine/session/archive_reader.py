"""Read a session's archive, believing nothing: names, sizes, hashes and headers are checked before use."""

from __future__ import annotations

import contextlib
import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import psutil

from engine.arrays import HostArray
from engine.errors import FileError, InputError
from engine.progress import portion, tell
from engine.session import npy, strict_json
from engine.session.archive import (
    DATA,
    FIRST_ENTRIES,
    FORMAT,
    LARGEST_DIRECTORY,
    MIMETYPE,
    MOST_ENTRIES,
    PIECE,
    SEAL_LENGTH,
    THUMBNAIL,
    DamageError,
    is_sealed,
    may_unfold,
)
from engine.session.json_reader import Json

SHARE = 0.8
"""Part of the free memory that the content of a file may take."""

CHECKING = 0.2
"""Part of the time that it takes to check a file as a whole; the rest goes into its runs."""

LARGEST_PICTURE = 2**20
"""Bytes."""

PNG = b"\x89PNG\r\n\x1a\n"

_END = struct.Struct("<4s6xHL6x")
"""What stands at the end of an archive, before its comment: a mark, the number of entries, the directory's bytes."""

_LARGE_END = struct.Struct("<4s28xQQ8x")
"""The same of archives beyond 4 GiB, before the other one; `_LOCATOR` bytes between them say so."""

_LOCATOR = 20

_NAME = re.compile(r"(?!.*\.\.)\w[\w.-]*(/\w[\w.-]*)*", re.ASCII)
_ELSE = "choose a file that ends in .descenso"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on broken archives."""


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Archive]:
    """The checked archive at `path`.

    Raises FileError for whatever is wrong with it, also inside the block: DamageError and InputError become one
    sentence that names the file, the entry and what to do.
    """
    try:
        if not path.is_file() and not path.is_dir() and path.exists():
            raise DamageError("", "is no file", _ELSE)  # a pipe would keep us waiting
        with path.open("rb") as file:
            with portion(0.0, CHECKING):
                archive = Archive(file)
            with portion(CHECKING, 1.0):
                yield archive
    except DamageError as damage:
        raise FileError(f"{path} cannot be opened: {damage}") from damage
    except InputError as error:
        problem = DamageError("session.json", f"is not valid: {error}", "mend it there or open another file")
        raise FileError(f"{path} cannot be opened: {problem}") from error
    except OSError as error:
        raise FileError(
            f"{path} cannot be opened: {error.strerror or error}; check its name and place"
        ) from error
    except _FAULTS as error:
        raise FileError(f"{path} cannot be opened: {DamageError('', f'is damaged ({error})')}") from error


class Archive:
    """An archive whose directory, sizes and hashes have been checked; arrays are read when asked for.

    Attributes:
        newer: written by a later minor version, so that unknown things may be in it.
        document: the content of ``session.json``.
        headers: type and shape of each array by name, without the ending.
        files: bytes of each of a person's own files by name.
    """

    def __init__(self, file: BinaryIO) -> None:
        if file.read(4) != b"PK\x03\x04":
            raise DamageError("", "is not a Descenso session", _ELSE)
        sealed = is_sealed(file)
        _check_directory(file)
        self._size = file.seek(0, 2)
        self._zip = zipfile.ZipFile(file)
        self._infos = _listed(self._zip)
        manifest = Json(self._json("manifest.json"))
        try:
            self.newer = _is_newer(manifest)
            self._hashes = self._declared(manifest["entries"])
        except InputError as error:
            raise DamageError("manifest.json", f"is not valid: {error}") from None
        if not sealed:
            for name in self._hashes:
                self._check_hash(name, self._hash(name))
            raise DamageError("", "is damaged")
        self.document = self._json("session.json")
        self._check_hash("session.json", self._hash("session.json"))
        self.headers: dict[str, npy.Header] = {}
        self.files: dict[str, int] = {}
        for name in list(self._infos)[len(FIRST_ENTRIES) :]:
            if name.startswith(DATA):
                self.files[name] = self._infos[name].file_size
            elif name.endswith(".npy"):
                self.headers[name.removesuffix(".npy")] = self._header(name)
            elif name != THUMBNAIL and not self.newer:
                raise DamageError(name, "does not belong there")

    def _declared(self, entries: Json) -> dict[str, str]:
        """The hashes of the entries, after their names and sizes were compared with the manifest's."""
        declared = entries.members()
        expected = {*FIRST_ENTRIES[:2], *declared}
        for name in sorted(expected ^ set(self._infos)):
            raise DamageError(repr(name), "is missing" if name in expected else "does not belong there")
        for name, entry in declared.items():
            if self._infos[name].file_size != entry["size"].whole():
                raise DamageError(name, "has not the size that the manifest gives")
        total, free = sum(info.file_size for info in self._infos.values()), psutil.virtual_memory().available
        if not may_unfold(self._size, total):
            raise DamageError("", "would unfold to far more than a session does")
        if total > SHARE * free:
            problem = f"needs {total / 2**30:.3g} GiB of memory where {free / 2**30:.3g} GiB are free"
            raise DamageError("", problem, "close other programs first")
        return {name: entry["sha256"].text() for name, entry in declared.items()}

    def _json(self, name: str) -> Any:
        info = self._infos[name]
        if info.file_size > strict_json.MOST_BYTES:
            raise DamageError(name, "is too large")
        with self._zip.open(info) as source:
            data = source.read(info.file_size)
        try:
            return strict_json.parse(data)
        except ValueError as error:
            raise DamageError(name, str(error)) from None

    def _header(self, name: str) -> npy.Header:
        with self._zip.open(self._infos[name]) as source:
            try:
                header = npy.decode_header(source.read(npy.LONGEST_HEADER))
            except ValueError as error:
                raise DamageError(name, str(error)) from None
        if header.total != self._infos[name].file_size:
            raise DamageError(name, "has not the size that its shape gives")
        return header

    def array(self, name: str) -> HostArray:
        """A new array with the content of the entry `name` (without its ending). Raises DamageError."""
        header, entry = self.headers[name], f"{name}.npy"
        array = np.empty(header.shape, header.dtype)
        content = hashlib.sha256()
        with self._zip.open(self._infos[entry]) as source:
            content.update(source.read(header.length))
            flat, done = array.reshape(-1).view(np.uint8), 0
            while piece := source.read(PIECE):
                tell()
                flat[done : done + len(piece)] = np.frombuffer(piece, np.uint8)
                content.update(piece)
                done += len(piece)
        self._check_hash(entry, content.hexdigest())
        return array

    def thumbnail(self) -> bytes:
        """The picture of the session, PNG; nothing where there is none. Raises DamageError."""
        info = self._infos.get(THUMBNAIL)
        if info is None:
            return b""
        if info.file_size > LARGEST_PICTURE:
            raise DamageError(THUMBNAIL, "is too large")
        content = self.content(THUMBNAIL)
        if not content.startswith(PNG):
            raise DamageError(THUMBNAIL, "is no picture")
        return content

    def content(self, name: str) -> bytes:
        """The bytes of an entry, to be asked for where its size is not too much. Raises DamageError."""
        info = self._infos[name]
        with self._zip.open(info) as source:
            content = source.read(info.file_size)
        self._check_hash(name, hashlib.sha256(content).hexdigest())
        return content

    def _hash(self, name: str) -> str:
        content = hashlib.sha256()
        with self._zip.open(self._infos[name]) as source:
            while piece := source.read(PIECE):
                tell()
                content.update(piece)
        return content.hexdigest()

    def _check_hash(self, name: str, found: str) -> None:
        if self._hashes[name] != found:
            raise DamageError(name, "is damaged")


def _check_directory(file: BinaryIO) -> None:
    """Refuse more entries than a session has, before `zipfile` makes an object of each."""
    end = max(0, file.seek(0, 2) - SEAL_LENGTH - _END.size)
    file.seek(end)
    mark, entries, size = _END.unpack(file.read(_END.size).ljust(_END.size, b"\0"))
    if mark != b"PK\5\6":
        raise DamageError("", "is damaged, or not a Descenso session", _ELSE)
    start = end - _LOCATOR - _LARGE_END.size
    if start >= 0:
        file.seek(start)
        mark, *larger = _LARGE_END.unpack(file.read(_LARGE_END.size))
        if file.read(4) == b"PK\6\7":
            entries, size = max(entries, larger[0]), max(size % 0xFFFFFFFF, larger[1])
    if entries > MOST_ENTRIES or size > LARGEST_DIRECTORY:
        raise DamageError("", "has more entries than a session")


def _listed(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries by name; none but the first has been read."""
    infos: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename
        if not _NAME.fullmatch(info.orig_filename) or name != info.orig_filename:
            raise DamageError(repr(info.orig_filename), "is no name for an entry")
        if name in infos:
            raise DamageError(name, "is there twice")
        if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamageError(name, "is packed in a way that sessions do not use")
        infos[name] = info
    if tuple(infos)[: len(FIRST_ENTRIES)] != FIRST_ENTRIES:
        raise DamageError("", "is not a Descenso session", _ELSE)
    mimetype = infos["mimetype"]
    # Stored, so that it cannot unfold into more than its size.
    stored = mimetype.compress_type == zipfile.ZIP_STORED and mimetype.file_size == len(MIMETYPE)
    if not stored or archive.read(mimetype) != MIMETYPE:
        raise DamageError("mimetype", "is not that of a Descenso session", _ELSE)
    return infos


def _is_newer(manifest: Json) -> bool:
    """Whether a later minor version wrote the file. Raises DamageError when only a later version can read it."""
    versions = {}
    for name in ("format", "reader"):
        versions[name] = tuple(part.whole(0, 10**6) for part in manifest[name])
        if len(versions[name]) != 2:
            raise manifest[name].fail("must be two numbers")
    if versions["reader"] > FORMAT:
        needed, ours = (".".join(map(str, version)) for version in (versions["reader"], FORMAT))
        raise DamageError(
            "", f"needs a program that reads format {needed}, and this one reads {ours}", "update Descenso"
        )
    return versions["format"] > FORMAT
