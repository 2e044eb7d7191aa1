"""Where a person's system keeps what can be had again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def caches() -> Path:
    """The folder for that of this program; it may not be there yet."""
    home = Path.home()
    if sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        place = home / "Library" / "Caches"
    else:
        place = Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))
    return place / "descenso"
