"""The table of runs: ordered by a click on a head, its columns hidden and moved at will."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from gui.compare import hidden
from gui.compare.cells import EMPTY
from gui.compare.columns import Column
from gui.compare.model import CompareModel, Ordered
from gui.compare.painting import NARROWEST, PADDING, CellDelegate, NameHeader, cell_width, row_height
from gui.compare.tally import Row
from gui.widgets.plain import plain_label

ARROW = 16
"""Room for the arrow of the column that the rows are ordered by."""


class CompareTable(QTableView):
    """Shows rows, keeps order and widths while they change.

    Signals:
        chosen: the key of the run whose line a person has chosen.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs_model = CompareModel(self)
        self.ordered = Ordered(self)
        self.ordered.setSourceModel(self.runs_model)
        self.hidden = hidden.stored()
        self._following = False
        self.names = NameHeader(self)
        self.setVerticalHeader(self.names)
        self.setModel(self.ordered)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(self.tr("Runs and their figures"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(NARROWEST)
        header.setDefaultSectionSize(NARROWEST)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_at)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Row], selected: int) -> None:
        """Show these runs, of which one is selected."""
        self._following = True
        try:
            changed = self.runs_model.show_rows(columns, rows)
            if changed is None:
                self.horizontalHeader().setSortIndicator(self._order_column(), self.ordered.sortOrder())
                self._apply_hidden()
            self._widen(range(len(rows)) if changed is None else changed)
            self.select_run(selected)
        finally:
            self._following = False
        detailed = any(row.note or any(cell.detail for cell in row.cells.values()) for row in rows)
        self.names.setDefaultSectionSize(row_height(self.font(), detailed=detailed))

    def select_run(self, key: int) -> None:
        """Mark the line of a run."""
        before, self._following = self._following, True
        number = next((n for n, row in enumerate(self.runs_model.rows) if row.key == key), None)
        if number is not None:
            shown = self.ordered.mapFromSource(self.runs_model.index(number, 0)).row()
            if self.currentIndex().row() != shown or not self.selectionModel().hasSelection():
                column = max(self.currentIndex().column(), 0)
                self.setCurrentIndex(self.ordered.index(shown, column))
                self.selectRow(shown)
        self._following = before

    def shown_columns(self) -> list[Column]:
        """The columns that are not hidden, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [self.runs_model.columns[column] for column in order if not self.isColumnHidden(column)]

    def shown_rows(self) -> list[Row]:
        """The rows from top to bottom."""
        places = (
            self.ordered.mapToSource(self.ordered.index(row, 0)) for row in range(self.ordered.rowCount())
        )
        return [self.runs_model.rows[place.row()] for place in places]

    def set_column_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide a column; it stays so while runs come and go, and in other sessions."""
        (self.hidden.discard if shown else self.hidden.add)(name)
        hidden.keep(self.hidden)
        self._apply_hidden()
        self._widen(range(len(self.runs_model.rows)))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer every column to be shown or hidden."""
        menu.clear()
        for column in self.runs_model.columns:
            action = menu.addAction(plain_label(column.title))
            action.setCheckable(True)
            action.setChecked(column.name not in self.hidden)
            action.toggled.connect(lambda shown, name=column.name: self.set_column_shown(name, shown=shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.names.follow_width(self.width())
        super().resizeEvent(event)

    def _order_column(self) -> int:
        """The column that the rows were ordered by, while it is there."""
        column = self.ordered.sortColumn()
        return column if column < len(self.runs_model.columns) else -1

    def _apply_hidden(self) -> None:
        for number, column in enumerate(self.runs_model.columns):
            self.setColumnHidden(number, column.name in self.hidden)

    def _widen(self, rows: Iterable[int]) -> None:
        """Every column as wide as what is in it, and never narrower than it was: figures must not make it dance."""
        header, font = self.horizontalHeader(), self.font()
        lines = [self.runs_model.rows[row] for row in rows]
        for number, column in enumerate(self.runs_model.columns):
            widths = [cell_width(row.cells.get(column.name, EMPTY), font) for row in lines]
            wanted = max(self._head_width(column), *widths, NARROWEST)
            if not self.isColumnHidden(number) and wanted > header.sectionSize(number):
                header.resizeSection(number, wanted)

    def _head_width(self, column: Column) -> int:
        return self.horizontalHeader().fontMetrics().horizontalAdvance(column.caption) + 2 * PADDING + ARROW

    def _ask_at(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self.chosen.emit(self.runs_model.rows[self.ordered.mapToSource(current).row()].key)
