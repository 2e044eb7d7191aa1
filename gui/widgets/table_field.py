"""A small table of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.button import Button
from gui.widgets.field import Field
from gui.widgets.number_table import ROW_HEIGHT, NumberTable
from gui.widgets.table_rows import Column, Rows, parse_rows, with_new_row

SHOWN_ROWS = 5


class TableField(Field):
    """Rows of numbers to type or paste. What does not pass `check` is refused, and the field says why.

    Args:
        check: gives the rows in their canonical form, or raises ValueError with a message for the person.
        fewest: so many rows stay.
        increasing: whether the first column rises from row to row.

    Signals:
        edited: the rows after a change by the person.
    """

    edited = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        check: Callable[[Rows], Rows],
        *,
        fewest: int = 0,
        increasing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(box, parent)
        self.columns = tuple(columns)
        self._check = check
        self._increasing = increasing
        self._fewest = fewest
        self._value: Rows = ()
        self.table = NumberTable(columns)
        self.add_button = Button(self.tr("Add"), "plus")
        self.remove_button = Button(icon_name="trash", role="flat", name=self.tr("Remove the selected rows"))
        self.paste_button = Button(
            icon_name="paste", role="flat", name=self.tr("Replace all rows by those on the clipboard")
        )
        self._build(box)
        self._connect()
        self.setFocusProxy(self.table)

    def value(self) -> Rows:
        """The rows as they stand."""
        return self._value

    def set_value(self, rows: Rows) -> None:
        """Show rows without a signal."""
        if rows == self._value and self.table.model().rowCount() == len(rows):
            return
        self._value = rows
        self._set_own_error("")
        self.table.show_rows(rows)
        lines = min(max(len(rows), 1), SHOWN_ROWS)
        self.table.setFixedHeight(lines * ROW_HEIGHT + self.table.horizontalHeader().sizeHint().height() + 4)
        self._follow_selection()

    def propose(self, rows: Rows) -> None:
        """Take over other rows, if they pass the check."""
        try:
            checked = self._check(rows)
        except ValueError as error:
            before, self._value = self._value, ()
            self.set_value(before)
            self._set_own_error(str(error))
            return
        if checked != self._value:
            self.set_value(checked)
            self.edited.emit(checked)
        else:
            self._set_own_error("")

    def add(self) -> None:
        """Add a row after the selected one."""
        selected = self.table.selected()
        after = selected[-1] if selected else -1
        rows, place = with_new_row(self._value, after, self.columns, increasing=self._increasing)
        self.propose(rows)
        if len(self._value) == len(rows):
            self.table.select(place)

    def remove(self) -> None:
        """Remove the selected rows; without a selection the last one."""
        gone = set(self.table.selected() or [len(self._value) - 1])
        self.propose(tuple(row for number, row in enumerate(self._value) if number not in gone))

    def paste(self) -> None:
        """Replace all rows by those on the clipboard."""
        try:
            rows = parse_rows(QGuiApplication.clipboard().text(), self.columns)
        except ValueError as error:
            self._set_own_error(
                self.tr("The clipboard holds no such rows. Line {problem}").format(problem=error)
            )
            return
        if rows:
            self.propose(rows)
        else:
            self._set_own_error(self.tr("The clipboard holds no rows of numbers."))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.table.setAccessibleName(name)
        for button in (self.add_button, self.remove_button, self.paste_button):
            spoken = button.text() or button.toolTip()
            button.setAccessibleName(f"{spoken}: {name}")

    def _build(self, box: QWidget) -> None:
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        column.addWidget(self.table)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda _checked: self.add())
        self.remove_button.clicked.connect(lambda _checked: self.remove())
        self.paste_button.clicked.connect(lambda _checked: self.paste())
        self.table.proposed.connect(self.propose)
        self.table.refused.connect(self._set_own_error)
        self.table.pasted.connect(self.paste)
        self.table.removal_asked.connect(self.remove)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)

    def _follow_selection(self) -> None:
        selected = self.table.selected()
        self.remove_button.setEnabled(len(self._value) - max(len(selected), 1) >= self._fewest)
