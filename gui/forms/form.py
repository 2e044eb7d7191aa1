"""A form generated from the typed fields of a value. Nothing in it is written by hand for any kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.fields import PartField
from engine.values import Part, Value
from gui.forms.editor import Editor, FormSignals, Place
from gui.forms.editors.part import PartEditor
from gui.forms.rows import ValueRows


class Form(QWidget):
    """Lines for the fields of a value.

    The form changes nothing itself: it announces what the person did, and shows what it is given. Its owner
    answers every `edited` with `show_value`, be it with the new value or, if that was refused, with the old.

    Args:
        value: what to show first.
        prefix: dotted path of the value within the experiment; announced paths begin with it.
        only: dotted paths within the value (`("optimizer", "regularization.clipping")`); by default all fields.
        title: for a part: a first line with this caption, in which its kind can be chosen.

    Signals:
        edited: path (with the prefix) and new value, as `engine.paths.put` takes them.
        scrubbed: path and a passing value while a number is dragged; `edited` follows.
    """

    edited = Signal(str, object)
    scrubbed = Signal(str, object)

    def __init__(
        self,
        value: Value,
        prefix: str = "",
        *,
        only: Sequence[str] | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._signals = FormSignals(self)
        self._signals.edited.connect(self.edited)
        self._signals.scrubbed.connect(self.scrubbed)
        self._content = self._make_content(value, only, title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._content)
        column.addStretch(1)
        self.show_value(value)

    def show_value(self, value: Value) -> None:
        """Show a value. Lines are rebuilt only where a kind changed; what is being typed stays."""
        self._content.show_value(value)

    def set_error(self, path: str, message: str) -> bool:
        """Show an error at the line of `path` (with the prefix), or at the nearest one around it.

        Returns:
            False if no line stands for the path; then the error has to be shown elsewhere.
        """
        return any(editor.set_error(path, message) for editor in self.editors())

    def clear_errors(self) -> None:
        """Withdraw all errors that `set_error` showed."""
        for editor in self.editors():
            editor.clear_errors()

    def editors(self) -> Sequence[Editor]:
        """The outermost editors, from top to bottom."""
        return self._content.editors() if isinstance(self._content, ValueRows) else [self._content]

    def editor(self, path: str) -> Editor:
        """The line of a path (with the prefix), for a part the one with its kind. Raises KeyError if there is none."""
        around: Editor | None = None
        waiting = list(self.editors())
        while waiting:
            editor = waiting.pop(0)
            if editor.path == path:
                if not editor.inner():
                    return editor
                around = around or editor
            waiting += editor.inner()
        if around is None:
            raise KeyError(path)
        return around

    def _make_content(self, value: Value, only: Sequence[str] | None, title: str) -> ValueRows | Editor:
        place = Place(self._prefix)
        if not (title and isinstance(value, Part)):
            return ValueRows(place, self._signals, only=only)
        field = PartField(name=self._prefix.rpartition(".")[2], title=title, family=value.family)
        return PartEditor(field, place, self._signals)
