"""The editor of a part that comes in kinds: a list of the kinds, and the chosen kind's own lines beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import fields, registry
from engine.values import Part
from gui.forms.editor import Editor, FormSignals, Place, edits
from gui.forms.row import RowEditor
from gui.forms.rows import SPACING, ValueRows
from gui.forms.words import engine_lengths, field_tip, kind_tip
from gui.widgets.choice_field import ChoiceField, ChoiceItem


def kind_items(family: str) -> list[ChoiceItem]:
    """The kinds of a family, to be chosen from."""
    kinds = registry.kinds(family)
    return [ChoiceItem(name, engine_lengths(kind.title), kind_tip(kind)) for name, kind in kinds.items()]


class KindChooser(RowEditor):
    """The line with the list of kinds; announces the kind's name at `….kind`."""

    field: fields.PartField
    input: ChoiceField

    def make_input(self) -> ChoiceField:
        box = ChoiceField(kind_items(self.field.family))
        box.chosen.connect(self.announce)
        return box

    def announce(self, value: str) -> None:
        self.signals.edited.emit(self.place.below("kind").path, value)

    def show_value(self, value: Part) -> None:
        self.input.set_value(value.kind)
        self.set_tip(field_tip(self.field, live=self.place.live, owner=type(value)))


@edits(fields.PartField)
class PartEditor(Editor):
    """A chooser with the fields of what is chosen."""

    field: fields.PartField

    def __init__(
        self, field: fields.Field, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        self._chooser = self.make_chooser()
        self._rows = ValueRows(self.place_of_rows(), signals, folded=True)
        self.arrange()

    def make_chooser(self) -> KindChooser:
        """The line with the kinds."""
        return KindChooser(self.field, self.place, self.signals)

    def place_of_rows(self) -> Place:
        """Where the chosen kind's own lines stand: one step further in."""
        return replace(self.place, depth=self.place.depth + 1)

    def arrange(self) -> None:
        """Put the lines under each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self._chooser)
        column.addWidget(self._rows)

    def show_value(self, value: Part) -> None:
        self._chooser.show_value(value)
        self._rows.show_value(value)
        # An empty line would still take its spacing.
        self._rows.setVisible(bool(self._rows.editors()))

    def inner(self) -> Sequence[Editor]:
        # The chooser comes last: what no line stands for is shown there.
        return (*self._rows.editors(), self._chooser)
