"""Names for files that are made of what a person sees."""

from __future__ import annotations


def file_name(*titles: str) -> str:
    """Titles as the name of a file, without an end; empty where they hold neither letter nor digit."""
    kept = "".join(letter if letter.isalnum() else " " for title in titles for letter in f"{title} ")
    return "_".join(kept.split()).lower()
