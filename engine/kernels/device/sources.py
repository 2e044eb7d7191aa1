"""The texts of the raw kernels, which lie beside this file."""

from __future__ import annotations

import functools
from pathlib import Path

FOLDER = Path(__file__).parent


@functools.cache
def source(name: str) -> str:
    """The text of `name`.cu."""
    return (FOLDER / f"{name}.cu").read_text("utf-8")
