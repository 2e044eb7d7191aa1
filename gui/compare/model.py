"""The table of all runs as a model, and in the order that a person asks for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from gui.compare.cells import EMPTY, Cell
from gui.compare.columns import Column
from gui.compare.tally import Row
from gui.widgets.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What is asked for beside the texts."""

    CELL = Qt.ItemDataRole.UserRole
    ROW = Qt.ItemDataRole.UserRole + 1


class CompareModel(QAbstractTableModel):
    """Rows are runs; their names are the head of the rows, which stays in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.columns: list[Column] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""
        return self.rows[row].cells.get(self.columns[column].name, EMPTY)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tip) if cell.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            caption = self.columns[index.column()].caption
            return ", ".join(
                filter(None, (self.rows[index.row()].name, f"{caption} {cell.text}", cell.detail))
            )
        return cell if role == Role.CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            column = self.columns[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            texts = {
                Qt.ItemDataRole.DisplayRole: column.caption,
                Qt.ItemDataRole.ToolTipRole: plain_tip(column.title),
            }
            return texts.get(Qt.ItemDataRole(role))
        row = self.rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row.name, row.note))))
        return row if role == Role.ROW else None

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Row]) -> list[int] | None:
        """Show these runs; the numbers of the rows that have changed, None where there are other rows or columns."""
        if list(columns) != self.columns or [row.key for row in rows] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.columns, self.rows = list(columns), list(rows)
            self.endResetModel()
            return None
        changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
        for number in changed:
            self.rows[number] = rows[number]
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, number, number)
        return changed


class Ordered(QSortFilterProxyModel):
    """The rows by the figures of a column; what is missing comes last."""

    def lessThan(self, left: Index, right: Index) -> bool:
        one, two = (index.data(Role.CELL) for index in (left, right))
        if one.value is None or two.value is None:
            last = two if self.sortOrder() == Qt.SortOrder.AscendingOrder else one
            return last.value is None and one.value != two.value
        if isinstance(one.value, str) or isinstance(two.value, str):
            return str(one.text).casefold() < str(two.text).casefold()
        return bool(one.value < two.value)
