"""The first rows of a table, as they stand in the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

ROW = 22
MOST_COLUMNS = 200
WIDEST = 160


class FirstRows(QTableWidget):
    """Cells to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("First rows of the file"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMaximumSectionSize(WIDEST)

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows under the names of the columns."""
        names = list(names)[:MOST_COLUMNS]
        self.clear()
        self.setColumnCount(len(names))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([" ".join(name.split()) for name in names])
        for number, row in enumerate(rows):
            for place, text in enumerate(row[: len(names)]):
                item = QTableWidgetItem(" ".join(text.split())[:200])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(number, place, item)
        self.resizeColumnsToContents()
        self.setVisible(bool(rows))
        self.setFixedHeight(len(rows) * ROW + self.horizontalHeader().sizeHint().height() + 14)
