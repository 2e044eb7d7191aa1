"""The editor of a sequence of parts: each with its kind and its lines, to be moved, copied, removed and added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import fields, registry
from engine.values import Part
from gui.forms.editor import Editor, FormSignals, Place, edits
from gui.forms.editors.part import PartEditor
from gui.forms.rows import SPACING
from gui.forms.words import caption
from gui.theme.style import set_role
from gui.widgets.button import Button


@edits(fields.PartList)
class PartListEditor(Editor):
    """A heading, an item per part, and a button that adds one."""

    field: fields.PartList

    def __init__(
        self, field: fields.Field, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        self._value: tuple[Part, ...] = ()
        self._items: list[_Item] = []
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.hide()
        set_role(self._message, "message")
        set_role(self._message, "error", "severity")
        heading = QLabel(caption(field))
        set_role(heading, "title")
        add = Button(self.tr("Add"), "plus", name=self.tr("Add to {list}").format(list=caption(field)))
        add.clicked.connect(lambda _checked: self._add())
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(heading)
        column.addWidget(self._message)
        column.addLayout(self._column)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: tuple[Part, ...]) -> None:
        self._value = value
        while len(self._items) > len(value):
            item = self._items.pop()
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        while len(self._items) < len(value):
            self._items.append(_Item(self, len(self._items)))
            self._column.addWidget(self._items[-1])
        for item, part in zip(self._items, value, strict=True):
            item.show_part(part, count=len(value))

    def inner(self) -> Sequence[Editor]:
        return [item.editor for item in self._items]

    def show_error(self, message: str) -> bool:
        self._message.setText(message)
        self._message.setVisible(bool(message))
        return True

    def item_editor(self, index: int) -> PartEditor:
        """The editor of the part at `index`."""
        field = replace(self.field.item(index), title=str(index + 1))
        return PartEditor(field, self.place.below(str(index)), self.signals)

    def shift(self, index: int, offset: int) -> None:
        """Announce the list with one part moved; beyond the ends nothing happens."""
        parts = list(self._value)
        if 0 <= index + offset < len(parts):
            parts.insert(index + offset, parts.pop(index))
            self._announce(parts)

    def duplicate(self, index: int) -> None:
        """Announce the list with one part twice in a row."""
        self._announce([*self._value[: index + 1], *self._value[index:]])

    def remove(self, index: int) -> None:
        """Announce the list without one part."""
        self._announce([*self._value[:index], *self._value[index + 1 :]])

    def _add(self) -> None:
        first = next(iter(registry.kinds(self.field.family).values()))
        self._announce([*self._value, first()])

    def _announce(self, parts: list[Part]) -> None:
        self.signals.edited.emit(self.path, tuple(parts))


class _Item(QWidget):
    """One part with its buttons."""

    def __init__(self, owner: PartListEditor, index: int) -> None:
        super().__init__(owner)
        self.editor = owner.item_editor(index)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.editor, 1)
        self._up = self._button("arrow-up", self.tr("Move {number} up"), index)
        self._down = self._button("arrow-down", self.tr("Move {number} down"), index)
        copy = self._button("duplicate", self.tr("Duplicate {number}"), index)
        remove = self._button("trash", self.tr("Remove {number}"), index)
        self._up.clicked.connect(lambda _checked: owner.shift(index, -1))
        self._down.clicked.connect(lambda _checked: owner.shift(index, 1))
        copy.clicked.connect(lambda _checked: owner.duplicate(index))
        remove.clicked.connect(lambda _checked: owner.remove(index))

    def show_part(self, part: Part, count: int) -> None:
        self._up.setEnabled(self.editor.field.name != "0")
        self._down.setEnabled(self.editor.field.name != str(count - 1))
        self.editor.show_value(part)

    def _button(self, icon_name: str, name: str, index: int) -> Button:
        button = Button(icon_name=icon_name, role="flat", name=name.format(number=index + 1))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button
