"""What an importer is: it turns a path into a table or an array in memory, and executes nothing."""

from __future__ import annotations

import importlib
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from engine.errors import InputError
from engine.importers.table import Samples, Table
from engine.values import Part

Source = Table | Samples


class Importer(Part, family="importers"):
    """Reads one format. Values are equal when they read alike, so that what was read can be kept.

    Class attributes:
        suffixes: ends of the file names that the format goes by, lower case, with the dot.
        folder: whether it reads a folder rather than a file.
    """

    suffixes: ClassVar[tuple[str, ...]] = ()
    folder: ClassVar[bool] = False

    @abstractmethod
    def read(self, path: Path) -> Source:
        """All that the file holds. Raises InputError: what is wrong, where in the file, and what to do."""

    def files(self, path: Path) -> tuple[Path, ...]:
        """All files that are read where `path` is. Raises InputError."""
        return (path,)

    def resolve(self, path: Path) -> Importer:
        """The importer that is to read `path`: this one, unless its kind chooses among others."""
        return self


def library(name: str) -> Any:
    """A library of the extra `data`. Raises InputError that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise InputError(
            "path",
            f"this format needs the library {name.partition('.')[0]}, which is not installed; "
            'install it with: pip install "descenso[data]"',
        ) from None
