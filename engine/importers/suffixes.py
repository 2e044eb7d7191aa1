"""Whether a file's name tells of data that an importer reads."""

from __future__ import annotations

from pathlib import Path

from engine import registry
from engine.importers.base import Importer


def takes(file: Path) -> bool:
    """Whether a file's name, or its being a folder, tells that there may be data in it."""
    kinds = [kind for kind in registry.kinds("importers").values() if issubclass(kind, Importer)]
    if file.is_dir():
        return any(kind.folder for kind in kinds)
    return any(file.name.lower().endswith(kind.suffixes) for kind in kinds if kind.suffixes)
