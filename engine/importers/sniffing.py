"""Guesses about a text table from its first lines: encoding, delimiter, decimal sign, header."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Sequence

from engine.importers.numbers import Decimal, is_missing, number

DELIMITERS = ("\t", ";", "|", ",")
"""In the order of preference: a comma may also be a decimal sign, the others are rarely anything else."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONSISTENT = 0.9


def encodings(head: bytes) -> tuple[str, ...]:
    """Encodings to try, the likeliest first."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return (name,)
    # Western text in UTF-16 has a zero in every second byte.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) / 8 and even == 0:
        return ("utf-16-le",)
    if even > len(head) / 8 and odd == 0:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def delimiter(lines: Sequence[str]) -> str:
    """What separates the cells of these lines; a comma where nothing does."""
    best, share = ",", 0.0
    for sign in DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if row)
        except csv.Error:
            continue
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        agreeing = count / widths.total()
        if width > 1 and agreeing > max(share, _CONSISTENT if share else 0.0):
            best, share = sign, agreeing
        if share == 1.0:
            break
    return best


def decimal(rows: Sequence[Sequence[str]], separator: str) -> Decimal:
    """Whether a point or a comma stands before the fraction."""
    votes = {".": 0, ",": 0}
    unsure = {".": 0, ",": 0}
    for cell in (cell for row in rows for cell in row):
        for sign in (".", ","):
            readable = number(cell, sign)
            if sign in cell and readable is not None and not is_missing(cell):
                # Exactly three digits behind the sign may as well be separated thousands.
                clear = len(cell.strip().rpartition(sign)[2]) != 3 or cell.strip().startswith("0")
                (votes if clear else unsure)[sign] += 1
    if votes["."] == votes[","] and separator == ";":
        # Programs write semicolons where the comma is taken.
        votes = unsure
    return "," if votes[","] > votes["."] else "."


def has_header(rows: Sequence[Sequence[str]], sign: Decimal) -> bool:
    """Whether the first row names the columns: none of its cells is a number."""
    first = rows[0]
    if any(number(cell, sign) is not None and not is_missing(cell) for cell in first):
        return False
    return any(not is_missing(cell) for cell in first)
