"""What a column is: numbers, categories, dates or text; and why it may be of no use as an input."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray
from engine.importers.numbers import text_of
from engine.importers.remarks import Remark
from engine.importers.table import Column

MOST_CATEGORIES = 100
"""Categories of an input; each becomes an input of the network."""

NUMBERS_PER_WORD = 9
"""In a column of numbers: words that are rarer than one to so many numbers count as missing values."""

ENORMOUS = 1e30
"""Numbers beyond this are refused: single precision ends near 3e38, and squares are taken."""

_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})([ T].*)?|\d{1,2}:\d{2}(:\d{2})?"
)
_KEY = re.compile(
    r"(.*[ _-])?(id|idx|index|key|no|nr|uuid|guid|rownames?)|.*[a-z]ID|unnamed.*|#", re.IGNORECASE
)

EMPTY = Remark("holds nothing")
CONSTANT = Remark("is the same in every row")
DATE = Remark("holds dates; add columns with what matters of them, such as the month")
TEXT = Remark("holds text with too many different values to be categories")
KEY = Remark("numbers the rows")
LEFT_OUT = Remark("is left out as you wish")


@dataclass(frozen=True, eq=False)
class Finding:
    """A column with its type: ``number``, ``category``, ``date``, ``text`` or ``empty``.

    Attributes:
        missing: where there is no value of that type, bool (N,).
        distinct: number of different values that were counted.
        reason: why it makes no input; empty if it does.
    """

    column: Column
    type: str
    missing: HostArray
    distinct: int
    reason: str = ""

    @property
    def name(self) -> str:
        """The column's name."""
        return self.column.name

    @property
    def mixes(self) -> bool:
        """Whether numbers and words stand in a column of categories."""
        return (
            self.type == "category"
            and bool(self.column.words)
            and bool(np.isfinite(self.column.numbers).any())
        )

    def misfits(self) -> HostArray:
        """Indices of rows with a word in a column of numbers."""
        return np.flatnonzero(self.column.is_word) if self.type == "number" else np.empty(0, np.int64)

    def examples(self, count: int = 5) -> tuple[str, ...]:
        """The first few different values as text."""
        found: dict[str, None] = {}
        codes = self.column.codes
        for row in range(min(len(self.missing), 1000)):
            if len(found) == count:
                break
            if codes is not None and codes[row] >= 0:
                found[self.column.words[codes[row]]] = None
            elif np.isfinite(self.column.numbers[row]):
                found[text_of(float(self.column.numbers[row]))] = None
        return tuple(found)

    def categories(self) -> tuple[tuple[str, ...], HostArray]:
        """The different values in order, numbers before words, and which one each row has (−1: none)."""
        present = np.isfinite(self.column.numbers)
        values, which = np.unique(self.column.numbers[present], return_inverse=True)
        words = self.column.words
        order = sorted(range(len(words)), key=lambda code: (words[code].casefold(), words[code]))
        rows = np.full(len(present), -1, np.int64)
        rows[present] = which
        if self.column.codes is not None:
            place = np.empty(len(words), np.int64)
            place[order] = np.arange(len(words))
            worded = self.column.codes >= 0
            rows[worded] = len(values) + place[self.column.codes[worded]]
        return (*(text_of(float(value)) for value in values), *(words[code] for code in order)), rows


def find(column: Column) -> Finding:
    """The type of a column, by all of its cells."""
    worded = column.is_word
    words, present = int(worded.sum()), np.isfinite(column.numbers)
    count = int(present.sum())
    if not words and not count:
        return Finding(column, "empty", ~present, 0, EMPTY.text)
    values = np.unique(column.numbers[present])
    if count >= NUMBERS_PER_WORD * words:
        return Finding(column, "number", ~present, len(values), _reason(column, values))
    distinct = len(values) + len(column.words)
    missing = column.is_missing
    if not count and all(_DATE.fullmatch(word) for word in column.words):
        return Finding(column, "date", missing, distinct, DATE.text)
    if column.crowded or distinct > MOST_CATEGORIES or (distinct > 10 and distinct > (words + count) / 2):
        return Finding(column, "text", missing, distinct, TEXT.text)
    reason = CONSTANT.text if distinct == 1 and not missing.any() else ""
    return Finding(column, "category", missing, distinct, reason)


def _reason(column: Column, values: HostArray) -> str:
    """Why a column of numbers makes no input."""
    if len(values) == 1:
        return CONSTANT.text
    if (
        len(values) == len(column.numbers)
        and _KEY.fullmatch(column.name)
        and (values == np.floor(values)).all()
    ):
        return KEY.text
    return ""


def counts_rows(column: Column) -> bool:
    """Whether the numbers are 0, 1, 2 … or 1, 2, 3 … from row to row, as exported tables often begin."""
    first = column.numbers[0]
    return bool(first in {0.0, 1.0} and (column.numbers == first + np.arange(len(column.numbers))).all())
