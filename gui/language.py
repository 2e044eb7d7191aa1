"""The language of the window: the command line's, else the one chosen in the View menu, else the system's."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gui.preferences.ini import ini, word

LANGUAGES = {"en": "English", "es": "Español"}
"""By code, each with its own name: who does not read the present language finds another."""
SYSTEM = ""
"""The choice of the system's language."""
_KEY = "language"


def chosen_language() -> str:
    """What was chosen in the menu: a code of `LANGUAGES`, or `SYSTEM`."""
    stored = word(_KEY)
    return stored if stored in LANGUAGES else SYSTEM


def choose_language(language: str) -> None:
    """Keep a choice for the next start."""
    settings = ini()
    settings.setValue(_KEY, language)
    settings.sync()


def language_of(locale: QLocale) -> str:
    """The first of the locale's languages if it is one of ours, else English."""
    # Not the best match among all of them: who reads English first and Spanish second wants English.
    first = next(iter(locale.uiLanguages()), locale.name())
    code = first.replace("_", "-").partition("-")[0]
    return code if code in LANGUAGES else "en"


def locale_for(language: str) -> QLocale:
    """How numbers, dates and kinds of files are written in a language: as on this system if that is its own."""
    system = QLocale.system()
    return system if language_of(system) == language else QLocale(language)


def install_language(app: QCoreApplication, language: str = "") -> list[QTranslator]:
    """Let the window speak a language, and Qt's own texts with it, in place of the one before.

    What Qt's translations lack is among ours (`gui.qt_texts`); what is installed last is heard first.

    Args:
        language: a code of `LANGUAGES`; empty for the one chosen in the menu, or the system's.

    Returns:
        What was installed; nothing for English, which the sources are in.
    """
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.setParent(None)
    language = language or chosen_language() or language_of(QLocale.system())
    # Qt asks it for the names of kinds of files.
    QLocale.setDefault(locale_for(language))
    ours = str(resources.files("assets").joinpath("translations"))
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for name, folder in ((f"qtbase_{language}", qts), (f"descenso_{language}", ours)):
        translator = QTranslator(app)
        if language != "en" and translator.load(name, folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
