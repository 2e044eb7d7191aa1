"""The field of a small table of numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeGuard

from engine.errors import InputError
from engine.field_types.field import Field, named_type
from engine.field_types.scalars import Integer, Number


@dataclass(frozen=True, kw_only=True)
class Table(Field):
    """Rows of numbers, for instance points that were drawn by hand.

    Attributes:
        columns: a field for the numbers of each column; their names, titles, symbols and bounds are used.
        default: the rows to begin with.
        fewest, most: bounds on the number of rows.
        increasing: whether the first column must rise from row to row.
        plane: whether the first two columns are coordinates, so that the rows can be drawn.
    """

    type_name = "table"
    columns: tuple[Number, ...] = ()
    default: tuple[tuple[float, ...], ...] = ()
    fewest: int = 0
    most: int = 100_000
    increasing: bool = False
    plane: bool = False

    def check(self, value: Any) -> tuple[tuple[float, ...], ...]:
        if not isinstance(value, list | tuple):
            raise self.fail(f"must be a list of rows, not {named_type(value)}")
        if not self.fewest <= len(value) <= self.most:
            raise self.fail(f"must have {self.fewest} to {self.most} rows, not {len(value)}")
        rows = value if self._is_canonical(value) else self._rows(value)
        if self.increasing:
            for index in range(1, len(rows)):
                if not rows[index][0] > rows[index - 1][0]:
                    raise InputError(
                        f"{self.name}.{index}", f"must lie after the row before it ({rows[index - 1][0]:g})"
                    )
        return rows

    def _is_canonical(self, value: Any) -> TypeGuard[tuple[tuple[float, ...], ...]]:
        """Whether these are rows as they are kept; found without a look at each, since there may be very many."""
        width = len(self.columns)
        if type(value) is not tuple or {*map(type, value)} != {tuple} or {*map(len, value)} != {width}:
            return False
        for column, numbers in zip(self.columns, zip(*value, strict=True), strict=True):
            kind = int if isinstance(column, Integer) else float
            if {*map(type, numbers)} != {kind} or (kind is float and not all(map(math.isfinite, numbers))):
                return False
            try:
                column.within(min(numbers))
                column.within(max(numbers))
            except InputError:
                return False
        return True

    def _rows(self, value: Any) -> tuple[tuple[float, ...], ...]:
        return tuple(self._row(index, row) for index, row in enumerate(value))

    def _row(self, index: int, row: Any) -> tuple[float, ...]:
        path = f"{self.name}.{index}"
        if not isinstance(row, list | tuple) or len(row) != len(self.columns):
            names = ", ".join(column.title or column.name for column in self.columns)
            raise InputError(path, f"must be a row of {len(self.columns)} numbers ({names})")
        try:
            return tuple(column.check(number) for column, number in zip(self.columns, row, strict=True))
        except InputError as error:
            raise error.under(path) from None

    def encode(self, value: Any) -> Any:
        return [list(row) for row in value]

    def initial(self) -> Any:
        return self.default

    def describe(self) -> dict[str, Any]:
        keys = ("fewest", "most", "increasing", "plane")
        return (
            super().describe()
            | {key: getattr(self, key) for key in keys}
            | {"columns": [column.describe() for column in self.columns]}
        )
