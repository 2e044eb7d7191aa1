"""Which language the window speaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import arguments, language
from gui.language import LANGUAGES, SYSTEM, choose_language, chosen_language, install_language, language_of
from gui.language_menu import LanguageMenu
from gui.preferences.store import SettingsStore

pytestmark = pytest.mark.usefixtures("own_choices")


class Reading(QLocale):
    """A locale of somebody who reads these languages, best first."""

    def __init__(self, *languages: str) -> None:
        super().__init__("C")
        self._languages = list(languages)

    def uiLanguages(self, separator: QLocale.TagSeparator = QLocale.TagSeparator.Dash) -> list[str]:
        return self._languages


def speaks(app: QApplication, chosen: str) -> str:
    """The language that is heard once `chosen` is installed."""
    installed = install_language(app, chosen)
    word = QCoreApplication.translate("Actions", "Save")
    for translator in installed:
        app.removeTranslator(translator)
    return {"Save": "en", "Guardar": "es"}[word]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("es-AR", "es", "en"), "es"),
        (("es",), "es"),
        (("es_419",), "es"),
        (("en-US", "es"), "en"),
        (("fr-FR", "es"), "en"),
        (("est",), "en"),
        (("C",), "en"),
        ((), "en"),
    ],
)
def test_a_locale_gets_its_first_language_or_english(languages: tuple[str, ...], expected: str) -> None:
    assert language_of(Reading(*languages)) == expected


def test_the_command_line_comes_before_the_choice_and_that_before_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "language_of", lambda locale: "es")
    assert speaks(qapp, "") == "es"
    choose_language("en")
    assert speaks(qapp, "") == "en"
    assert speaks(qapp, "es") == "es"
    choose_language(SYSTEM)
    assert speaks(qapp, "") == "es"


def test_qts_own_texts_follow(qapp: QApplication) -> None:
    installed = install_language(qapp, "es")
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_a_choice_in_the_menu_is_kept(qtbot: QtBot) -> None:
    store = SettingsStore()
    menu = LanguageMenu(store)
    qtbot.addWidget(menu)
    by_code: dict[str, QAction] = {action.data(): action for action in menu.actions()}
    assert list(by_code) == [SYSTEM, *LANGUAGES]
    assert by_code[SYSTEM].isChecked()
    by_code["es"].trigger()
    assert chosen_language() == store.value.language == "es"
    store.change(language="en")
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["en"]
    later = LanguageMenu(SettingsStore())
    qtbot.addWidget(later)
    assert [action.data() for action in later.actions() if action.isChecked()] == ["en"]


def test_a_language_that_is_no_more_counts_as_none() -> None:
    choose_language("tlh")
    assert chosen_language() == SYSTEM


def test_the_command_line_offers_the_same_languages() -> None:
    assert tuple(LANGUAGES) == arguments.LANGUAGES
    assert arguments.parse(["--language", "es"]).language == "es"
    assert arguments.parse([]).language is None
