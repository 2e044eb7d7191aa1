"""The field of painted points: a canvas with its tools, and the numbers beneath on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formatting import number
from gui.painting.canvas import PaintCanvas
from gui.painting.tools import PaintTools
from gui.widgets.button import Button
from gui.widgets.field import Field
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column, Rows

HEIGHT = 236
SIDE = 270
"""Width of the tools beside the canvas."""


class PaintField(Field):
    """Points of the plane with a class. What does not pass `check` is refused, and the field says why.

    Args:
        columns: x₁, x₂ and the class.
        check: gives the rows in their canonical form, or raises ValueError with a message for the person.
        most: so many points there may be.
        roomy: whether it has a window of its own to fill: then the tools stand beside the canvas, with words.

    Attributes:
        side: the column of the tools, where there is one; more can be put there.

    Signals:
        edited: the rows after a change by the person.
    """

    edited = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        check: Callable[[Rows], Rows],
        *,
        most: int,
        roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(box, parent)
        self._check = check
        self._most = most
        self._value: Rows = ()
        self.canvas = PaintCanvas(columns, most)
        self.tools = PaintTools(self.canvas, columns[2], roomy=roomy)
        self.clear_button = Button(icon_name="trash", role="flat", name=self.tr("Remove all points"))
        self.fit_button = Button(icon_name="zoom-fit", role="flat", name=self.tr("Show all points"))
        self.numbers_button = Button(icon_name="table", role="flat", name=self.tr("Show the numbers"))
        self.numbers = TableField(columns, check)
        self.side = QVBoxLayout()
        self._build(box, roomy)
        self._connect()
        self.setFocusProxy(self.canvas)

    def value(self) -> Rows:
        """The rows as they stand."""
        return self._value

    def set_value(self, rows: Rows) -> None:
        """Show rows without a signal."""
        if rows is self._value:
            return
        self._value = rows
        self._set_own_error("")
        self.canvas.show_rows(rows)
        if self.numbers.isVisible():
            self.numbers.set_value(rows)

    def propose(self, rows: Rows) -> None:
        """Take over other rows, if they pass the check."""
        try:
            checked = self._check(rows)
        except ValueError as error:
            self._set_own_error(str(error))
            return
        if checked != self._value:
            self.set_value(checked)
            self.edited.emit(checked)

    def clear(self) -> None:
        """Take all points away."""
        self.propose(())

    def add_buttons(self, row: QHBoxLayout) -> None:
        """Put what is no tool into a row."""
        for button in (self.fit_button, self.numbers_button, self.clear_button):
            row.addWidget(button)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.canvas.setAccessibleName(name)
        self.numbers.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _build(self, box: QWidget, roomy: bool) -> None:
        if not roomy:
            self.add_buttons(self.tools.row)
        self.numbers_button.setCheckable(True)
        self.numbers.hide()
        if roomy:
            self._build_beside(box)
            return
        self.canvas.setFixedHeight(HEIGHT)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tools)
        column.addWidget(self.canvas)
        column.addWidget(self.numbers)

    def _build_beside(self, box: QWidget) -> None:
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(8)
        self.side.addWidget(self.tools)
        self.side.addWidget(self.numbers)
        self.side.addStretch(1)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.canvas, 1)
        row.addLayout(self.side)
        self.tools.setFixedWidth(SIDE)
        self.numbers.setFixedWidth(SIDE)

    def _connect(self) -> None:
        self.canvas.proposed.connect(self.propose)
        self.canvas.limited.connect(self._tell_limit)
        self.clear_button.clicked.connect(lambda _checked: self.clear())
        self.fit_button.clicked.connect(lambda _checked: self.canvas.fit())
        self.numbers_button.toggled.connect(self._show_numbers)
        self.numbers.edited.connect(self.propose)

    def _show_numbers(self, shown: bool) -> None:
        self.numbers.setVisible(shown)
        if shown:
            self.numbers.set_value(self._value)

    def _tell_limit(self) -> None:
        text = self.tr("There can be {count} points at most; erase some to paint more.")
        self._set_own_error(text.format(count=number(self._most)))
