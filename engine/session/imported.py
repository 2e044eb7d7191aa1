"""Files of a person's own in a session, so that it can go on where they are not.

An experiment names its data by a path. A session may hold the files that are meant by it: one file, a file and what
belongs to it, or those of a folder, each as an entry of its own. Where the path leads to the same content, that is
used; elsewhere they are laid out in a folder of the program, and all paths of the session lead there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from engine import paths
from engine.datasets.base import Dataset
from engine.errors import FileError, InputError
from engine.experiment import Experiment
from engine.importers import limits
from engine.importers.automatic import Automatic
from engine.progress import tell

LARGEST = 128 * 2**20
"""Bytes of all files in a session together."""

MOST_FILES = 20_000
DEEPEST, LONGEST = 3, 200
"""How deep a file may lie in a folder, and bytes of a name."""

DIGITS = 32
"""Of a hash, in the name of a folder."""

_STRANGE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\ud800-\udfff]|[ .]$")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
"""Names that mean a device on some systems."""


@dataclass(frozen=True)
class Imported:
    """What an experiment's path leads to.

    Attributes:
        path: as it stands in the experiments.
        name: of the file or folder alone.
        folder: whether it is one.
        files: the content of each file by its name, which in a folder has slashes; beside `name` lies what belongs
            to it.
    """

    path: str
    name: str
    folder: bool
    files: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.files.values()))

    def digest(self) -> str:
        """SHA-256 of the names and contents in alphabetical order."""
        total = hashlib.sha256(f"{self.folder} {self.name}\0".encode())
        for name, content in sorted(self.files.items()):
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()

    def problem(self) -> str:
        """What keeps it from being laid out anywhere, in words; empty where nothing does."""
        if len(self.files) > MOST_FILES:
            return f"holds more than {MOST_FILES:,} files"
        if self.folder != (self.name not in self.files) or not self.files:
            return "has not the files that it should have"
        for name in (self.name, *self.files):
            parts = name.split("/")
            if len(parts) > (DEEPEST if self.folder and name != self.name else 1) or not all(
                map(_is_portable, parts)
            ):
                return f"has a file {name[:LONGEST]!r}, whose name not every system takes; rename it"
        return ""

    def is_at(self, place: Path) -> bool:
        """Whether just this lies there."""
        try:
            state = limits.find(str(place))[0]
            base = state if self.folder else state.parent
            names = set(self.files)
            if self.folder:
                if not state.is_dir() or names != {_below(file, base) for file in Automatic().files(state)}:
                    return False
            elif len(self.files) == 1:  # whose name says nothing
                return _holds(state, self.files[self.name])
            elif _name_of(state) != self.name:
                return False
            return all(_holds(base / name, content) for name, content in self.files.items())
        except (OSError, InputError):
            return False


def _is_portable(part: str) -> bool:
    return (
        part != ""
        and _STRANGE.search(part) is None
        and _RESERVED.fullmatch(part) is None
        and len(part.encode()) <= LONGEST
    )


def _portable(name: str) -> str:
    """A name that every system takes, with the same end, which tells the format."""
    plain = _STRANGE.sub("_", name)
    plain = f"_{plain}" if _RESERVED.fullmatch(plain) else plain
    while len(plain.encode()) > LONGEST:
        plain = plain[1:]
    return plain


def _name_of(place: Path) -> str:
    return place.resolve().name if place.name in ("", "..") else place.name


def _below(file: Path, base: Path) -> str:
    return PurePosixPath(*file.relative_to(base).parts).as_posix()


def _holds(file: Path, content: bytes) -> bool:
    tell()
    return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content


def gather(document: Any) -> tuple[tuple[Imported, ...], tuple[str, ...]]:
    """The files that the experiments in a session's `document` name, and of each that cannot be had, why."""
    found, problems, room = dict[str, Imported](), dict[str, str](), LARGEST
    for data in _data_sets(document):
        try:
            named = data.files()
        except InputError as error:
            problems.setdefault(_paths_of(data)[0], error.problem)
            continue
        for field, files in named.items():
            path = paths.get(data, field)
            if path in found or path in problems:
                continue
            try:
                item = _read(path, files, room)
            except InputError as error:
                problems[path] = error.problem
            except OSError as error:
                problems[path] = f"{path} cannot be read: {error.strerror or error}"
            else:
                found[path] = item
                room -= item.size
    return tuple(found.values()), tuple(problems.values())


