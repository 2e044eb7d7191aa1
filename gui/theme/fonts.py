"""The shipped fonts, and `QFont`s made of a palette's families.

Inter and JetBrains Mono lie in `assets/fonts`; where they are missing the system's own families take over.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from PySide6.QtGui import QFont, QFontDatabase

from gui.theme.palette import Palette

UI_FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif")
MONO_FALLBACKS = ("Inter", "DejaVu Sans Mono", "Consolas", "Menlo", "monospace")
BASE_PIXELS = 13
"""Size of the interface's text in device-independent pixels at scale 1."""
SMALLEST, LARGEST = 10, 24
"""Between which it can be chosen."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Register every font of `assets/fonts` once; return the families that are now available."""
    folder = resources.files("assets").joinpath("fonts")
    if not folder.is_dir():
        return ()
    families: set[str] = set()
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.lower().endswith((".ttf", ".otf")):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def ui_font(palette: Palette, pixels: int = BASE_PIXELS) -> QFont:
    """The interface's font, with tabular digits so that changing numbers do not dance."""
    # The other shipped font comes first among the fallbacks: it has symbols that Inter lacks (∥).
    return _font((palette.ui_font, palette.mono_font, *UI_FALLBACKS), pixels)


def mono_font(palette: Palette, pixels: int = BASE_PIXELS) -> QFont:
    """The font of readouts and formulas."""
    font = _font((palette.mono_font, *MONO_FALLBACKS), pixels)
    font.setStyleHint(QFont.StyleHint.Monospace)
    # Ligatures would draw "->" or "!=" as one glyph and shift what stands after it.
    font.setFeature(QFont.Tag("liga"), 0)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _font(families: tuple[str, ...], pixels: int) -> QFont:
    load_fonts()
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
