"""The container of a session: a zip archive in which every byte is checked before anything is believed.

Entries: ``mimetype`` first, then ``manifest.json``, ``session.json`` and the arrays as ``.npy`` files. The manifest
gives the size and SHA-256 of each entry, so that damage can be named. The archive's comment is the SHA-256 of the
whole file (taken with zeros in its own place), so that no bit can change unseen.
"""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from engine.progress import tell

FORMAT = (1, 3)
"""Version of the files. A minor step adds what an older program may ignore; a major one does not.

1.1: blocks of samples (`buckets/`) beside the single ones.
1.2: where a run switched its path (`switches`); a program that leaves them out cannot replay such a run bit for bit.
1.3: branches (`past`, `since`), earlier states (`history`), the hash of each state (`digest`), and a picture.
"""

MIMETYPE = b"application/x-descenso"
THUMBNAIL = "thumbnail.png"
FIRST_ENTRIES = ("mimetype", "manifest.json", "session.json")
SEAL_LENGTH = 64
BLANK_SEAL = b"0" * SEAL_LENGTH
PIECE = 2**20
"""Bytes that are hashed at a time."""


class DamageError(Exception):
    """A file that cannot be believed: which entry (empty for the whole), what is wrong, what to do."""

    def __init__(self, entry: str, problem: str, advice: str = "open an earlier copy of it") -> None:
        super().__init__(f"{entry} {problem}; {advice}" if entry else f"it {problem}; {advice}")


def is_sealed(file: BinaryIO) -> bool:
    """Whether the last bytes of a file are the SHA-256 of all of it."""
    size = file.seek(0, 2)
    if size < SEAL_LENGTH:
        return False
    file.seek(-SEAL_LENGTH, 2)
    seal = file.read()
    content, left = hashlib.sha256(), size - SEAL_LENGTH
    file.seek(0)
    while left and (piece := file.read(min(left, PIECE))):
        tell(1 - left / size)
        content.update(piece)
        left -= len(piece)
    content.update(BLANK_SEAL)
    return content.hexdigest().encode() == seal
