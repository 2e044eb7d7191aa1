"""Rows as text of the clipboard, and where the next one goes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.number_text import Bounds
from gui.widgets.table_rows import Column, parse_rows, rows_text, with_new_row

X = Column(title="x")
UNIT = Column(title="time", bounds=Bounds(low=0.0, high=1.0), usual=(0.0, 1.0))
CLASS = Column(title="class", whole=True, bounds=Bounds(low=0, high=7))


@pytest.mark.parametrize(
    "text",
    [
        "1.5\t2\n3\t-4",
        "1,5\t2\n3\t−4",
        "1,5;2\n3;-4\n",
        "1.5 2\n\n3 -4",
        "1.5, 2\n3, -4",
        "x;y\n1,5;2\n3;-4",
        "1.5 | 2\n3 | -4",
    ],
)
def test_rows_are_read_however_they_are_written(text: str) -> None:
    assert parse_rows(text, (X, X)) == ((1.5, 2.0), (3.0, -4.0))


@pytest.mark.parametrize(
    ("text", "word"),
    [("1;2\n3;four", "four"), ("1;2\n3", "x, x"), ("hello", "x, x"), ("1;2\n3;4.5\n", "")],
)
def test_what_is_no_row_is_told_with_its_line(text: str, word: str) -> None:
    columns = (X, X) if word else (X, CLASS)
    with pytest.raises(ValueError, match=word or None):
        parse_rows(text, columns)


def test_no_rows_are_no_error() -> None:
    assert parse_rows(" \n", (X, X)) == ()


numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)


@given(st.lists(st.tuples(numbers, numbers, st.integers(0, 7)), min_size=1).map(tuple))
def test_what_is_copied_is_pasted_again(rows: tuple[tuple[float, float, int], ...]) -> None:
    assert parse_rows(rows_text(rows), (X, X, CLASS)) == rows


risen = st.lists(st.floats(0.0, 1.0), min_size=0, max_size=6, unique=True).map(sorted)


@given(risen, st.integers(-1, 6))
def test_a_new_row_in_between_rises(times: list[float], after: int) -> None:
    rows = tuple((time, 1.0) for time in times)
    new, place = with_new_row(rows, after, (UNIT, X), increasing=True)
    assert len(new) == len(rows) + 1
    assert (*new[:place], *new[place + 1 :]) == rows
    assert all(0.0 <= row[0] <= 1.0 for row in new)
    gaps = [right - left for left, right in pairwise(times)]
    if min(gaps, default=1.0) > 1e-9:
        assert all(left[0] < right[0] for left, right in pairwise(new))


def test_a_new_row_elsewhere_is_a_copy_behind_the_selected_one() -> None:
    rows = ((1.0, 2.0, 0), (3.0, 4.0, 1))
    assert with_new_row(rows, 0, (X, X, CLASS), increasing=False) == ((rows[0], rows[0], rows[1]), 1)
    assert with_new_row(rows, -1, (X, X, CLASS), increasing=False) == ((*rows, rows[1]), 2)
    assert with_new_row((), -1, (UNIT, X, CLASS), increasing=False) == (((0.5, 0.0, 0),), 0)