def _read(path: str, files: Sequence[Path], room: int) -> Imported:
    place = limits.find(path)[0]
    if len(files) > MOST_FILES:
        raise InputError("path", f"{place.name} holds more than {MOST_FILES:,} files")
    size = sum(file.stat().st_size for file in files)
    if size > room:
        raise InputError(
            "path",
            f"{place.name} has {limits.size_words(size)}, and a session holds {limits.size_words(LARGEST)} of data "
            "at most",
        )
    base = place if place.is_dir() else place.parent
    contents = dict[str, bytes]()
    for file in files:
        tell()
        contents[_below(file, base)] = file.read_bytes()
    name = _name_of(place)
    if place.is_dir():
        name = _portable(name)
    elif len(files) == 1:
        contents = {_portable(name): contents.pop(name)}
        name = _portable(name)
    item = Imported(path, name, place.is_dir(), contents)
    if problem := item.problem():
        raise InputError("path", f"{item.name} {problem}")
    return item


def settle(
    document: Any, items: Sequence[Imported], folder: Path
) -> tuple[Any, tuple[Imported, ...], dict[str, str]]:
    """Have every path of a session's `document` lead to what it holds.

    Returns the document and the files with their new paths, and which path has become which. Raises FileError when the
    `folder` cannot be written.
    """
    wanted = {path for data in _data_sets(document) for path in _paths_of(data)}
    moved = dict[str, str]()
    for item in items:
        if item.path in wanted and not item.is_at(Path(item.path)):
            moved[item.path] = str(_laid_out(item, folder))
    if not moved:
        return document, tuple(items), moved
    settled = tuple(replace(item, path=moved.get(item.path, item.path)) for item in items)
    return _with_paths(document, moved), settled, moved


def _laid_out(item: Imported, folder: Path) -> Path:
    """Where it lies within `folder`: in a folder of its own, by its content."""
    home = folder / item.digest()[:DIGITS]
    place = home / item.name
    if item.is_at(place):
        return place
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
        try:
            for name, content in item.files.items():
                tell()
                file = (fresh / item.name if item.folder else fresh) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            if not item.is_at(place):  # unless another window was faster
                shutil.rmtree(home, ignore_errors=True)
                fresh.rename(home)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise FileError(
            f"{item.name}, which is in the session, cannot be laid out in {folder}: {error.strerror or error}; "
            "make room there"
        ) from error
    if not item.is_at(place):
        raise FileError(f"{item.name}, which is in the session, cannot be laid out in {folder} as it is")
    return place


def _data_sets(document: Any) -> Iterator[Dataset]:
    """Those with files, wherever in a session's document an experiment stands."""
    if isinstance(document, dict):
        data = _data_set(document.get("data"))
        if data is not None:
            yield data
        document = list(document.values())
    for item in document if isinstance(document, list) else ():
        yield from _data_sets(item)


def _data_set(value: Any) -> Dataset | None:
    if not isinstance(value, dict) or "kind" not in value:
        return None
    try:
        data = Experiment.field("data").decode(value)
    except InputError:
        return None
    return data if isinstance(data, Dataset) and _paths_of(data) else None


def _paths_of(data: Dataset) -> list[str]:
    return [paths.get(data, field) for field in paths.files(data)]


def _with_paths(document: Any, moved: Mapping[str, str]) -> Any:
    """A copy with other paths in the data of all experiments."""
    if isinstance(document, list):
        return [_with_paths(item, moved) for item in document]
    if not isinstance(document, dict):
        return document
    copy = {name: _with_paths(value, moved) for name, value in document.items()}
    data = _data_set(document.get("data"))
    if data is not None:
        for field in paths.files(data):
            path = paths.get(data, field)
            data = paths.put(data, field, moved.get(path, path))
        copy["data"] = data.to_json()
    return copy
