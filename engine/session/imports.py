"""How a session's archive names the files that data were read from: ``data/0/0-wine.csv``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engine.session.archive import DATA, DamageError
from engine.session.archive_reader import Archive
from engine.session.imported import LARGEST, Imported
from engine.session.json_reader import Json

LONGEST = 60
"""Signs of a file's name that its entry shows; the whole is in ``session.json``."""

_STRANGE = re.compile(r"[^\w.-]|\.(?=\.)", re.ASCII)
FIELDS = ("path", "name", "folder", "files")


def encode(items: Sequence[Imported]) -> list[dict[str, Any]]:
    """The JSON of `items`, without their content."""
    return [
        {"path": item.path, "name": item.name, "folder": item.folder, "files": list(item.files)}
        for item in items
    ]


def encode_files(items: Sequence[Imported]) -> dict[str, bytes]:
    """Their content by the names of entries."""
    return {
        _entry(number, place, name): content
        for number, item in enumerate(items)
        for place, (name, content) in enumerate(item.files.items())
    }


def decode(data: Json, archive: Archive) -> tuple[Imported, ...]:
    """What `encode` and `encode_files` wrote. Raises InputError or DamageError."""
    if sum(archive.files.values()) > LARGEST:
        raise DamageError(DATA, f"holds more than {LARGEST // 2**20} MiB")
    return tuple(_decode_item(number, item, archive) for number, item in enumerate(data))


def require_owners(archive: Archive, items: Sequence[Imported]) -> None:
    """Refuse files that belong to no data. Raises DamageError."""
    known = encode_files(items)
    for name in archive.files:
        if name not in known:
            raise DamageError(name, "belongs to no data")


def _decode_item(number: int, data: Json, archive: Archive) -> Imported:
    if not archive.newer:
        data.require_only(*FIELDS)
    folder = data["folder"].value
    if not isinstance(folder, bool):
        raise data["folder"].fail("must be true or false")
    files = dict[str, bytes]()
    for place, name in enumerate(data["files"]):
        entry = _entry(number, place, name.text())
        if entry not in archive.files:
            raise DamageError(entry, "is missing")
        if name.text() in files:
            raise name.fail("is there twice")
        files[name.text()] = archive.content(entry)
    item = Imported(data["path"].text(), data["name"].text(), folder, files)
    if problem := item.problem():
        raise data.fail(problem)
    return item


def _entry(number: int, place: int, name: str) -> str:
    shown = _STRANGE.sub("_", name.rpartition("/")[2])[-LONGEST:]
    if shown.endswith(".npy"):  # no array of a run
        shown += "_"
    return f"{DATA}{number}/{place}-{shown}"
