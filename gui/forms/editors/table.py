"""The editors of a small table of numbers: what is drawn in the plane is painted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine import fields
from engine.errors import InputError
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.forms.words import engine_text
from gui.widgets.number_text import Bounds
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column, Rows

if TYPE_CHECKING:
    from gui.painting.paint_field import PaintField

PAINTED = 3
"""Columns of painted points: two coordinates and a class."""


@edits(fields.Table)
class TableEditor(RowEditor):
    """A table under its caption; points with a class have a canvas where they are painted."""

    field: fields.Table
    input: TableField | PaintField
    wide = True

    def make_input(self) -> TableField | PaintField:
        declared = self.field
        columns = [table_column(column) for column in declared.columns]
        check = partial(checked_rows, declared)
        box: TableField | PaintField
        if declared.plane and len(columns) == PAINTED:
            from gui.painting.paint_field import PaintField  # only for those who paint

            box = PaintField(columns, check, most=declared.most)
        else:
            box = TableField(columns, check, fewest=declared.fewest, increasing=declared.increasing)
        box.edited.connect(self.announce)
        return box

    def show_value(self, value: Rows) -> None:
        self.input.set_value(value)


def checked_rows(field: fields.Table, rows: Rows) -> Rows:
    """Rows in their canonical form. Raises ValueError with the number of the row that is wrong."""
    try:
        checked: Rows = field.check(rows)
    except InputError as error:
        row = error.path.removeprefix(f"{field.name}.").partition(".")[0]
        numbered = QCoreApplication.translate("TableEditor", "Row {number}: ")
        place = numbered.format(number=int(row) + 1) if row.isdecimal() else ""
        raise ValueError(place + engine_text(error.problem)) from None
    return checked


def table_column(declared: fields.Number) -> Column:
    """What a column of a table takes."""
    return Column(
        title=engine_text(declared.title or declared.name),
        whole=isinstance(declared, fields.Integer),
        bounds=Bounds(low=declared.low, high=declared.high, above=declared.above, below=declared.below),
        usual=declared.slider,
    )
