"""Values to try of a number."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.fields import Number
from engine.sweeps.spacing import allowed, half_decade, spaced, suggested
from engine.sweeps.sweepable import sweepables

ENDS = st.floats(1e-8, 1e8)


@given(ENDS, ENDS, st.integers(1, 60), st.booleans())
def test_values_are_increasing_within_the_ends_and_never_too_many(
    one: float, other: float, count: int, logarithmic: bool
) -> None:
    low, high = min(one, other), max(one, other)
    values = spaced(low, high, count, logarithmic=logarithmic)
    assert values == tuple(sorted(set(values)))
    assert values[0] == low
    assert values[-1] == (high if count > 1 else low)
    assert len(values) <= count


@given(st.integers(1, 100), st.integers(0, 1000), st.integers(1, 30))
def test_whole_numbers_stay_whole(low: int, room: int, count: int) -> None:
    values = spaced(low, low + room, count, logarithmic=True, whole=True)
    assert all(isinstance(value, int) for value in values)


def test_a_logarithmic_grid_has_equal_ratios() -> None:
    assert spaced(1e-3, 1.0, 4, logarithmic=True) == (0.001, 0.01, 0.1, 1.0)
    assert spaced(0.001, 0.1, 5, logarithmic=True) == (0.001, 0.00316, 0.01, 0.0316, 0.1)
    assert spaced(0.0, 1.0, 5, logarithmic=False) == (0.0, 0.25, 0.5, 0.75, 1.0)


@pytest.mark.parametrize(("low", "high", "count"), [(1.0, 0.5, 3), (0.0, 1.0, 3), (1.0, 2.0, 0)])
def test_what_cannot_be_spread_is_refused(low: float, high: float, count: int) -> None:
    with pytest.raises(ValueError, match="no"):
        spaced(low, high, count, logarithmic=True)


@given(st.integers(-20, 20))
def test_half_decades_can_be_read(number: int) -> None:
    assert math.isclose(half_decade(number), 10 ** (number / 2), rel_tol=0.06)


def test_suggested_values_lie_around_the_present_one_and_in_bounds() -> None:
    for found in sweepables(Experiment()):
        if isinstance(found.field, Number):
            present = found.field.initial()
            values = suggested(found.field, present)
            assert values, found.path
            assert all(allowed(found.field, value) for value in values)
    rate = Experiment().optimizer.field("learning_rate")
    assert isinstance(rate, Number)
    assert suggested(rate, 0.001) == (3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2)
    batch = Experiment.field("batch_size")
    assert isinstance(batch, Number)
    assert suggested(batch, 32) == (4, 8, 16, 32, 64, 128, 256)
