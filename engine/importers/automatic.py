"""The format that a file's name tells."""

from __future__ import annotations

from pathlib import Path

from engine import registry
from engine.errors import InputError
from engine.importers.base import Importer, Source


class Automatic(
    Importer,
    kind="automatic",
    title="Automatic",
    reference="the end of the file's name; a folder is one of images",
    formula=".csv → CSV, .xlsx → Excel, …",
    rank=0,
):
    """The format is told by the file's name, and its details by what is inside."""

    def read(self, path: Path) -> Source:
        return self.resolve(path).read(path)

    def files(self, path: Path) -> tuple[Path, ...]:
        return self.resolve(path).files(path)

    def resolve(self, path: Path) -> Importer:
        for kind in registry.kinds("importers").values():
            assert issubclass(kind, Importer)
            if kind.folder if path.is_dir() else path.name.lower().endswith(kind.suffixes or ("\0",)):
                return kind()
        raise InputError(
            "path",
            f"{path.name} has a name that tells no format; choose the format, or give the file its usual ending",
        )
