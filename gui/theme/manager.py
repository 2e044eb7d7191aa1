"""The theme in force, as an object that views can follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gui.theme.palette import LIGHT, PALETTES, Palette
from gui.theme.style import apply_theme


class ThemeManager(QObject):
    """Dresses the application and tells who paints for itself.

    Signals:
        changed: the new `Palette`.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, palette: Palette = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._palette = palette
        apply_theme(app, palette)

    @property
    def palette(self) -> Palette:
        """The palette in force."""
        return self._palette

    def set(self, name: str) -> None:
        """Put a theme in force. Raises KeyError if there is none of that name."""
        palette = PALETTES[name]
        if palette is not self._palette:
            self._palette = palette
            apply_theme(self._app, palette)
            self.changed.emit(palette)

    def toggle(self) -> None:
        """Change between light and dark."""
        self.set("light" if self._palette.dark else "dark")
