"""The application object and its look: all that a window needs before anything else is loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.version import VERSION
from gui.language import install_language
from gui.preferences.ini import word
from gui.theme.fonts import BASE_PIXELS, LARGEST, SMALLEST
from gui.theme.manager import ThemeManager
from gui.theme.palette import PALETTES


def make_application(arguments: list[str], language: str = "") -> QApplication:
    """The application object, with its name and its language: a code of `gui.language`, else the usual one."""
    app = QApplication(arguments)
    app.setApplicationName("Descenso")
    app.setApplicationVersion(VERSION)
    app.setOrganizationName("Descenso")
    app.setDesktopFileName("descenso")
    install_language(app, language)
    return app


def make_theme(app: QApplication, name: str = "") -> ThemeManager:
    """The look: the palette of that name, else the one chosen in the preferences, else what suits the system."""
    return ThemeManager(app, PALETTES[name or chosen_theme() or usual_theme()], pixels=chosen_text_size())


def chosen_theme() -> str:
    """What the preferences say, before there is anything that knows them; empty for the system's."""
    stored = word("theme")
    return stored if stored in PALETTES else ""


def chosen_text_size() -> int:
    """The text's size in pixels, likewise."""
    stored = word("font_size")
    size = int(stored) if stored.isascii() and stored.isdecimal() else BASE_PIXELS
    return size if SMALLEST <= size <= LARGEST else BASE_PIXELS


def usual_theme() -> str:
    """The theme that suits the system's colors."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
