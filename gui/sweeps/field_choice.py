"""Any field of the experiment, chosen by its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from engine.sweeps.sweepable import Sweepable
from gui.forms.words import engine_text
from gui.sweeps.words import field_title
from gui.widgets.choice_field import ChoiceField, ChoiceItem


class FieldChoice(ChoiceField):
    """A list of fields that can be searched; whose they are stands at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._found: dict[str, Sweepable] = {}

    def set_fields(self, found: Sequence[Sweepable], chosen: str) -> None:
        """The fields to choose from; `chosen` is the path of the one to show, else the one that is shown stays."""
        self._found = {item.path: item for item in found}
        self.set_items(
            [
                ChoiceItem(item.path, field_title(item), engine_text(item.field.help), _owner(item))
                for item in found
            ]
        )
        if chosen in self._found:
            self.set_value(chosen)

    def found(self) -> Sweepable | None:
        """The chosen field."""
        return self._found.get(self.value() or "")


def _owner(item: Sweepable) -> str:
    number, _, title = item.owner.partition(" ")
    return f"{number} {engine_text(title)}" if number.isdecimal() else engine_text(item.owner)
