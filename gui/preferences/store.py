"""The settings as the program holds them: read once, written at every change, followed by whoever wants to."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from engine.errors import InputError
from engine.fields import Choice, Field
from gui.preferences.ini import ini
from gui.preferences.settings import Settings


class SettingsStore(QObject):
    """One `Settings`, kept in the user's file.

    Attributes:
        damage: what could not be read, in words; the defaults stand in for it.

    Signals:
        changed: the new `Settings`, and the names of what is new in them.
    """

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value, self.damage = load()

    def change(self, **changes: Any) -> None:
        """Put choices in force and keep them. Raises InputError, and changes nothing, for one that cannot be."""
        before, after = self.value, self.value.replace(**changes)
        names = [
            field.name
            for field in Settings.fields
            if getattr(before, field.name) != getattr(after, field.name)
        ]
        if not names:
            return
        self.value = after
        save(after, names)
        self.changed.emit(after, names)

    def reset(self) -> None:
        """Everything as it is delivered."""
        defaults = Settings()
        self.change(**{field.name: getattr(defaults, field.name) for field in Settings.fields})


def load() -> tuple[Settings, tuple[str, ...]]:
    """What the file says, and what is wrong with it."""
    file = ini()
    values: dict[str, Any] = {}
    damage = ["the file"] if file.status() != QSettings.Status.NoError else []
    for field in Settings.fields:
        stored = file.value(field.name)
        if stored is None:
            continue
        try:
            values[field.name] = field.decode(_from_text(field, str(stored)))
        except (InputError, ValueError):
            damage.append(field.name)
    return Settings(**values), tuple(damage)


def save(settings: Settings, names: list[str]) -> None:
    """Write some of the settings; those at their default leave the file."""
    file = ini()
    for name in names:
        field = Settings.field(name)
        value = getattr(settings, name)
        if value == field.initial():
            file.remove(name)
        else:
            file.setValue(name, _to_text(field, value))
    file.sync()


def _to_text(field: Field, value: Any) -> str:
    encoded = field.encode(value)
    return str(encoded) if isinstance(field, Choice) else json.dumps(encoded)


def _from_text(field: Field, text: str) -> Any:
    return text if isinstance(field, Choice) else json.loads(text)
