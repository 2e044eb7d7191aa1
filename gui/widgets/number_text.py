"""Numbers as people type them, in any locale, and the bounds that they must keep. No Qt widgets here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from gui.formatting import exact

_MINUSES = dict.fromkeys(map(ord, "−‐‑–﹣－"), "-")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII)
_BEGINNING = re.compile(r"[+-]?\d*\.?\d*(e[+-]?\d*)?", re.ASCII)
_LARGEST_WHOLE = 10**30

translate = QCoreApplication.translate


def plain(text: str) -> str:
    """The text with one spelling for everything: a point, an ASCII minus, a lower-case e, no spaces."""
    return "".join(text.split()).translate(_MINUSES).replace(",", ".").lower()


def may_become_number(text: str) -> bool:
    """Whether typing on could still make this a number."""
    return _BEGINNING.fullmatch(plain(text)) is not None


def parse_number(text: str, *, whole: bool = False) -> float | int:
    """The number that `text` means: `0.005`, `0,005`, `1e-3`, `−2`, `1 500` mean the same everywhere.

    There is no separator of thousands but the space, so a comma is always a decimal mark.

    Args:
        whole: return an int; `1e3` and `32.0` are whole, `2.5` is not.

    Raises:
        ValueError: with a message for the person who typed.
    """
    spelled = plain(text)
    if not spelled:
        raise ValueError(translate("NumberField", "Type a number."))
    if not _NUMBER.fullmatch(spelled):
        if spelled.lstrip("+-") in {"nan", "inf", "infinity", "∞"}:
            raise ValueError(translate("NumberField", "The number must be finite."))
        if spelled.count(".") > 1:
            raise ValueError(
                translate("NumberField", "Use one decimal point or comma, and none to group thousands.")
            )
        raise ValueError(translate("NumberField", "“{text}” is not a number.").format(text=text.strip()))
    value = float(spelled)
    if not math.isfinite(value) or (whole and abs(value) > _LARGEST_WHOLE):
        raise ValueError(translate("NumberField", "The number is too large."))
    if not whole:
        return value
    decimal = Decimal(spelled)
    if decimal != decimal.to_integral_value():
        raise ValueError(translate("NumberField", "The number must be whole."))
    return int(decimal)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The range of a number: `low` and `high` belong to it, `above` and `below` do not."""

    low: float | None = None
    high: float | None = None
    above: float | None = None
    below: float | None = None

    def problem(self, value: float) -> str:
        """What is wrong with `value`, in words; empty if nothing is."""
        if self.above is not None and not value > self.above:
            return translate("NumberField", "The number must be greater than {bound}.").format(
                bound=exact(self.above)
            )
        if self.low is not None and value < self.low:
            return translate("NumberField", "The number must be at least {bound}.").format(
                bound=exact(self.low)
            )
        if self.below is not None and not value < self.below:
            return translate("NumberField", "The number must be less than {bound}.").format(
                bound=exact(self.below)
            )
        if self.high is not None and value > self.high:
            return translate("NumberField", "The number must be at most {bound}.").format(
                bound=exact(self.high)
            )
        return ""

    @property
    def lowest(self) -> float | None:
        """The lower end, whether it belongs to the range or not."""
        ends = [end for end in (self.low, self.above) if end is not None]
        return max(ends, default=None)

    @property
    def highest(self) -> float | None:
        """The upper end, whether it belongs to the range or not."""
        ends = [end for end in (self.high, self.below) if end is not None]
        return min(ends, default=None)
