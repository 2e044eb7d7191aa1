"""Reading bytes in pieces, so that it can be watched and given up."""

from __future__ import annotations

from typing import Protocol

from engine.progress import tell

PIECE = 2**20
"""Bytes."""


class Stream(Protocol):
    """What can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class Told:
    """Reads from a stream at most a piece at a time, and tells how much of `size` bytes it has read."""

    def __init__(self, stream: Stream, size: int) -> None:
        self._stream, self._size, self._done = stream, max(size, 1), 0

    def read(self, size: int = PIECE, /) -> bytes:
        """At most so many bytes, perhaps fewer; none at the end."""
        piece = self._stream.read(min(size, PIECE))
        self._done += len(piece)
        tell(self._done / self._size)
        return piece

    def read_fully(self, size: int) -> bytes:
        """So many bytes, or fewer where the stream ends."""
        pieces: list[bytes] = []
        while size and (piece := self.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)
