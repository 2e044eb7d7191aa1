"""Numbers along a growing sequence, kept in pieces, so that old ones can be let go and narrow ones are kept small."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]

SMALLEST = 64
"""Room that a new piece begins with."""


class Track:
    """Rows of numbers at places 0, 1, 2, …, with holes where nothing is kept.

    A full piece is kept in float32, or as a single column, where that loses nothing.

    Attributes:
        end: the place behind the newest number (or hole).
        nbytes: memory of all pieces.

    Args:
        rows: numbers at each place.
        exact: how many of the rows must lose nothing; the others may be rounded to float32.
        span: places in a full piece.
    """

    def __init__(self, rows: int, exact: int, span: int) -> None:
        self.end = 0
        self.nbytes = 0
        self._rows, self._exact, self._span = rows, exact, span
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._pieces: list[Numbers] = []

    def __len__(self) -> int:
        """Number of pieces."""
        return len(self._pieces)

    def append(self, numbers: Numbers) -> None:
        """Add `numbers` (rows, n) at the end."""
        done, count = 0, numbers.shape[1]
        while done < count:
            if not self._pieces or self._ends[-1] != self.end or self._filled == self._span:
                self._begin()
            here = self._filled
            taken = min(count - done, self._span - here)
            piece = self._pieces[-1]
            if here + taken > piece.shape[1]:
                piece = self._grow(here, here + taken)
            piece[:, here : here + taken] = numbers[:, done : done + taken]
            done += taken
            self.end += taken
            self._ends[-1] = self.end

    @property
    def _filled(self) -> int:
        return self._ends[-1] - self._starts[-1]

    def _begin(self) -> None:
        """Close the newest piece and begin another one."""
        if self._pieces:
            self._replace(-1, narrowed(self._pieces[-1][:, : self._filled], self._exact))
        self._pieces.append(np.empty((self._rows, min(SMALLEST, self._span))))
        self._starts.append(self.end)
        self._ends.append(self.end)
        self.nbytes += memory(self._pieces[-1])

    def _grow(self, filled: int, wanted: int) -> Numbers:
        piece = np.empty((self._rows, min(max(2 * filled, wanted, SMALLEST), self._span)))
        piece[:, :filled] = self._pieces[-1][:, :filled]
        self._replace(-1, piece)
        return piece

    def _replace(self, index: int, piece: Numbers) -> None:
        self.nbytes += memory(piece) - memory(self._pieces[index])
        self._pieces[index] = piece

    def skip(self, end: int) -> None:
        """Leave a hole up to `end`."""
        self.end = max(self.end, end)

    def piece(self, place: int) -> tuple[int, Numbers] | None:
        """The piece that holds `place`, with the place of its first number; None where nothing is kept."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._ends[index]:
            return None
        return self._starts[index], self._pieces[index][:, : self._ends[index] - self._starts[index]]

    def following(self, place: int) -> int | None:
        """Where the next piece behind `place` begins; None if there is none."""
        index = bisect_right(self._starts, place)
        return self._starts[index] if index < len(self._starts) else None

    def read(self, first: int, last: int) -> Numbers:
        """The numbers (rows, n) at the places `first` to `last - 1`, all of which are kept; may be a view."""
        parts: list[Numbers] = []
        while first < last:
            found = self.piece(first)
            assert found is not None, "these numbers are not kept"
            start, piece = found
            stop = min(last - start, piece.shape[1])
            parts.append(piece[:, first - start : stop])
            first = start + stop
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts, axis=1) if parts else np.empty((self._rows, 0))

    def drop_oldest(self) -> bool:
        """Let go of the oldest piece but the very first, unless it is the newest; whether there was one.

        The first one stays: on a logarithmic axis the beginning of a run is half of the picture.
        """
        if len(self._pieces) < 3:
            return False
        self.nbytes -= memory(self._pieces[1])
        del self._pieces[1], self._starts[1], self._ends[1]
        return True


def narrowed(numbers: Numbers, exact: int) -> Numbers:
    """The same numbers (rows, n) in less memory, if its first `exact` rows are equal then."""
    if (numbers == numbers[:, :1]).all():
        return np.broadcast_to(numbers[:, :1].copy(), numbers.shape)
    with np.errstate(over="ignore"):
        small = numbers.astype(np.float32)
    if np.array_equal(small[:exact], numbers[:exact], equal_nan=True):
        return small
    return np.ascontiguousarray(numbers)


def memory(numbers: Numbers) -> int:
    """Bytes that an array really takes."""
    if numbers.shape[1] > 1 and numbers.strides[1] == 0:
        return numbers.shape[0] * numbers.itemsize
    return numbers.nbytes
