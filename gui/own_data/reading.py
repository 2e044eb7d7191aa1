"""Data that lie in a person's own file, and what comes of reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from engine import registry
from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.fields import FilePath
from engine.importers.preview import Preview


@runtime_checkable
class Readable(Protocol):
    """A data set that lies in a file and can tell what it holds."""

    def preview(self) -> Preview:
        """Reads the file, or takes what was read before. Raises InputError."""


@dataclass(frozen=True)
class Reading:
    """What came of reading: a preview, a problem in words, or an unforeseen fault."""

    data: Dataset
    preview: Preview | None = None
    problem: InputError | None = None
    fault: str = ""


def file_kind() -> type[Dataset] | None:
    """The kind of data set that lies in a person's own file."""
    for kind in registry.kinds("datasets").values():
        if (
            issubclass(kind, Dataset)
            and kind.needs_file
            and any(isinstance(field, FilePath) for field in kind.fields)
        ):
            return kind
    return None


def read(data: Dataset) -> Reading:
    """Runs in a thread."""
    try:
        assert isinstance(data, Readable)
        return Reading(data, data.preview())
    except InputError as error:
        return Reading(data, problem=error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the reading must end
        return Reading(data, fault=str(error) or type(error).__name__)


def file_of(data: Dataset) -> str:
    """The path in the first field for one; empty if there is none."""
    return next((getattr(data, field.name) for field in data.fields if isinstance(field, FilePath)), "")
