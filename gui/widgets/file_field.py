"""The path of a file or a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy, QWidget

from gui.theme.style import set_role
from gui.widgets.button import Button
from gui.widgets.dropping import accept_as_copy
from gui.widgets.file_dialog import opening
from gui.widgets.text_field import TextField


class FileField(TextField):
    """Takes a path by typing, from a dialog, or by a file that is dropped on it.

    Args:
        patterns: what the dialog offers, title to wildcards.
        folder: whether a folder may be chosen as well.

    Attributes:
        dialog: the dialog that is open, if any.
    """

    def __init__(
        self,
        value: str = "",
        patterns: Mapping[str, str] | None = None,
        *,
        folder: bool = False,
        longest: int = 4096,
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(
            value, longest=longest, hint=self.tr("Choose or drop one"), editor=box, parent=parent
        )
        self._patterns = patterns or {}
        self._folder = folder
        self.dialog: QFileDialog | None = None
        self.button = Button(icon_name="open", name=self.tr("Choose…"), parent=box)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        if folder:
            menu = QMenu(self.button)
            menu.addAction(self.tr("File…")).triggered.connect(lambda _checked=False: self.browse())
            menu.addAction(self.tr("Folder…")).triggered.connect(
                lambda _checked=False: self.browse(folder=True)
            )
            self.button.setMenu(menu)
        else:
            self.button.clicked.connect(lambda _checked: self.browse())

    def browse(self, *, folder: bool = False) -> None:
        """Let the person choose in a dialog."""
        title = self.tr("Choose a Folder") if folder else self.tr("Choose a File")
        patterns = ";;".join(f"{name} ({wild})" for name, wild in self._patterns.items())
        dialog = opening(self.window(), title, _near(self.value()), patterns, folder=folder)
        dialog.fileSelected.connect(self._accept)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(f"{self.tr('Choose…')} {name}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file dropped on the line is its path, not text within it."""
        if (
            watched is self.line
            and isinstance(event, QDropEvent)
            and (path := dropped_path(event, folder=self._folder))
        ):
            accept_as_copy(event)
            if event.type() == QEvent.Type.Drop:
                self._accept(path)
            return True
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _refresh_message(self) -> None:
        super()._refresh_message()
        set_role(self.line, "true" if self.error() else "false", "invalid")

    def _show(self) -> None:
        # The end of a path tells more than its beginning.
        super()._show()
        self.line.setCursorPosition(len(self.value()))


def dropped_path(event: QDropEvent, *, folder: bool = False) -> str:
    """The one local file (or folder) that is being dropped; empty if it is something else."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(paths) == 1 and (paths[0].is_file() or (folder and paths[0].is_dir())):
        return str(paths[0])
    return ""


def _near(path: str) -> str:
    """Where the dialog begins: at the present file, or in the working folder."""
    return str(Path(path).expanduser()) if path else str(Path.cwd())
