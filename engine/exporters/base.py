"""What an exporter is: it writes a run, or what it has learned, for another program."""

from __future__ import annotations

import importlib
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from engine.errors import FileError
from engine.recording.run import RunRecord
from engine.values import Part


class Exporter(Part, family="exporters"):
    """Writes one format.

    Class attributes:
        suffix: end of the files' names, lower case, with the dot.
    """

    suffix: ClassVar[str] = ""

    def obstacle(self, record: RunRecord) -> str:
        """Why this run cannot be had in this format, as the end of a sentence; empty if it can."""
        return ""

    @abstractmethod
    def write(self, record: RunRecord, path: Path) -> None:
        """Write the run in the place of `path`, as a whole or not at all.

        Raises:
            FileError: it cannot be written there, or the format needs a library that is missing.
            InputError: the run cannot be had in this format (see `obstacle`).
        """


def library(name: str) -> Any:
    """A library of the extra `export`. Raises FileError that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise FileError(
            f"this format needs the library {name.partition('.')[0]}, which is not installed; "
            'install it with: pip install "descenso[export]"'
        ) from None
