"""The file that keeps what a person has chosen: INI, in the user's own folder. Nothing but Qt is needed to read it."""

from __future__ import annotations

from PySide6.QtCore import QSettings


def ini() -> QSettings:
    """The file as it is now; it is written when the object goes, or by `sync`."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Descenso", "Descenso")


def word(name: str) -> str:
    """What the file says about `name`, unchecked; empty if it says nothing."""
    stored = ini().value(name, "")
    return stored if isinstance(stored, str) else ""
