"""What typed numbers mean, and what is said about those that mean nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.formatting import exact
from gui.widgets.number_text import Bounds, may_become_number, parse_number

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.005", 0.005),
        ("0,005", 0.005),
        ("1e-3", 0.001),
        ("1E-3", 0.001),
        ("1,5e\u22123", 0.0015),
        (" 5 ", 5.0),
        ("1 500", 1500.0),
        ("1\u202f500,5", 1500.5),
        ("1\u00a0500", 1500.0),
        ("\u22122", -2.0),
        ("+.5", 0.5),
        ("5.", 5.0),
        ("-0", 0.0),
    ],
)
def test_real(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("32", 32), ("1e3", 1000), ("32.0", 32), ("2,0", 2), ("18446744073709551615", 2**64 - 1)],
)
def test_whole(text, value):
    result = parse_number(text, whole=True)
    assert result == value
    assert type(result) is int


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "Type a number"),
        ("  ", "Type a number"),
        ("abc", "“abc” is not a number"),
        ("1.500,25", "one decimal"),
        ("1,500,000", "one decimal"),
        ("nan", "finite"),
        ("-inf", "finite"),
        ("∞", "finite"),
        ("1e999", "too large"),
        ("0x10", "not a number"),
        ("1_000", "not a number"),
        ("٣", "not a number"),
        ("1e", "not a number"),
        ("__import__('os')", "not a number"),
    ],
)
def test_what_is_no_number(text, part):
    with pytest.raises(ValueError, match=part):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [("2.5", "whole"), ("1e-3", "whole"), ("9007199254740993.5", "whole"), ("1e300", "too large")],
)
def test_what_is_not_whole(text, part):
    with pytest.raises(ValueError, match=part):
        parse_number(text, whole=True)


def test_huge_exponents_are_refused_at_once():
    with pytest.raises(ValueError, match="too large"):
        parse_number("1e999999999", whole=True)
    assert parse_number("1e-999999999") == 0.0


@given(finite)
def test_reads_back_what_is_written(value):
    for text in (
        exact(value),
        repr(value),
        repr(value).replace(".", ","),
        repr(value).replace("-", "\u2212").upper(),
    ):
        assert parse_number(text) == value


@given(st.integers(-(10**29), 10**29))
def test_reads_back_whole_numbers(value):
    assert parse_number(str(value), whole=True) == value


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_an_error_in_words(text):
    try:
        outcome: float | str = parse_number(text)
    except ValueError as error:
        outcome = str(error)
    assert outcome.endswith(".") if isinstance(outcome, str) else math.isfinite(outcome)


@given(finite)
def test_every_beginning_of_a_number_may_become_one(value):
    text = repr(value)
    assert all(may_become_number(text[:length]) for length in range(len(text) + 1))


@pytest.mark.parametrize("text", ["x", "1a", "1e-x", "1.2.3", "--1", "1e5.5"])
def test_nothing_more_can_mend_these(text):
    assert not may_become_number(text)


@pytest.mark.parametrize(
    ("bounds", "good", "bad", "words"),
    [
        (Bounds(above=0), 1e-300, 0, "greater than 0"),
        (Bounds(low=0), 0, -1e-9, "at least 0"),
        (Bounds(below=1), 0.999999, 1, "less than 1"),
        (Bounds(high=0.5), 0.5, 0.51, "at most 0.5"),
    ],
)
def test_bounds(bounds, good, bad, words):
    assert bounds.problem(good) == ""
    assert words in bounds.problem(bad)


def test_ends():
    assert (Bounds(low=1, above=0).lowest, Bounds(high=5, below=7).highest) == (1, 5)
    assert (Bounds().lowest, Bounds().highest) == (None, None)
