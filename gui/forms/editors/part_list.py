"""The editor of a sequence of parts: each with its kind and its lines, to be moved, copied, removed and added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine import fields, registry
from engine.values import Part
from gui.forms.editor import Editor, FormSignals, Place, edits
from gui.forms.editors.part import kind_items
from gui.forms.item import ItemEditor
from gui.forms.row import CAPTION_SHARE, FIELD_SHARE, INDENT, LiveDot
from gui.forms.rows import SPACING
from gui.forms.words import caption, caption_lengths, field_tip
from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.choice_popup import ChoicePopup
from gui.widgets.elided_label import ElidedLabel


@edits(fields.PartList)
class PartListEditor(Editor):
    """A line with a button that adds a part, and an item for each below it."""

    field: fields.PartList

    def __init__(
        self, field: fields.Field, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, place, signals, parent)
        self._value: tuple[Part, ...] = ()
        self._fresh: int | None = None
        self._items: list[ItemEditor] = []
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.hide()
        set_role(self._message, "message")
        set_role(self._message, "error", "severity")
        heading = ElidedLabel(caption_lengths(field))
        heading.setAccessibleName(caption(field))
        heading.setToolTip(field_tip(field, live=self.place.live, owner=place.owner))
        heading.setContentsMargins(INDENT * place.depth, 0, 0, 0)
        set_role(heading, "caption")
        self.add_button = Button(
            self.tr("Add"), "plus", name=self.tr("Add to {list}").format(list=caption(field))
        )
        self.add_button.clicked.connect(lambda _checked: self._offer())
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        # Shared as in every other line, so that the button stands in the column of the inputs.
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(heading, CAPTION_SHARE)
        row.addWidget(LiveDot(live=self.place.live, level_with=self.add_button))
        row.addWidget(self.add_button, FIELD_SHARE)
        for widget in (heading, self.add_button):
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            widget.setMinimumWidth(40)
        column.addLayout(row)
        column.addWidget(self._message)
        column.addLayout(self._column)

    def show_value(self, value: tuple[Part, ...]) -> None:
        self._value = value
        while len(self._items) > len(value):
            item = self._items.pop()
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        while len(self._items) < len(value):
            self._items.append(self._item(len(self._items)))
            self._column.addWidget(self._items[-1])
        for item, part in zip(self._items, value, strict=True):
            item.show_value(part)
            item.follow_count(len(value))
        if self._fresh is not None and self._fresh < len(value):
            self._items[self._fresh].unfold()
        self._fresh = None

    def inner(self) -> Sequence[Editor]:
        return self._items

    def show_error(self, message: str) -> bool:
        self._message.setText(message)
        self._message.setVisible(bool(message))
        return True

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

    def _offer(self) -> None:
        popup = ChoicePopup(kind_items(self.field.family), parent=self)
        popup.chosen.connect(self._add)
        popup.open_at(QRect(self.add_button.mapToGlobal(QPoint()), self.add_button.size()))

    def _add(self, kind: str) -> None:
        self._fresh = len(self._value)
        self._announce([*self._value, registry.find(self.field.family, kind)()])

    def _announce(self, parts: list[Part]) -> None:
        self.signals.edited.emit(self.path, tuple(parts))

    def _item(self, index: int) -> ItemEditor:
        field = replace(self.field.item(index), title=str(index + 1))
        item = ItemEditor(field, replace(self.place.below(str(index)), depth=0), self.signals, self)
        # In a list of its own the parts are what it is all about; inside something else they are too many.
        if self.place.depth == 0:
            item.unfold()
        item.shifted.connect(lambda offset: self.shift(index, offset))
        item.duplicated.connect(lambda: self.duplicate(index))
        item.removed.connect(lambda: self.remove(index))
        return item
