"""Which lines a few typed letters mean. No Qt here but what takes accents off."""

from __future__ import annotations

from collections.abc import Sequence

from gui.widgets.choice_popup import plain

NOT_FOUND = 1000
FEWEST, WIDEST = 3, 12
"""Letters that are worth while to look for one by one, and how many others may lie between them."""


def rank(text: str, line: str) -> int:
    """How well `text` fits a line, smaller is better; `NOT_FOUND` if it does not.

    Best are words that begin words, in their order; then in any order; then words inside words; last of all letters
    in their order, however far apart.
    """
    words, parts = plain(text).split(), plain(line).replace("_", " ").split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        places = [next(n for n, part in enumerate(parts) if part.startswith(word)) for word in words]
        return 0 if places == sorted(places) else 1
    if all(any(word in part for part in parts) for word in words):
        return 2
    letters = "".join(words)
    gap = _spread(letters, " ".join(parts)) if len(letters) >= FEWEST else -1
    return 3 + gap if 0 <= gap <= WIDEST else NOT_FOUND


def best(lines: Sequence[str], text: str) -> list[int]:
    """Numbers of the lines that fit, best first, otherwise in their order."""
    ranks = [(rank(text, line), number) for number, line in enumerate(lines)]
    return [number for order, number in sorted(ranks) if order < NOT_FOUND]


def _spread(letters: str, line: str) -> int:
    """How many signs lie between the letters, taken one after the other; -1 if they are not all there."""
    first = place = line.find(letters[:1])
    for letter in letters[1:]:
        place = line.find(letter, place + 1)
        if place < 0:
            return -1
    return place - first + 1 - len(letters) if first >= 0 else -1
