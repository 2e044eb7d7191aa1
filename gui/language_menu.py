"""The menu of languages."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.language import LANGUAGES, SYSTEM
from gui.preferences.store import SettingsStore


class LanguageMenu(QMenu):
    """Another way to one of the preferences."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setTitle(self.tr("Language"))
        group = QActionGroup(self)
        for language, title in ({SYSTEM: self.tr("Like the system")} | LANGUAGES).items():
            action = self.addAction(title)
            action.setData(language)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(lambda action: store.change(language=action.data()))
        store.changed.connect(self._check)
        self._check()

    def _check(self) -> None:
        for action in self.actions():
            action.setChecked(action.data() == self._store.value.language)
