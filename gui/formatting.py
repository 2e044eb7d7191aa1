"""Numbers as text. Displays are for reading; `exact` is for fields and reads back equal.

The decimal mark is a person's choice (`gui.decimal_mark`); fields take both, so what is shown can be typed back.
"""

from __future__ import annotations

import math

from gui.decimal_mark import POINT, decimal_mark

THIN_SPACE = "\u202f"
MINUS = "\u2212"
MISSING = "–"
_SUFFIXES = ("", "k", "M", "G", "T")


def number(value: float | None, significant: int = 4) -> str:
    """A number for tables and readouts: ``1 500``, ``0.05400``, ``1.3e-05``.

    Whole numbers keep all their digits, in groups of three. Others get `significant` digits between 0.001 and
    a million, and the compact scientific form outside; trailing zeros stay, so that live values keep their width.
    """
    if value is None:
        return MISSING
    if isinstance(value, int):
        return _sign(f"{value:,}")
    if not math.isfinite(value):
        return _special(value)
    if value == 0:
        return "0"
    exponent = int(f"{value:.{significant - 1}e}".partition("e")[2])
    if not -3 <= exponent < 6:
        return scientific(value, min(significant, 3))
    return _sign(f"{value:,.{max(significant - 1 - exponent, 0)}f}")


def scientific(value: float | None, significant: int = 2) -> str:
    """Mantissa and exponent with a width that does not change with the value: ``1.3e-02``."""
    if value is None:
        return MISSING
    if not math.isfinite(value):
        return _special(value)
    text = marked(f"{value:.{significant - 1}e}")
    return text.replace("-", MINUS, 1) if value < 0 else text


def percent(share: float | None, decimals: int = 1) -> str:
    """A share of one in percent: 0.983 is ``98.3 %``. None is infinite: so the figure of a diverged run is missing."""
    if share is None or math.isinf(share):
        return MISSING
    if not math.isfinite(share):
        return _special(share)
    return f"{_sign(f'{100 * share:z.{decimals}f}')}{THIN_SPACE}%"


def count(value: int) -> str:
    """A count in at most three digits with a suffix: ``497``, ``12.3 k``, ``2.9 M``."""
    size = float(abs(value))
    power = 0
    # 999 500 is 1 M, not 1000 k: the limit is where rounding would show a fourth digit.
    while size >= 999.5 and power < len(_SUFFIXES) - 1:
        size /= 1000
        power += 1
    text = f"{size:.0f}" if power == 0 or size >= 99.95 else f"{size:.1f}".removesuffix(".0")
    sign = MINUS if value < 0 else ""
    return f"{sign}{marked(text)}{THIN_SPACE}{_SUFFIXES[power]}".rstrip(THIN_SPACE)


def exact(value: float) -> str:
    """The shortest text that reads back as the same number: ``0.001``, ``1e-5``, ``32``."""
    if isinstance(value, int):
        return str(value)
    mantissa, mark, exponent = repr(float(value)).partition("e")
    return marked(mantissa.removesuffix(".0")) + (f"e{int(exponent)}" if mark else "")


def marked(text: str) -> str:
    """A number that was written with a point, with the mark that a person has chosen."""
    return text.replace(POINT, decimal_mark())


def _sign(text: str) -> str:
    return marked(text.replace("-", MINUS).replace(",", THIN_SPACE))


def _special(value: float) -> str:
    return "NaN" if math.isnan(value) else "∞" if value > 0 else f"{MINUS}∞"
