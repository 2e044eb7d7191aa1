"""Medians and quartiles, against NumPy and against what infinities mean."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparison.spread import quantile, spread

FIGURES = st.floats(-1e300, 1e300)


@given(st.lists(FIGURES, min_size=1, max_size=40))
def test_finite_figures_have_the_quantiles_that_numpy_gives(values) -> None:
    found = spread(values)
    assert found is not None
    wanted = np.quantile(values, (0, 0.25, 0.5, 0.75, 1))
    got = (found.lowest, found.lower, found.median, found.upper, found.highest)
    assert np.allclose(got, wanted, rtol=1e-9, atol=1e-9 * max(map(abs, values)))
    assert found.count == len(values)


@given(st.lists(FIGURES, min_size=1, max_size=20), st.floats(0, 1))
def test_a_quantile_lies_between_its_neighbors(values, level) -> None:
    ordered = sorted(values)
    found = quantile(ordered, level)
    slack = 1e-12 * max(map(abs, values))
    assert ordered[0] - slack <= found <= ordered[-1] + slack


def test_what_is_missing_does_not_count() -> None:
    assert spread([]) is None
    assert spread([None, math.nan]) is None
    found = spread([None, 2.0, math.nan, 4.0])
    assert found is not None
    assert (found.count, found.median) == (2, 3.0)


@pytest.mark.parametrize(
    ("values", "median"),
    [
        ([1.0, 2.0, math.inf], 2.0),
        ([1.0, math.inf], math.inf),
        ([math.inf, math.inf, 1.0], math.inf),
        ([-math.inf, 1.0], -math.inf),
        ([-math.inf, math.inf], -math.inf),
        ([math.inf, math.inf], math.inf),
    ],
)
def test_infinities_stand_at_the_ends(values, median) -> None:
    found = spread(values)
    assert found is not None
    assert found.median == median
