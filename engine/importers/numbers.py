"""Numbers as people write them: decimal points and commas, separated thousands, and signs for nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Literal

import numpy as np

from engine.arrays import HostArray

Decimal = Literal[".", ","]

MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "?", "-", "--", "–", "."))
"""How an absent value is written, in lower case."""

_SPACES = "\u0020\u00a0\u202f\u2009'\u2019"
"""Separate thousands beside the sign that is not the decimal one."""

_GROUPED = {
    ".": re.compile(rf"[+-]?\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+(?:\.\d+)?"),
    ",": re.compile(rf"[+-]?\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+(?:,\d+)?"),
}
_SEPARATORS = {
    decimal: str.maketrans("", "", f"{other}{_SPACES}") for decimal, other in ((".", ","), (",", "."))
}
_COMMA = re.compile(r"[+-]?(?:\d+,\d*|,?\d+)(?:[eE][+-]?\d+)?")


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip().lower() in MISSING


def number(cell: str, decimal: Decimal = ".") -> float | None:
    """The number in a cell: NaN where it is missing or infinite, None where it is a word."""
    text = cell.strip()
    if text.lower() in MISSING:
        return math.nan
    text = text.replace("−", "-")
    if _GROUPED[decimal].fullmatch(text):
        text = text.translate(_SEPARATORS[decimal])
    if decimal == ",":
        if not _COMMA.fullmatch(text):
            return None
        text = text.replace(",", ".")
    if "_" in text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else math.nan


def numbers(cells: Sequence[str], decimal: Decimal = ".") -> HostArray | None:
    """All cells as float64 where every one is a plain number, else None: the quick way for most columns."""
    together = "\0".join(cells)
    if "_" in together:
        return None
    try:
        if decimal == ",":
            if "." in together:
                return None
            return finite(np.array([float(cell) for cell in together.replace(",", ".").split("\0")]))
        return finite(np.array([float(cell) for cell in cells]))
    except ValueError:
        return None


def finite(values: HostArray) -> HostArray:
    """The same float64 array with NaN instead of infinite values."""
    values[np.isinf(values)] = np.nan
    return values


def text_of(value: float) -> str:
    """A number as a word: without a fraction where it has none."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.12g}"
