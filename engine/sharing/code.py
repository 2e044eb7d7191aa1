"""A shared text as a QR code (ISO/IEC 18004), drawn by segno."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.errors import InputError
from engine.session.atomic import replacing

BORDER = 4
"""Modules of light around a code, as the standard wants."""
SCALE = {".svg": 1, ".png": 12}
"""Of a module; a drawing has its size from whoever shows it."""


def code(text: str) -> Any:
    """The code of a text. It has the lowest correction that costs no room: a screen has no scratches, and large modules
    are read from farther away.
    """
    import segno

    return segno.make(text.upper(), error="l", micro=False)


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Which modules are dark, row by row, without the light around them."""
    return tuple(tuple(bool(module) for module in row) for row in code(text).matrix)


def save(text: str, path: Path) -> None:
    """Write the code as SVG or PNG. Raises FileError, or InputError for another ending."""
    kind = path.suffix.lower()
    if kind not in SCALE:
        raise InputError("", f"{path} must end in {' or '.join(SCALE)}")
    with replacing(path) as file:
        code(text).save(file, kind=kind.removeprefix("."), scale=SCALE[kind], border=BORDER, light="white")
