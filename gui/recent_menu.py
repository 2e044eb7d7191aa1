"""The menu of the files that were open lately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from gui.recent_files import RecentFiles
from gui.widgets.plain import plain_label


class RecentMenu(QMenu):
    """Made anew whenever it opens. Files that are gone are gray; one entry takes them out.

    Args:
        open_file: what a click on a file does.
    """

    def __init__(
        self, recent: RecentFiles, open_file: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._recent, self._open = recent, open_file
        self.setTitle(self.tr("Open Recent"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        files = self._recent.files()
        names = [file.name for file, _ in files]
        for file, exists in files:
            # Files of one name are told apart by their folders.
            name = file.name if names.count(file.name) == 1 else f"{file.name} – {file.parent.name}"
            action = self.addAction(plain_label(name))
            action.setToolTip(str(file))
            action.setEnabled(exists)
            action.triggered.connect(lambda _checked=False, file=file: self._open(file))
        if not files:
            self.addAction(self.tr("No files yet")).setEnabled(False)
            return
        self.addSeparator()
        missing = [file for file, exists in files if not exists]
        if missing:
            self.addAction(self.tr("Remove Missing Files")).triggered.connect(lambda: self._forget(missing))
        self.addAction(self.tr("Clear List")).triggered.connect(self._recent.clear)

    def _forget(self, files: list[Path]) -> None:
        for file in files:
            self._recent.remove(file)
