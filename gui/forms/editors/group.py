"""The editor of a nested value of a fixed type: a heading and its lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine import fields
from engine.values import Value
from gui.forms.editor import Editor, FormSignals, Place, edits
from gui.forms.rows import SPACING, ValueRows
from gui.forms.words import caption
from gui.theme.style import set_role


@edits(fields.GroupField)
class GroupEditor(Editor):
    """A heading with the group's fields under it."""

    def __init__(
        self, field: fields.Field, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        heading = QLabel(caption(field))
        set_role(heading, "title")
        self._rows = ValueRows(self.place, signals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(heading)
        column.addWidget(self._rows)

    def show_value(self, value: Value) -> None:
        self._rows.show_value(value)

    def inner(self) -> Sequence[Editor]:
        return self._rows.editors()
