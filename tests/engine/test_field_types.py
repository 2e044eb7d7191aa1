"""Fields of words, files and small tables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import fields
from engine.errors import InputError

CURVE = fields.Table(
    name="points",
    columns=(fields.Real(name="t", low=0.0, high=1.0), fields.Real(name="y", low=0.0)),
    default=((0.0, 1.0), (1.0, 0.0)),
    fewest=2,
    most=4,
    increasing=True,
)


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        ([[0.0, 1.0]], "points", "2 to 4 rows"),
        ([[0.0, 1.0]] * 5, "points", "2 to 4 rows"),
        ([[0.0, 1.0], [0.5]], "points.1", "a row of 2 numbers"),
        ([[0.0, 1.0], [0.5, -1.0]], "points.1.y", "at least 0"),
        ([[0.5, 1.0], [0.5, 0.0]], "points.1", "after the row before"),
        ([[0.5, 1.0], [0.2, 0.0]], "points.1", "after the row before"),
        ({"a": 1}, "points", "a list of rows"),
    ],
)
def test_a_table_says_which_row_and_number_is_wrong(rows: Any, path: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        CURVE.check(rows)
    assert caught.value.path == path
    assert words in caught.value.problem


def test_a_table_becomes_tuples_and_its_json_lists() -> None:
    value = CURVE.check([[0, 1], [1, 2]])
    assert value == ((0.0, 1.0), (1.0, 2.0))
    assert CURVE.decode(CURVE.encode(value)) == value
    assert CURVE.describe()["columns"][1]["name"] == "y"


POINTS = fields.Table(
    name="points",
    columns=(fields.Real(name="x", low=-9.0, high=9.0), fields.Integer(name="class", low=0, high=7)),
    most=50,
)
NUMBERS = st.one_of(
    st.floats(-9.5, 9.5),
    st.sampled_from([float("nan"), float("inf"), -0.0]),
    st.integers(-1, 8),
    st.booleans(),
)


@given(st.lists(st.lists(NUMBERS, min_size=1, max_size=3), max_size=5))
def test_rows_at_once_are_judged_as_rows_one_by_one(rows: list[list[Any]]) -> None:
    """Tuples take the short way through, lists the long one."""
    outcomes = []
    for value in (rows, tuple(tuple(row) for row in rows)):
        try:
            outcomes.append(repr(POINTS.check(value)))
        except InputError as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]


def test_rows_that_were_checked_stay_the_same_objects() -> None:
    value = POINTS.check([[1, 2.0], [0.5, 3]])
    assert POINTS.check(value) is value


def test_text_is_one_line_and_loses_spaces_at_its_ends() -> None:
    field = fields.Text(name="target", longest=5)
    assert field.check("  ab ") == "ab"
    for wrong in ("abcdef", "a\tb", "a\nb", 3):
        with pytest.raises(InputError, match="target"):
            field.check(wrong)
