"""The editor of some words out of a few."""

from __future__ import annotations

from engine import fields
from gui.forms.editor import edits
from gui.forms.row import RowEditor
from gui.forms.words import engine_text
from gui.widgets.choice_field import ChoiceItem
from gui.widgets.subset_field import SubsetField


@edits(fields.Subset)
class SubsetEditor(RowEditor):
    """A chip for each option."""

    field: fields.Subset
    input: SubsetField

    def make_input(self) -> SubsetField:
        box = SubsetField(
            [ChoiceItem(word, engine_text(title)) for word, title in self.field.options.items()]
        )
        box.chosen.connect(self.announce)
        return box

    def show_value(self, value: tuple[str, ...]) -> None:
        self.input.set_value(value)
