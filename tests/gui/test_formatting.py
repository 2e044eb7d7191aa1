"""Numbers as text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.formatting import MINUS, MISSING, THIN_SPACE, count, exact, number, percent, scientific


def plain(text: str) -> str:
    return text.replace(THIN_SPACE, " ").replace(MINUS, "-")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, MISSING),
        (0, "0"),
        (0.0, "0"),
        (1500, "1 500"),
        (1234567, "1 234 567"),
        (-1500, "-1 500"),
        (1500.0, "1 500"),
        (0.054, "0.05400"),
        (0.9999, "0.9999"),
        (0.99999, "1.000"),
        (9.9999, "10.00"),
        (999.96, "1 000"),
        (12345.678, "12 346"),
        (-0.5, "-0.5000"),
        (0.001, "0.001000"),
        (0.00099994, "1.00e-03"),
        (0.00099996, "0.001000"),
        (0.000013, "1.30e-05"),
        (2.5e6, "2.50e+06"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
        (-math.inf, "-∞"),
    ],
)
def test_number(value, text):
    assert plain(number(value)) == text


def test_number_with_fewer_digits():
    assert [number(value, 2) for value in (0.06, 0.054, 0.98)] == ["0.060", "0.054", "0.98"]
    assert number(2.2e-5, 2) == "2.2e-05"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.13, "1.3e-01"),
        (0.018, "1.8e-02"),
        (-0.004, "-4.0e-03"),
        (1.5e-31, "1.5e-31"),
        (0.0, "0.0e+00"),
        (None, "–"),
    ],
)
def test_scientific(value, text):
    assert plain(scientific(value)) == text


@given(st.floats(1e-99, 1e99))
def test_scientific_has_one_width(value):
    assert len(scientific(value)) == len("1.3e-02")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.983, "98.3 %"),
        (1.0, "100.0 %"),
        (-0.021, "-2.1 %"),
        (None, "–"),
        (math.nan, "NaN"),
        (-math.inf, "–"),
    ],
)
def test_percent(share, text):
    assert plain(percent(share)) == text


def test_nothing_has_no_sign():
    assert plain(percent(-0.0001)) == "0.0 %"


def test_percent_without_decimals():
    assert plain(percent(0.5, 0)) == "50 %"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (497, "497"),
        (999, "999"),
        (1000, "1 k"),
        (12_345, "12.3 k"),
        (234_567, "235 k"),
        (999_949, "1 M"),
        (2_900_000, "2.9 M"),
        (99_960_000, "100 M"),
        (7_000_000_000, "7 G"),
        (5 * 10**15, "5000 T"),
        (-1500, "-1.5 k"),
    ],
)
def test_count(value, text):
    assert plain(count(value)) == text


@given(st.integers(0, 10**14))
def test_count_is_near(value):
    digits, _, suffix = count(value).partition(THIN_SPACE)
    size = float(digits) * 1000 ** ["", "k", "M", "G", "T"].index(suffix)
    assert math.isclose(size, value, rel_tol=0.051)
    assert len(digits.replace(".", "")) <= 3


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.001, "0.001"), (1e-5, "1e-5"), (1.5e-8, "1.5e-8"), (1.0, "1"), (0.1 + 0.2, "0.30000000000000004"), (32, "32"),
     (1e22, "1e22"), (-2.5, "-2.5"), (2**64, "18446744073709551616")],
)  # fmt: skip
def test_exact(value, text):
    assert exact(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_reads_back_equal(value):
    text = exact(value)
    assert float(text) == value
    assert len(text) <= len(repr(value))


@given(st.floats(-1e300, 1e300))
def test_numbers_are_near_what_they_say(value):
    shown = float(number(value).replace(THIN_SPACE, "").replace(MINUS, "-"))
    assert math.isclose(shown, value, rel_tol=0.005)
