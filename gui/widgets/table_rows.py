"""Rows of numbers: what a column takes, rows as text of the clipboard, and the next row. No Qt widgets here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gui.formatting import exact
from gui.widgets.number_text import Bounds, parse_number

Row = tuple[float, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """What stands in a column.

    Attributes:
        usual: the range that most numbers lie in.
    """

    title: str
    whole: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    usual: tuple[float, float] | None = None

    def nearest(self, number: float) -> float:
        """The number within the bounds that is nearest."""
        low, high = self.bounds.lowest, self.bounds.highest
        number = number if low is None else max(number, low)
        number = number if high is None else min(number, high)
        return round(number) if self.whole else number

    def first(self) -> float:
        """A number to begin with."""
        return self.nearest(sum(self.usual) / 2 if self.usual else 0.0)


def rows_text(rows: Iterable[Row]) -> str:
    """Rows as spreadsheets paste them."""
    return "\n".join("\t".join(exact(number) for number in row) for row in rows)


def parse_rows(text: str, columns: Sequence[Column]) -> Rows:
    """The rows of a text with tabs, semicolons, spaces, or commas between the numbers; a heading is left out.

    Raises ValueError with a message for the person.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows = []
    for number, line in enumerate(lines):
        try:
            rows.append(_row(_cells(line, len(columns)), columns))
        except ValueError as error:
            if number > 0 or len(lines) == 1:
                raise ValueError(f"{number + 1}: {error}") from None
    return tuple(rows)


def _cells(line: str, count: int) -> list[str]:
    # A comma may be a decimal mark, so it comes last.
    for separator in (r"\t", r";", r"\s*\|\s*", r",\s+", r"\s+", r","):
        cells = re.split(separator, line)
        if len(cells) == count:
            return cells
    return re.split(r"[\t;]", line)


def _row(cells: Sequence[str], columns: Sequence[Column]) -> Row:
    if len(cells) != len(columns):
        names = ", ".join(column.title for column in columns)
        raise ValueError(f"{len(cells)} ≠ {len(columns)} ({names})")
    return tuple(parse_number(cell, whole=column.whole) for cell, column in zip(cells, columns, strict=True))


def with_new_row(rows: Rows, after: int, columns: Sequence[Column], *, increasing: bool) -> tuple[Rows, int]:
    """The rows with one more, and where it stands: after a row, or at the end; in rising rows between two."""
    if not rows:
        return (tuple(column.first() for column in columns),), 0
    if not increasing:
        place = (after if 0 <= after < len(rows) else len(rows) - 1) + 1
        return (*rows[:place], rows[place - 1], *rows[place:]), place
    gaps = [right[0] - left[0] for left, right in pairwise(rows)]
    if not 0 <= after < len(gaps):
        step = gaps[-1] if gaps else _width(columns[0])
        behind = columns[0].nearest(rows[-1][0] + step)
        if behind > rows[-1][0]:
            return (*rows, (behind, *rows[-1][1:])), len(rows)
        after = max(range(len(gaps)), key=gaps.__getitem__, default=-1)
    if after < 0:
        before = columns[0].nearest(rows[0][0] - _width(columns[0]))
        return ((before, *rows[0][1:]), *rows), 0
    middle = tuple((left + right) / 2 for left, right in zip(rows[after], rows[after + 1], strict=True))
    row = tuple(column.nearest(number) for column, number in zip(columns, middle, strict=True))
    return (*rows[: after + 1], row, *rows[after + 1 :]), after + 1


def _width(column: Column) -> float:
    low, high = column.usual or (0.0, 1.0)
    return (high - low) / 10
