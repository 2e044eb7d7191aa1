"""Choices of one test are none of the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.decimal_mark import POINT, set_decimal_mark


@pytest.fixture(autouse=True)
def folder(own_choices: Path, qapp: QApplication) -> Iterator[Path]:
    """The folder of the settings."""
    yield own_choices
    set_decimal_mark(POINT)
