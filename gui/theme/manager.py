"""The theme in force, as an object that views can follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gui.theme.fonts import BASE_PIXELS
from gui.theme.palette import LIGHT, PALETTES, Palette
from gui.theme.style import apply_theme


class ThemeManager(QObject):
    """Dresses the application and tells who paints for itself.

    Signals:
        changed: the new `Palette`.
    """

    changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        palette: Palette = LIGHT,
        parent: QObject | None = None,
        *,
        pixels: int = BASE_PIXELS,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._palette = palette
        self._pixels = pixels
        self._dress()

    @property
    def palette(self) -> Palette:
        """The palette in force."""
        return self._palette

    def set(self, name: str) -> None:
        """Put a theme in force. Raises KeyError if there is none of that name."""
        palette = PALETTES[name]
        if palette is not self._palette:
            self._palette = palette
            self._dress()
            self.changed.emit(palette)

    def set_text_size(self, pixels: int) -> None:
        """Change the size of all text."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._dress()
            self.changed.emit(self._palette)

    def toggle(self) -> None:
        """Change between light and dark."""
        self.set("light" if self._palette.dark else "dark")

    def _dress(self) -> None:
        apply_theme(self._app, self._palette, self._pixels / BASE_PIXELS)
