"""The editor of true or false."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.widgets.toggle_field import ToggleField


@edits(fields.Toggle)
class ToggleEditor(RowEditor):
    """A check box."""

    input: ToggleField

    def make_input(self) -> ToggleField:
        box = ToggleField()
        box.chosen.connect(self.announce)
        return box

    def show_value(self, value: bool) -> None:
        self.input.set_value(value)
