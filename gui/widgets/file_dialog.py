"""The dialogs that ask for a file: the system's own where it has one, else Qt's, made wide enough for its columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.theme.fonts import BASE_PIXELS

SIZE = 780, 500
"""Pixels of Qt's own dialog where the text has `BASE_PIXELS`."""


def opening(
    parent: QWidget | None, title: str, place: str, pattern: str, *, folder: bool = False
) -> QFileDialog:
    """Asks for a file that is there, or for a folder; `pattern` says what is shown, beginning at `place`."""
    dialog = _dialog(parent, title, place, pattern)
    dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
    return dialog


def saving(
    parent: QWidget | None, title: str, place: str, kinds: Mapping[str, str], name: str
) -> QFileDialog:
    """Asks where to write a file; one without an ending gets that of the kind that is chosen.

    Args:
        kinds: what it may be, as patterns, and the ending of each (".png"); the first one is preferred.
        name: that is suggested.
    """
    dialog = _dialog(parent, title, place, ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def choose(kind: str) -> None:
        dialog.setDefaultSuffix(kinds[kind].removeprefix("."))

    choose(next(iter(kinds)))
    dialog.filterSelected.connect(choose)
    dialog.selectFile(name)
    return dialog


def _dialog(parent: QWidget | None, title: str, place: str, pattern: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, place, pattern)
    scale = max(dialog.font().pixelSize(), 1) / BASE_PIXELS
    dialog.resize(*(round(length * scale) for length in SIZE))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
