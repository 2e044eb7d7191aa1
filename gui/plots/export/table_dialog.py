"""The values of a plot as a table on the screen."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.recording.rows import Rows
from gui.plots.export.table import Table, for_pasting, for_reading
from gui.theme.style import set_role

Index = QModelIndex | QPersistentModelIndex
SIZE = QSize(640, 560)
ROW_HEIGHT = 24
SEEN = 40
"""Rows that columns are made wide enough for: reading all would keep many curves waiting."""


class TableModel(QAbstractTableModel):
    """Reads the series as far as somebody scrolls."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self._source = table.rows()
        self._next: Rows | None = next(self._source, None)
        self._portions: list[Rows] = []
        self._starts: list[int] = []
        self._count = 0
        self._spelled: tuple[int, list[str]] = (-1, [])
        """The row that was asked for last, as texts: only what is seen is spelled out."""
        self.fetchMore()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 (as Qt declares it)
        return self._next is not None and not parent.isValid()

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        if self._next is None or parent.isValid():
            return
        rows = self._next
        self._next = next(self._source, None)
        self.beginInsertRows(QModelIndex(), self._count, self._count + len(rows.steps) - 1)
        self._starts.append(self._count)
        self._portions.append(rows)
        self._count += len(rows.steps)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return for_reading(self.cell(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def cell(self, row: int, column: int) -> str:
        """A cell with all its digits."""
        if row != self._spelled[0]:
            portion = bisect_right(self._starts, row) - 1
            here = row - self._starts[portion]
            rows, one = self._portions[portion], slice(here, here + 1)
            single = rows._replace(steps=rows.steps[one], samples=rows.samples[one], values=rows.values[one])
            self._spelled = row, self._table.cells(single)[0]
        return self._spelled[1][column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._table.headings[section]
        return None


class TableDialog(QDialog):
    """A table, and a way to copy from it."""

    def __init__(self, title: str, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.model = TableModel(table)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.model.setParent(self)
        self.view.setAccessibleName(self.tr("Values of the plot"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        self.view.horizontalHeader().setResizeContentsPrecision(SEEN)
        self.view.resizeColumnsToContents()
        words = self.tr("As recorded until now. A cell is empty where a curve has no value at a step.")
        if table.with_samples:
            words += " " + self.tr("Where only blocks are still known, there is the mean of so many samples.")
        explanation = QLabel(words, self)
        explanation.setWordWrap(True)
        set_role(explanation, "caption")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        self.copy_button = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_button.setToolTip(self.tr("Copy what is selected, or all that has been read"))
        self.copy_button.clicked.connect(self.copy)
        column = QVBoxLayout(self)
        column.addWidget(explanation)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.resize(SIZE)

    def copy(self) -> None:
        """Copy what is selected as spreadsheets paste it, or with headings all that has been read: all digits."""
        chosen = sorted((index.row(), index.column()) for index in self.view.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(for_pasting(self.model.cell(row, column)))
        lines = list(rows.values())
        if not chosen:
            columns = range(self.model.columnCount())
            horizontal = Qt.Orientation.Horizontal
            lines = [[self.model.headerData(column, horizontal) for column in columns]]
            for row in range(self.model.rowCount()):
                lines.append([for_pasting(self.model.cell(row, column)) for column in columns])
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
