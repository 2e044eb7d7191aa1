"""The lines of one value: an editor for each of its fields, made anew only when the value's type changes."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import paths, registry
from engine.values import Part, Value
from gui.forms.editor import Editor, FormSignals, Place, editor_class
from gui.forms.fold import Fold

SPACING = 8
FEWEST_FOLDED = 2


class ValueRows(QWidget):
    """Editors in a column.

    Args:
        place: of the value; its fields' paths go on from it.
        only: dotted paths within the value, through groups but not into parts; by default all its fields.
        folded: keep what a kind has in common with its whole family behind a button, as long as it is at its
            default.
    """

    def __init__(
        self,
        place: Place,
        signals: FormSignals,
        *,
        only: Sequence[str] | None = None,
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._signals = signals
        self._only = only
        self._folded = folded
        self._value: Value | None = None
        self._editors: dict[str, Editor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)

    def editors(self) -> tuple[Editor, ...]:
        """The editors from top to bottom."""
        return tuple(self._editors.values())

    def show_value(self, value: Value) -> None:
        """Show a value; rows stay as they are while its type stays the same."""
        if type(value) is not type(self._value):
            self._rebuild(value)
        self._value = value
        for name, editor in self._editors.items():
            editor.show_value(paths.get(value, name))

    def _rebuild(self, value: Value) -> None:
        self._clear()
        owner = type(value) if isinstance(value, Part) else self._place.owner
        for name in self._only or [field.name for field in value.fields]:
            trail = paths.trail(value, name)
            if make := editor_class(trail[-1]):
                live = self._place.live or any(field.live for field in trail)
                place = self._place.below(name, live=live, owner=owner)
                self._editors[name] = make(trail[-1], place, self._signals)
        behind = self._behind_the_fold(value)
        for name, editor in self._editors.items():
            if name not in behind:
                self._column.addWidget(editor)
        if behind:
            changed = any(getattr(value, name) != value.field(name).initial() for name in behind)
            lines = [self._editors[name] for name in behind]
            self._column.addWidget(Fold(lines, unfolded=changed, spacing=SPACING))

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._editors = {}

    def _behind_the_fold(self, value: Value) -> list[str]:
        if not (self._folded and isinstance(value, Part)):
            return []
        own = inspect.get_annotations(type(value))
        shared = {field.name for field in registry.base(value.family).fields} - own.keys()
        names = [name for name in self._editors if name in shared]
        return names if len(names) >= FEWEST_FOLDED else []
