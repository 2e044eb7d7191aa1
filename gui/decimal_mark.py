"""The sign before the decimals of shown numbers. The application object remembers it, so no module holds state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

POINT, COMMA = ".", ","
_PROPERTY = "descenso_decimal_mark"


def decimal_mark() -> str:
    """The sign in force."""
    app = QCoreApplication.instance()
    return COMMA if app is not None and app.property(_PROPERTY) == COMMA else POINT


def set_decimal_mark(mark: str) -> None:
    """Show numbers with `mark` from now on; what is shown already stays until it is shown anew."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, mark)
