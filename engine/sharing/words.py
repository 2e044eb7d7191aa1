"""What deflate knows beforehand: names of kinds and fields, and how experiments are mostly written.

The file of a format never changes: texts that are out there need it as it was. New names are spelled out, and another
file comes with the next format.
"""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def words(version: int) -> bytes:
    """The preset dictionary (RFC 1951, as in zlib's `zdict`) of a format; its lines are joined."""
    file = resources.files("engine.sharing").joinpath(f"words_{version}.txt")
    return "".join(file.read_text(encoding="utf-8").splitlines()).encode()
