"""Ranges follow growing data, seldom, and do not listen to outliers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from engine.recording.series import Series
from gui.plots.ranges import extent, round_end, step_scale, value_scale
from gui.plots.smoothing import LEAST, SmoothedCurve, Smoothing
from gui.plots.view_range import PATIENCE, ViewRange


def grown(values, start=1) -> Series:
    series = Series()
    series.append(np.arange(start, start + len(values)), values)
    return series


def test_steps_end_at_a_round_number():
    assert [round_end(x) for x in (1, 7, 600, 1500, 1501, 10_000)] == [1, 8, 600, 1500, 2000, 10_000]
    scale = step_scale(1, 600, logarithmic=False)
    assert scale.low < 0 < 1
    assert 600 < scale.high < 620
    logarithmic = step_scale(0, 5000, logarithmic=True)
    assert -0.2 < logarithmic.low < 0
    assert np.log10(5000) < logarithmic.high < np.log10(6000)


@pytest.mark.parametrize("logarithmic", [False, True])
def test_the_range_changes_seldom_while_data_arrive(logarithmic):
    rng = np.random.default_rng(0)
    values = 2.3 * np.exp(-np.arange(20_000) / 4000) * np.exp(0.3 * rng.standard_normal(20_000)) + 0.01
    view_range, series = ViewRange(), Series()
    view_range.set_logarithmic(x=False, y=logarithmic)
    seen = []
    for start in range(0, 20_000, 40):
        series.append(np.arange(start, start + 40), values[start : start + 40])
        view_range.follow([series])
        assert view_range.x.low < start + 39 < view_range.x.high
        assert view_range.y.low <= view_range.y.coordinate(values[start + 39]) <= view_range.y.high
        seen.append((view_range.x, view_range.y))
    assert sum(a[0] != b[0] for a, b in pairwise(seen)) < 40
    assert sum(a[1] != b[1] for a, b in pairwise(seen)) < 25


def test_an_outlier_does_not_flatten_the_curves():
    rng = np.random.default_rng(1)
    values = 1 + 0.1 * rng.standard_normal(5000)
    values[2000] = 1e6
    view_range = ViewRange()
    view_range.follow([grown(values)])
    assert view_range.y.high < 10
    assert view_range.y.low < values.min()
    view_range.set_logarithmic(x=False, y=True)
    values[3000] = 1e-30
    view_range.follow([grown(values)])
    assert -5 < view_range.y.low < view_range.y.high < 5


def test_the_newest_value_is_shown_and_let_go_again():
    view_range, series = ViewRange(), grown(np.ones(1000) + np.linspace(0, 0.1, 1000))
    view_range.follow([series])
    series.append([1001], [50.0])
    view_range.follow([series])
    assert view_range.y.high > 50
    for step in range(1002, 1002 + 2 * PATIENCE):
        series.append([step], [1.0])
        view_range.follow([series])
    assert view_range.y.high < 10


def test_a_level_that_changes_is_no_outlier():
    rate = np.where(np.arange(1000) < 30, np.arange(1000) / 30, 1.0) * 0.001
    view_range = ViewRange()
    view_range.follow([grown(rate)])
    assert view_range.y.low <= 0 <= view_range.y.high
    assert view_range.y.high > 0.001


def test_extent_of_few_or_no_data():
    none = np.array([np.nan, np.nan])
    assert extent(none, none, [], logarithmic=False) is None
    assert extent(np.array([1.0]), np.array([5.0]), [np.nan, 7.0], logarithmic=False) == (1.0, 7.0)


def test_constant_data_lie_in_the_middle():
    for value, logarithmic in ((3.0, False), (0.0, False), (-2.0, True)):
        scale = value_scale(None, (value, value), logarithmic=logarithmic)
        assert scale.low < value < scale.high
        assert scale.share(10**value if logarithmic else value) == pytest.approx(0.5)


def test_a_zoomed_view_stays_and_follows_again_when_asked():
    view_range, series = ViewRange(), grown(np.linspace(1, 2, 100))
    view_range.follow([series])
    view_range.zoom(0.5, 0.5, 0.5, 0.5)
    view_range.move(0.1, 0.0)
    before = (view_range.x, view_range.y)
    series.append(np.arange(200, 5000), np.full(4800, 9.0))
    view_range.follow([series])
    assert (view_range.x, view_range.y) == before
    view_range.follow_again()
    view_range.follow([series])
    assert view_range.x.high > 5000
    assert view_range.y.high > 9


def test_a_curve_that_levels_off_is_left_little_room():
    view_range, series = ViewRange(), Series()
    for step in range(0, 3000, 10):
        series.append([step], [1 - np.exp(-step / 400)])
        view_range.follow([series])
    assert 1 < view_range.y.high < 1.1


def test_smoothing_grows_with_the_run():
    lives = [Smoothing.LOW.half_life(count) for count in (0, 100, 1000, 1_000_000)]
    assert lives == [4, 4, 8, 8192]
    assert all(Smoothing.HIGH.half_life(n) == 4 * Smoothing.LOW.half_life(n) for n in (0, 1000, 123_456))


def test_a_smoothed_curve_stays_while_a_stronger_one_is_computed():
    source = grown(np.ones(300_000))
    smoothed = SmoothedCurve(source, Smoothing.LOW)
    rounds = 0
    while smoothed.pending:
        smoothed.follow(LEAST)
        rounds += 1
        assert len(smoothed.series) == 0 or not smoothed.pending
    assert 1 < rounds <= 300_000 / LEAST + 1
    first = smoothed.series
    source.append(np.arange(300_001, 900_001), np.ones(600_000))
    smoothed.follow(LEAST)
    assert smoothed.series is first
    while smoothed.pending:
        smoothed.follow()
    assert smoothed.series is not first
    assert smoothed.series.last == pytest.approx((900_000, 1.0), rel=1e-3)
