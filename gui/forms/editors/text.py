"""The editor of a line of text."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.widgets.text_field import TextField


@edits(fields.Text)
class TextEditor(RowEditor):
    """A line in which one types."""

    field: fields.Text
    input: TextField

    def make_input(self) -> TextField:
        line = TextField(longest=self.field.longest)
        line.edited.connect(self.announce)
        return line

    def show_value(self, value: str) -> None:
        self.input.set_value(value)
