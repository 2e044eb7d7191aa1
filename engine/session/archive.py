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
1.3: branches (`past`, `since`), earlier states (`history`), the hash of each state (`digest`), a picture, and the files
that data were read from (`data/`).
"""

MIMETYPE = b"application/x-descenso"
THUMBNAIL = "thumbnail.png"
DATA = "data/"
"""What the names of entries begin with that are a person's own files."""

FIRST_ENTRIES = ("mimetype", "manifest.json", "session.json")
SEAL_LENGTH = 64
BLANK_SEAL = b"0" * SEAL_LENGTH
PIECE = 2**20
"""Bytes that are hashed at a time."""

MOST_ENTRIES = 60_000
LARGEST_DIRECTORY = 8 * 2**20
"""Bytes that the names of the entries may take, with what belongs to each."""

UNFOLDED, PER_BYTE = 8 * 2**20, 20
"""Bytes that any file may unfold to, and how many more for each of its own."""


def may_unfold(size: int, total: int) -> bool:
    """Whether a file of `size` bytes may hold entries of `total` bytes: small ones fill no memory."""
    return total <= UNFOLDED + PER_BYTE * size


LONGEST_LINE = 600
"""Signs."""


class DamageError(Exception):
    """A file that cannot be believed: which entry (empty for the whole), what is wrong, what to do."""

    def __init__(self, entry: str, problem: str, advice: str = "open an earlier copy of it") -> None:
        super().__init__(f"{_brief(entry or 'it')} {_brief(problem)}; {advice}")


def _brief(words: str) -> str:
    """What a file says may be as long as it likes; what is said of it is one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE // 2]}…{line[-LONGEST_LINE // 3 :]}"


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
