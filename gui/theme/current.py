"""Which palette is in force. The application object remembers it, so no module holds state of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.theme.palette import LIGHT, PALETTES, Palette

_PROPERTY = "descenso_palette"


def current_palette() -> Palette:
    """The palette that `apply_theme` set last; the light one before that."""
    app = QCoreApplication.instance()
    return PALETTES.get(app.property(_PROPERTY), LIGHT) if app is not None else LIGHT


def remember_palette(palette: Palette) -> None:
    """Make `palette` the current one. Called by `apply_theme` only."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, palette.name)
