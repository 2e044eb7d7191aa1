"""Reading XML as a stream: elements come and go, nothing is kept, and no entities are declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from engine.errors import InputError
from engine.importers.told import Told

_PIECE = 2**16
"""Bytes: what is in them is taken apart in a few hundredths of a second."""


class Reader:
    """Is told of each element; names come without their namespaces.

    Subclasses override `start` and `end`. A reader that has all it wants sets `done`.
    """

    done = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def between(self, text: str) -> None:
        """Text before a child of the element that has begun."""

    def end(self, name: str, text: str) -> None:
        """An element ends; `text` is what stands in it after its last child."""


def read(stream: IO[bytes], reader: Reader, where: str, size: int) -> None:
    """Feed a stream of `size` bytes to a reader. Raises InputError when it is no XML, or declares a document type."""
    text: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if text:
            reader.between("".join(text))
            text.clear()
        reader.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def finish(name: str) -> None:
        reader.end(_local(name), "".join(text))
        text.clear()

    def refuse(*_: object) -> None:
        # Entities that name each other would grow without bound, or name other files.
        raise InputError("path", f"{where} declares a document type, which no table needs; it is not read")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        told = Told(stream, size)
        while not reader.done and (piece := told.read(_PIECE)):
            parser.Parse(piece)
        if not reader.done:
            parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise InputError("path", f"{where} is damaged: {error}; save the file again") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
