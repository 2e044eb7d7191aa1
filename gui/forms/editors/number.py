"""Editors of bounded numbers."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds


@edits(fields.Number)
class NumberEditor(RowEditor):
    """A number field with the bounds, the scale and the usual range that the field declares."""

    field: fields.Number
    input: NumberField

    def make_input(self) -> NumberField:
        declared = self.field
        box = NumberField(
            declared.default,
            Bounds(low=declared.low, high=declared.high, above=declared.above, below=declared.below),
            whole=isinstance(declared, fields.Integer),
            logarithmic=declared.scale == "log",
            usual=declared.slider,
        )
        box.edited.connect(self.announce)
        box.scrubbed.connect(lambda value: self.signals.scrubbed.emit(self.path, value))
        return box

    def show_value(self, value: float) -> None:
        self.input.set_value(value)
