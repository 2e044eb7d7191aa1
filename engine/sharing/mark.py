"""What a shared text begins with. Imports nothing, so that a start can ask before the engine is there."""

from __future__ import annotations

MARK = "DESCENSO:"


def is_shared(text: str) -> bool:
    """Whether `text` is meant as a shared experiment, rather than the name of an example or of a file."""
    return text.lstrip()[: len(MARK)].upper() == MARK
