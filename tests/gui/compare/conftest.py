"""Columns that one test hides are not hidden in the next."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(own_choices: Path) -> Path:
    """The folder of the settings."""
    return own_choices
