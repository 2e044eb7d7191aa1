"""Measures against plain loops, and the interval of a share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.metrics.accuracy import Accuracy, ErrorRate, wilson_interval
from engine.metrics.regression import MeanSquaredError, RSquared

few = settings(max_examples=20)
seeds = st.integers(0, 10**6)


@few
@given(seed=seeds, count=st.integers(1, 20))
def test_accuracy_and_error_rate_count(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    shares, labels = generator.dirichlet(np.ones(3), size=(2, count)), generator.integers(3, size=count)
    for lane in range(2):
        hits = sum(max(range(3), key=lambda k: shares[lane, i, k]) == labels[i] for i in range(count))
        assert Accuracy().value(np, shares, labels)[lane] == pytest.approx(hits / count, abs=1e-15)
        assert ErrorRate().value(np, shares, labels)[lane] == pytest.approx(1 - hits / count, abs=1e-15)


def test_a_share_is_rounded_once_whatever_the_precision() -> None:
    predictions = np.zeros((2, 300, 2), np.float32)
    predictions[:, :, 0] = 1.0
    labels = np.repeat([0, 1], [103, 197])
    assert Accuracy().value(np, predictions, labels).tolist() == [103 / 300, 103 / 300]
    assert ErrorRate().value(np, predictions, labels).tolist() == [197 / 300, 197 / 300]


@few
@given(seed=seeds, count=st.integers(2, 20))
def test_regression_measures_sum(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    found, true = generator.normal(size=(2, count, 2)), generator.normal([3.0, -1.0], size=(count, 2))
    means = [sum(true[i, k] for i in range(count)) / count for k in range(2)]
    total = sum((true[i, k] - means[k]) ** 2 for i in range(count) for k in range(2))
    for lane in range(2):
        left = sum((found[lane, i, k] - true[i, k]) ** 2 for i in range(count) for k in range(2))
        assert MeanSquaredError().value(np, found, true)[lane] == pytest.approx(left / (2 * count), rel=1e-12)
        assert RSquared().value(np, found, true)[lane] == pytest.approx(1 - left / total, rel=1e-10)


def test_r_squared_of_perfect_of_mean_and_of_constant_targets() -> None:
    true = np.array([[1.0], [2.0], [6.0]])
    predictions = np.stack([true, np.full((3, 1), 3.0), np.zeros((3, 1))])
    assert RSquared().value(np, predictions, true) == pytest.approx([1.0, 0.0, 1 - 41 / 14])
    for constant in (0.0, 0.1, 1e6 + 0.1):
        targets = np.full((7, 1), constant)
        assert RSquared().value(np, np.stack([targets, targets + 1.0]), targets).tolist() == [0.0, 0.0]


def test_direction_and_unit() -> None:
    assert [(m.higher_is_better, m.percent) for m in (Accuracy, ErrorRate, MeanSquaredError, RSquared)] == [
        (True, True),
        (False, True),
        (False, False),
        (True, False),
    ]


# Newcombe 1998, Statistics in Medicine 17, table I (method 3, the score interval).
@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_gives_published_values(hits: int, count: int, low: float, high: float) -> None:
    found = wilson_interval(hits / count, count)
    assert found == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=30)
@given(count=st.integers(1, 5000), data=st.data())
def test_wilson_interval_ends_where_the_score_test_does(count: int, data: st.DataObject) -> None:
    """Each end p solves |hits/count − p| = 1.96 √(p(1 − p)/count), found by bisection."""
    share = data.draw(st.integers(0, count)) / count

    def end(inside: float, outside: float) -> float:
        for _ in range(200):
            middle = 0.5 * (inside + outside)
            accepted = abs(share - middle) <= 1.959963984540054 * math.sqrt(middle * (1.0 - middle) / count)
            inside, outside = (middle, outside) if accepted else (inside, middle)
        return inside

    expected = (end(share, 0.0), end(share, 1.0))
    assert wilson_interval(share, count) == pytest.approx(expected, abs=1e-9)


def test_intervals_are_for_shares_only() -> None:
    assert ErrorRate().interval(0.1, 100) == wilson_interval(0.1, 100)
    assert MeanSquaredError().interval(0.1, 100) is None
    assert RSquared().interval(0.1, 100) is None
