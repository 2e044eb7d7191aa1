"""Choices of one test are none of the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.decimal_mark import POINT, set_decimal_mark


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    """The folder of the settings."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    yield tmp_path
    set_decimal_mark(POINT)
