"""What stands in the cells of the table: figures of one run as text, and as what they are put in order by."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.comparison.best import Best
from engine.comparison.spread import Spread, spread
from gui import formatting

translate = QCoreApplication.translate

Word = Callable[[float], str]


class Cell(NamedTuple):
    """One cell.

    Attributes:
        value: what it is put in order by, and what is copied; None where there is nothing.
        text: what is read: of several lanes the median.
        detail: beneath it in small: where the middle half of the lanes lies.
        ends: the quartiles of several lanes.
        flagged: whether the figure deserves doubt.
        tip: all of it in words.
    """

    value: float | str | None = None
    text: str = formatting.MISSING
    detail: str = ""
    ends: tuple[float, float] | None = None
    flagged: bool = False
    tip: str = ""


EMPTY = Cell()


def figure(
    values: Iterable[float | None], word: Word, brief: Word | None = None, *, on_test: bool = False
) -> Cell:
    """A cell of a figure of all lanes.

    Args:
        word: writes one value.
        brief: writes one in few digits, for what stands beneath.
        on_test: whether the figure was chosen by the test part.
    """
    found = spread(values)
    if found is None:
        return EMPTY
    said = [_tip(found, word)] if found.count > 1 else []
    flag = translate("Compare", "on test data")
    if on_test:
        said.append(
            translate(
                "Compare",
                "There is no validation part: chosen on test data, this is better than can be expected.",
            )
        )
    low, high = ((brief or word)(end) for end in (found.lower, found.upper))
    detail = f"{low} – {high}" if low != high else ""
    return Cell(
        found.median,
        _word(found.median, word),
        " · ".join(filter(None, (detail, flag if on_test else ""))),
        (found.lower, found.upper) if found.count > 1 else None,
        on_test,
        "\n".join(said),
    )


def best_step(found: Iterable[Best | None]) -> Cell:
    """The steps at which lanes were at their best; of blocks of steps only about."""
    there = [best for best in found if best is not None]
    cell = figure([float(best.last) for best in there], _whole)
    if any(best.first != best.last for best in there):
        return cell._replace(text=f"≈{formatting.THIN_SPACE}{cell.text}")
    return cell


def count(value: float | None) -> Cell:
    """A cell of a whole number that may be large."""
    if not value:
        return EMPTY
    return Cell(value, formatting.count(round(value)), tip=formatting.number(round(value)))


def duration(seconds: float | None) -> Cell:
    """``12.3 s``, ``4 min 05 s``, ``2 h 10 min``."""
    if seconds is None:
        return EMPTY
    if seconds < 60:
        text = translate("Compare", "{seconds} s").format(seconds=formatting.number(seconds, 3))
    elif seconds < 3600:
        minutes, rest = divmod(int(seconds), 60)
        text = translate("Compare", "{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02}")
    else:
        hours, rest = divmod(int(seconds) // 60, 60)
        text = translate("Compare", "{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02}")
    return Cell(seconds, text)


def _whole(value: float) -> str:
    return formatting.number(round(value))


def _word(value: float, word: Word) -> str:
    return translate("Compare", "diverged") if math.isinf(value) else word(value)


def _tip(found: Spread, word: Word) -> str:
    text = translate(
        "Compare",
        "Median of {count} lanes; the middle half from {lower} to {upper}, all from {low} to {high}",
    )
    ends = {"lower": found.lower, "upper": found.upper, "low": found.lowest, "high": found.highest}
    return text.format(count=found.count, **{name: word(value) for name, value in ends.items()})
