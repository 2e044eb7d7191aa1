"""Where plots stand: rows of things, and what moving one of them means."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Generic, TypeVar

Item = TypeVar("Item")

COLUMNS = 2
"""Plots beside each other where nobody has arranged them."""


class Direction(Enum):
    """Where a plot can be moved to."""

    LEFT = (0, -1)
    RIGHT = (0, 1)
    UP = (-1, 0)
    DOWN = (1, 0)


class Places(Generic[Item]):
    """Rows of items; no row is empty."""

    def __init__(self, items: Sequence[Item] = ()) -> None:
        starts = range(0, len(items), COLUMNS)
        self.rows: list[list[Item]] = [list(items[start : start + COLUMNS]) for start in starts]

    def items(self) -> list[Item]:
        """All of them, row by row."""
        return [item for row in self.rows for item in row]

    def add(self, item: Item) -> None:
        """Put an item at the end: into the last row if there is room."""
        if self.rows and len(self.rows[-1]) < COLUMNS:
            self.rows[-1].append(item)
        else:
            self.rows.append([item])

    def remove(self, item: Item) -> None:
        """Take an item away."""
        row, _ = self._find(item)
        self.rows[row].remove(item)
        self._tidy()

    def can_move(self, item: Item, direction: Direction) -> bool:
        """Whether there is anything in that direction, or a row of its own to be had."""
        row, column = self._find(item)
        down, right = direction.value
        if right:
            return 0 <= column + right < len(self.rows[row])
        return 0 <= row + down < len(self.rows) or len(self.rows[row]) > 1

    def move(self, item: Item, direction: Direction) -> None:
        """Change places with the neighbor beside, or go into the next row; beyond the last one into a new one."""
        if not self.can_move(item, direction):
            return
        row, column = self._find(item)
        down, right = direction.value
        line = self.rows[row]
        if right:
            line[column], line[column + right] = line[column + right], line[column]
            return
        line.remove(item)
        target = row + down
        if 0 <= target < len(self.rows):
            self.rows[target].insert(min(column, len(self.rows[target])), item)
        else:
            self.rows.insert(max(target, 0), [item])
        self._tidy()

    def put_beside(self, item: Item, other: Item, *, behind: bool) -> None:
        """Put an item into the row of another one, before or behind it."""
        if item is not other:
            self.remove(item)
            row, column = self._find(other)
            self.rows[row].insert(column + behind, item)

    def put_between(self, item: Item, other: Item, *, below: bool) -> None:
        """Give an item a row of its own, above or below that of another one."""
        row, _ = self._find(other)
        if self.rows[row] != [item]:
            line = self.rows[row]
            self.rows[self._find(item)[0]].remove(item)
            self.rows.insert(self.rows.index(line) + below, [item])
            self._tidy()

    def _find(self, item: Item) -> tuple[int, int]:
        return next((r, line.index(item)) for r, line in enumerate(self.rows) if item in line)

    def _tidy(self) -> None:
        self.rows = [line for line in self.rows if line]
