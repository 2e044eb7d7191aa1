"""The editor of one word out of a few."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.forms.words import engine_lengths
from gui.widgets.choice_field import ChoiceField, ChoiceItem


@edits(fields.Choice)
class ChoiceEditor(RowEditor):
    """A drop-down list of the options' titles."""

    field: fields.Choice
    input: ChoiceField

    def make_input(self) -> ChoiceField:
        box = ChoiceField(
            [ChoiceItem(word, engine_lengths(title)) for word, title in self.field.options.items()]
        )
        box.chosen.connect(self.announce)
        return box

    def show_value(self, value: str) -> None:
        self.input.set_value(value)
