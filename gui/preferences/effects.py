"""Puts settings in force while the program runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.application import usual_theme
from gui.context import Context
from gui.decimal_mark import COMMA, POINT, set_decimal_mark
from gui.language import language_of, locale_for
from gui.preferences.settings import AS_THE_LANGUAGE, FOLLOW, Settings
from gui.preferences.store import SettingsStore
from gui.widgets.notice import Severity
from gui.widgets.number_field import NumberField

MIB = 2**20


class Effects(QObject):
    """Between the settings and what they act on.

    The theme works both ways: wherever it is changed, it is kept. One that was given on the command line is not.

    Args:
        spread_anew: gives everything in the window the room that its text needs now.
        speak_anew: makes everything in it anew, in the language that is spoken now.
    """

    def __init__(
        self,
        store: SettingsStore,
        context: Context,
        window: QWidget,
        spread_anew: Callable[[], None],
        speak_anew: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._store, self._context, self._window = store, context, window
        self._spread_anew, self._speak_anew = spread_anew, speak_anew
        store.changed.connect(self._on_changed)
        context.theme.changed.connect(self._keep_theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        set_decimal_mark(mark_of(store.value, QLocale()))
        context.runs.hub.set_memory(store.value.history_memory * MIB)
        if store.damage:
            self._tell_damage()

    def _on_changed(self, settings: Settings, names: Sequence[str]) -> None:
        theme = self._context.theme
        if "theme" in names:
            theme.set(usual_theme() if settings.theme == FOLLOW else settings.theme)
        if "font_size" in names:
            theme.set_text_size(settings.font_size)
            self._spread_anew()
        if "history_memory" in names:
            self._context.runs.hub.set_memory(settings.history_memory * MIB)
        if "language" in names:
            # The command line may have had it otherwise, until a language is chosen; that is spoken in a moment.
            set_decimal_mark(
                mark_of(settings, locale_for(settings.language or language_of(QLocale.system())))
            )
            # Not now: what has asked for it is about to be made anew itself, and all numbers with it.
            QTimer.singleShot(0, self._window, self._speak_anew)
        elif "decimal_mark" in names:
            self._show_numbers(mark_of(settings, QLocale()))

    def _keep_theme(self) -> None:
        name, chosen = self._context.theme.palette.name, self._store.value.theme
        if name != (usual_theme() if chosen == FOLLOW else chosen):
            self._store.change(theme=name)

    def _follow_system(self) -> None:
        if self._store.value.theme == FOLLOW:
            self._context.theme.set(usual_theme())

    def _show_numbers(self, mark: str) -> None:
        """Show all numbers anew: fields, what follows the run, and what paints for itself."""
        set_decimal_mark(mark)
        for field in self._window.findChildren(NumberField):
            field.set_value(field.value())
        self._context.runs.state_changed.emit()
        self._context.theme.changed.emit(self._context.theme.palette)
        self._window.update()

    def _tell_damage(self) -> None:
        self._context.notices.show(
            Severity.WARNING,
            self.tr("Some preferences could not be read; the usual ones stand in for them."),
            details="\n".join(self._store.damage),
            advice=self.tr("Look through Edit > Preferences, and choose them again."),
            key="preferences",
        )


def mark_of(settings: Settings, locale: QLocale) -> str:
    """The decimal mark that is meant where numbers are usually written as in `locale`."""
    if settings.decimal_mark == AS_THE_LANGUAGE:
        return COMMA if locale.decimalPoint() == COMMA else POINT
    return COMMA if settings.decimal_mark == "comma" else POINT
