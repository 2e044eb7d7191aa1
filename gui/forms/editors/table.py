"""The editor of a small table of numbers."""

from __future__ import annotations

from engine import fields
from engine.errors import InputError
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.forms.words import engine_text
from gui.widgets.number_text import Bounds
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column, Rows


@edits(fields.Table)
class TableEditor(RowEditor):
    """A table under its caption, and a canvas where the rows can be drawn."""

    field: fields.Table
    input: TableField
    wide = True

    def make_input(self) -> TableField:
        declared = self.field
        box = TableField(
            [_column(column) for column in declared.columns],
            self._check,
            fewest=declared.fewest,
            increasing=declared.increasing,
            plane=declared.plane,
        )
        box.edited.connect(self.announce)
        return box

    def show_value(self, value: Rows) -> None:
        self.input.set_value(value)

    def _check(self, rows: Rows) -> Rows:
        """Raises ValueError with the number of the row that is wrong."""
        try:
            checked: Rows = self.field.check(rows)
        except InputError as error:
            row = error.path.removeprefix(f"{self.field.name}.").partition(".")[0]
            place = self.tr("Row {number}: ").format(number=int(row) + 1) if row.isdecimal() else ""
            raise ValueError(place + engine_text(error.problem)) from None
        return checked


def _column(declared: fields.Number) -> Column:
    return Column(
        title=engine_text(declared.title or declared.name),
        whole=isinstance(declared, fields.Integer),
        bounds=Bounds(low=declared.low, high=declared.high, above=declared.above, below=declared.below),
        usual=declared.slider,
    )
