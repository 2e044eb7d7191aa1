"""One table per family: from a kind to what writes it into the script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from engine.errors import InputError
from engine.values import Part

Writer = TypeVar("Writer")


class Table(Generic[Writer]):
    """What writes each kind; kinds that are not in it cannot be had.

    A writer gets an instance of the very kind that it stands for, so that its own type may be narrower than the table
    can say.
    """

    def __init__(self, writers: Mapping[type[Any], Writer]) -> None:
        self._writers = dict(writers)

    def __iter__(self) -> Iterator[type[Any]]:
        return iter(self._writers)

    def writer(self, path: str, part: Part) -> Writer:
        """The writer of a part. Raises InputError with the path where the part stands."""
        if type(part) not in self._writers:
            raise InputError(path, f"{part.title} has no counterpart in a PyTorch script")
        return self._writers[type(part)]
