"""Lays the welcome page over the window, and does what is chosen on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from gui.document import Document
from gui.recent_files import RecentFiles
from gui.session_files import SessionFiles

if TYPE_CHECKING:
    from gui.welcome.page import WelcomePage


class WelcomeOverlay(QObject):
    """The page is made anew whenever it is shown, and goes as soon as something else has been opened.

    Attributes:
        page: what is shown; None while it is not.
    """

    def __init__(
        self, window: QMainWindow, document: Document, files: SessionFiles, recent: RecentFiles
    ) -> None:
        super().__init__(window)
        self._window, self._files, self._recent = window, files, recent
        self.page: WelcomePage | None = None
        document.scene_changed.connect(self.hide)

    def show(self) -> None:
        """Show the page, or bring it back to its first card."""
        from gui.welcome.page import WelcomePage

        self.hide()
        ground = self._window.centralWidget()
        assert ground is not None
        there = [file for file, exists in self._recent.files() if exists]
        page = self.page = WelcomePage(there, ground)
        page.chosen.connect(self._files.ask_and_open_example)
        page.empty.connect(self._files.new)
        page.open_file.connect(self._files.ask_and_open)
        page.file_chosen.connect(lambda file: self._files.leave(lambda: self._files.open_file(file)))
        page.left.connect(self.hide)
        ground.installEventFilter(self)
        page.setGeometry(ground.rect())
        page.show()
        page.raise_()

    def hide(self) -> None:
        """Back to what lies behind it."""
        page, self.page = self.page, None
        if page is not None:
            page.hide()
            page.deleteLater()
            self._window.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what the page lies over."""
        if event.type() == QEvent.Type.Resize and self.page is not None and isinstance(watched, QWidget):
            self.page.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
