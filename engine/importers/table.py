"""A table or an array in memory, and how a table is put together from pieces of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers import limits
from engine.importers.numbers import Decimal, finite, number, numbers
from engine.importers.remarks import Remark
from engine.progress import tell

MOST_WORDS = 10_000
"""Different words of a column that are kept; a column with more is text, no category."""

LONGEST_WORD = 200
"""Signs of a word that are kept."""

PIECE = 2**16
"""Cells that are put away together; meanwhile they are texts, which take room and time."""

PACE = 2**14
"""Cells that are taken for words or numbers before it is asked whether that is still wanted."""

NOTHING, CROWDED = -1, -2
"""Codes: no word here; a word beyond the first `MOST_WORDS`."""

Cell = str | float | None


@dataclass(frozen=True, eq=False)
class Column:
    """One column: in every row a number, a word or nothing.

    Attributes:
        name: unique in its table.
        numbers: float64 (N,), NaN where there is no number.
        codes: int32 (N,), index into `words`, `NOTHING` or `CROWDED`; None where no cell holds a word.
        words: the different words in the order of their first appearance.
    """

    name: str
    numbers: HostArray
    codes: HostArray | None = None
    words: tuple[str, ...] = ()

    @property
    def is_word(self) -> HostArray:
        """Where a word stands, bool (N,)."""
        return np.zeros(len(self.numbers), bool) if self.codes is None else self.codes != NOTHING

    @property
    def is_missing(self) -> HostArray:
        """Where neither a number nor a word stands, bool (N,)."""
        return np.isnan(self.numbers) & ~self.is_word

    @property
    def crowded(self) -> bool:
        """Whether it has more words than were kept."""
        return self.codes is not None and bool((self.codes == CROWDED).any())


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length, as the file has them.

    Attributes:
        first_rows: the first few rows as text.
    """

    columns: tuple[Column, ...]
    rows: int
    first_rows: tuple[tuple[str, ...], ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, eq=False)
class Samples:
    """Samples that are arrays, with their targets.

    Attributes:
        inputs: (N, …) uint8, or float64 and finite.
        targets: int64 (N,) class numbers where `names` has the classes, else float64 (N, d).
        names: the classes' names; empty where the targets are numbers whose meaning is open.
        scale: what the inputs are divided by.
        image: whether inputs are images (N, height, width, channels) with values in 0 … scale.
        target: name of the array, file or folder that the targets come from.
    """

    inputs: HostArray
    targets: HostArray
    names: tuple[str, ...] = ()
    scale: float = 1.0
    image: bool = False
    target: str = ""
    remarks: tuple[Remark, ...] = ()


class ColumnBuilder:
    """Collects a column piece by piece in few bytes a cell."""

    def __init__(self, name: str, decimal: Decimal = ".") -> None:
        self.name = name
        self._decimal: Decimal = decimal
        self._numbers: list[HostArray] = []
        self._codes: list[HostArray | None] = []
        self._words: dict[str, int] = {}

    def add(self, cells: Sequence[Cell]) -> None:
        """Texts are read as numbers where they are some."""
        if all(type(cell) is str for cell in cells):
            quick = numbers(cells, self._decimal)  # type: ignore[arg-type]
            if quick is not None:
                self.add_numbers(quick)
                return
        found = np.full(len(cells), np.nan)
        codes: HostArray | None = None
        for row, cell in enumerate(cells):
            if row % PACE == 0:
                tell()
            if cell is None:
                continue
            value = number(cell, self._decimal) if isinstance(cell, str) else float(cell)
            if value is not None:
                found[row] = value
                continue
            if codes is None:
                codes = np.full(len(cells), NOTHING, np.int32)
            codes[row] = self._code(str(cell))
        self._numbers.append(finite(found))
        self._codes.append(codes)

    def add_numbers(self, values: HostArray) -> None:
        """Float64 with NaN where a value is missing."""
        self._numbers.append(values)
        self._codes.append(None)

    def add_words(self, words: Sequence[Cell], indices: HostArray) -> None:
        """Words as indices into a list of them, `NOTHING` where one is missing; texts are read as in `add`."""
        pieces = ColumnBuilder(self.name, self._decimal)
        pieces.add(words)
        column = pieces.build()
        own = np.array(
            [
                NOTHING if code == NOTHING else self._code(str(words[row]))
                for row, code in enumerate(_codes(column))
            ],
            np.int32,
        )
        present = indices != NOTHING
        found = np.full(len(indices), np.nan)
        found[present] = column.numbers[indices[present]]
        codes = np.full(len(indices), NOTHING, np.int32)
        codes[present] = own[indices[present]]
        self._numbers.append(found)
        self._codes.append(codes if (codes != NOTHING).any() else None)

    def _code(self, cell: str) -> int:
        word = " ".join(cell.split())
        if len(word) > LONGEST_WORD:
            word = word[: LONGEST_WORD - 1] + "…"
        if word not in self._words:
            if len(self._words) == MOST_WORDS:
                return CROWDED
            self._words[word] = len(self._words)
        return self._words[word]

    def build(self) -> Column:
        """The whole column."""
        found = np.concatenate(self._numbers) if self._numbers else np.empty(0)
        if all(codes is None for codes in self._codes):
            return Column(self.name, found)
        codes = [
            np.full(len(values), NOTHING, np.int32) if codes is None else codes
            for values, codes in zip(self._numbers, self._codes, strict=True)
        ]
        return Column(self.name, found, np.concatenate(codes), tuple(self._words))


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell)[:LONGEST_WORD] for cell in row)


