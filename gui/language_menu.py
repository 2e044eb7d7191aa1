"""The menu of languages."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.language import LANGUAGES, SYSTEM, choose_language, chosen_language
from gui.notices import NoticeCenter
from gui.widgets.notice import Severity


class LanguageMenu(QMenu):
    """Keeps what is chosen for the next start: a window that stands does not change its language."""

    def __init__(self, notices: NoticeCenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self.setTitle(self.tr("Language"))
        group = QActionGroup(self)
        for language, title in ({SYSTEM: self.tr("Like the system")} | LANGUAGES).items():
            action = self.addAction(title)
            action.setData(language)
            action.setCheckable(True)
            action.setChecked(language == chosen_language())
            group.addAction(action)
        group.triggered.connect(lambda action: self._choose(action.data()))

    def _choose(self, language: str) -> None:
        choose_language(language)
        text = self.tr("The language changes when Descenso is opened again.")
        self._notices.show(Severity.INFO, text, key="language")
