"""Where the program keeps its own files on this system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def data_folder() -> Path:
    """The folder for data of this program; it may not be there yet."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def laid_out_folder() -> Path:
    """The folder for data that came with sessions; it may not be there yet."""
    return data_folder() / "data"
