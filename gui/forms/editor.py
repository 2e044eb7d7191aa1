"""What an editor of a form is, and how the class of a field finds the class of its editor."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.fields import Field
from engine.values import Part
from gui.forms import editors

_editors: dict[type[Field], type[Editor]] = {}


class FormSignals(QObject):
    """What all editors of one form speak through.

    Signals:
        edited: path and new value (native or JSON, as `engine.paths.put` takes it).
        scrubbed: path and a passing value while a number is dragged; `edited` follows.
    """

    edited = Signal(str, object)
    scrubbed = Signal(str, object)


@dataclass(frozen=True)
class Place:
    """Where in the form an editor stands.

    Attributes:
        path: dotted path of its value.
        depth: how many parts it is nested in; each indents it once.
        live: whether something around it is live, then it is too.
        owner: the kind that it belongs to, for the formula in the tool tip.
    """

    path: str = ""
    depth: int = 0
    live: bool = False
    owner: type[Part] | None = None

    def below(self, name: str, **changes: Any) -> Place:
        """The place of what is called `name` in here."""
        return replace(self, path=f"{self.path}.{name}" if self.path else name, **changes)


class Editor(QWidget):
    """Shows the value of one field and lets it be changed.

    A change is only announced (`signals.edited`); what the editor shows is set from outside by `show_value`.
    """

    def __init__(
        self, field: Field, place: Place, signals: FormSignals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.place = replace(place, live=place.live or field.live)
        self.signals = signals

    @property
    def path(self) -> str:
        return self.place.path

    def show_value(self, value: Any) -> None:
        """Show a value, without a signal and without disturbing what is being typed."""
        raise NotImplementedError

    def inner(self) -> Sequence[Editor]:
        """The editors inside this one."""
        return ()

    def show_error(self, message: str) -> bool:
        """Show an error at this editor itself (empty: withdraw it); False if it has no place for one."""
        return not message

    def set_error(self, path: str, message: str) -> bool:
        """Show an error at `path` or at the nearest editor around it; False if none here stands for it."""
        if not self.covers(path):
            return False
        return any(editor.set_error(path, message) for editor in self.inner()) or self.show_error(message)

    def clear_errors(self) -> None:
        """Withdraw all errors, here and inside."""
        self.show_error("")
        for editor in self.inner():
            editor.clear_errors()

    def covers(self, path: str) -> bool:
        """Whether `path` is this editor's or leads into it."""
        return path == self.path or path.startswith(f"{self.path}.")


def edits(field_class: type[Field]) -> Callable[[type[Editor]], type[Editor]]:
    """Class decorator of the modules in `gui.forms.editors`: this editor is for that class of fields."""

    def register(editor_class: type[Editor]) -> type[Editor]:
        _editors[field_class] = editor_class
        return editor_class

    return register


def editor_class(field: Field) -> type[Editor] | None:
    """The editor for a field; None where there is none (the field then has no row)."""
    _load()
    return next((_editors[base] for base in type(field).__mro__ if base in _editors), None)


@functools.cache
def _load() -> None:
    for module in pkgutil.iter_modules(editors.__path__):
        importlib.import_module(f"{editors.__name__}.{module.name}")