def _codes(column: Column) -> HostArray:
    return np.full(len(column.numbers), NOTHING, np.int32) if column.codes is None else column.codes


@dataclass
class TableBuilder:
    """Collects rows.

    Args:
        file: its name, for messages.
        names: of the columns as in the file; empty and repeated ones are given others.

    Raises InputError when there are too many columns, or more rows than fit.

    Attributes:
        builders: one for each column.
    """

    file: str
    names: Sequence[str]
    decimal: Decimal = "."
    rows: int = 0
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        if len(self.names) > limits.MOST_COLUMNS:
            raise InputError(
                "path",
                f"{self.file} has {len(self.names):,} columns; at most {limits.MOST_COLUMNS:,} are read",
            )
        self.builders = [ColumnBuilder(name, self.decimal) for name in self._unique()]
        self._pending: list[Sequence[Cell]] = []
        self._first: list[tuple[str, ...]] = []
        # A cell takes twelve bytes at worst, and a copy when the pieces are joined.
        self._most = limits.free_numbers() // (3 * max(1, len(self.names)))

    def _unique(self) -> list[str]:
        given: dict[str, int] = {}
        for position, name in enumerate(self.names, 1):
            wanted = " ".join(name.split())[:LONGEST_WORD] or f"column {position}"
            free, count = wanted, 1
            while free in given:
                count += 1
                free = f"{wanted} ({count})"
            if count > 1:
                self.remarks.append(
                    Remark(
                        "Two columns are called {name}; the later one is {other} here.",
                        {"name": wanted, "other": free},
                    )
                )
            given[free] = position
        return list(given)

    def add(self, row: Sequence[Cell]) -> None:
        """One row, as long as there are columns."""
        self._pending.append(row)
        self.rows += 1
        if len(self._first) < 5:
            self._first.append(_texts(row))
        if len(self._pending) * len(self.names) >= PIECE:
            self._flush()

    def count(self, rows: int, first: Sequence[Sequence[Cell]]) -> None:
        """Rows that were put into the `builders` directly, and the first of them."""
        self.rows += rows
        self._first += [_texts(row) for row in first[: 5 - len(self._first)]]
        self.require_room(self.rows)

    def require_room(self, rows: int) -> None:
        """Raises InputError when so many rows would not fit."""
        if rows > self._most:
            raise InputError(
                "path",
                f"{self.file} has more than {self._most:,} rows of {len(self.names)} columns, "
                "too much for the free memory; save a part of it as a file of its own",
            )

    def _flush(self) -> None:
        self.require_room(self.rows)
        for builder, cells in zip(self.builders, zip(*self._pending, strict=True), strict=False):
            tell()
            builder.add(cells)
        self._pending.clear()

    def build(self) -> Table:
        """The whole table. Raises InputError when it has no rows."""
        self._flush()
        if self.rows == 0:
            raise InputError(
                "path", f"{self.file} has a header but no rows below it; there is nothing to learn from"
            )
        columns = tuple(builder.build() for builder in self.builders)
        return Table(columns, self.rows, tuple(self._first), tuple(self.remarks))
