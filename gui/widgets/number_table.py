"""A compact table of numbers that can be typed, copied and pasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.formatting import exact
from gui.widgets.number_text import parse_number
from gui.widgets.table_rows import Column, Row, Rows, rows_text

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 24


class RowsModel(QAbstractTableModel):
    """Rows of numbers, as Qt's views want them.

    Signals:
        typed: row, column and text that a person typed into a cell.
    """

    typed = Signal(int, int, str)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: Rows = ()

    def show_rows(self, rows: Rows) -> None:
        """Take other rows; the selection stays where their number does."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return exact(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._columns[section].title if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.typed.emit(index.row(), index.column(), str(value))
        return True


class NumberTable(QTableView):
    """Delete removes the selected rows; they can be copied, and others pasted.

    Signals:
        proposed: other rows that the person wants.
        refused: why what was typed is no number.
        pasted: Ctrl+V was pressed.
        removal_asked: Delete was pressed.
    """

    proposed = Signal(object)
    refused = Signal(str)
    pasted = Signal()
    removal_asked = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: Rows = ()
        self._model = RowsModel(columns)
        self._model.typed.connect(self._on_typed)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(30)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )

    def show_rows(self, rows: Rows) -> None:
        """Show these rows."""
        self._rows = rows
        self._model.show_rows(rows)

    def selected(self) -> list[int]:
        """Numbers of the selected rows."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def select(self, row: int) -> None:
        """Select one row and bring it into sight; a negative number selects none."""
        if row < 0:
            self.clearSelection()
        elif self.selected() != [row]:
            self.selectRow(row)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard."""
        chosen: list[Row] = [self._rows[row] for row in self.selected()] or list(self._rows)
        QGuiApplication.clipboard().setText(rows_text(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # no number needs one; the window plays and pauses with it
        else:
            super().keyPressEvent(event)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        try:
            number = parse_number(text, whole=self._columns[column].whole)
        except ValueError as error:
            self.refused.emit(str(error))
            return
        changed = (*self._rows[row][:column], number, *self._rows[row][column + 1 :])
        self.proposed.emit((*self._rows[:row], changed, *self._rows[row + 1 :]))
