"""Medians and bands of many lanes are what they say, whatever became of the lanes."""

from __future__ import annotations

import numpy as np
import pytest

from engine.recording.series import Series
from gui.plots.lanes import HIGHEST, LEVELS, LOWEST, MEDIAN, Lanes, quantiles


def recorded(values, steps=None) -> Series:
    series = Series()
    series.append(np.arange(len(values)) if steps is None else steps, values)
    return series


def test_quantiles_leave_out_what_is_not_finite():
    rng = np.random.default_rng(0)
    values = rng.standard_normal((7, 40))
    values[rng.random((7, 40)) < 0.4] = np.nan
    values[2, 5] = np.inf
    values[:, 9] = np.nan
    finite = np.where(np.isfinite(values), values, np.nan)
    known = np.isfinite(finite).any(axis=0)
    expected = np.nanquantile(finite[:, known], LEVELS, axis=0)
    found = quantiles(values)
    np.testing.assert_allclose(found[:, known], expected)
    assert np.isnan(found[:, 9]).all()


def test_single_samples_have_exact_quantiles():
    values = np.random.default_rng(1).standard_normal((6, 50))
    lanes = Lanes([recorded(row) for row in values])
    expected = np.quantile(values, LEVELS, axis=0)
    for level, source in enumerate(lanes.curves):
        columns = source.columns(0, 49, 100)
        np.testing.assert_allclose(columns.first, expected[level])
        np.testing.assert_array_equal(columns.x_first, np.arange(50))
        assert source.last is not None
        assert source.last[0] == 49
        assert source.last[1] == pytest.approx(expected[level, -1])


def test_blocks_keep_every_extreme():
    rng = np.random.default_rng(2)
    values = rng.standard_normal((5, 100_000))
    values[3, 54_321] = 50.0
    values[1, 12_345] = -40.0
    lanes = Lanes([recorded(row) for row in values])
    assert np.nanmax(lanes.curves[HIGHEST].columns(0, 100_000, 300).maximum) == 50
    assert np.nanmin(lanes.curves[LOWEST].columns(0, 100_000, 300).minimum) == -40
    columns = lanes.curves[MEDIAN].columns(0, 100_000, 300)
    assert len(columns.first) < 1300
    np.testing.assert_allclose(columns.last, np.median(values[:, columns.x_last], axis=0))


def test_a_lane_that_has_ended_counts_no_more():
    lanes = Lanes([recorded(np.full(100, 1.0)), recorded(np.full(100, 3.0)), recorded(np.full(40, 9.0))])
    median = lanes.curves[MEDIAN].columns(0, 99, 400)
    at = dict(zip(median.x_first.tolist(), median.first.tolist(), strict=True))
    assert at[20] == 3
    assert at[80] == 2
    assert lanes.curves[HIGHEST].columns(0, 99, 400).maximum.max() == 9
    assert lanes.at(10)[MEDIAN] == 3


def test_lanes_with_other_steps_are_brought_together():
    lanes = Lanes([recorded(np.arange(100.0)), recorded(np.arange(10.0) * 10, np.arange(10) * 10)])
    low = lanes.curves[LOWEST].columns(0, 99, 400)
    assert low.minimum.min() == 0
    assert np.isfinite(low.first).all()


def test_what_grows_is_seen():
    series = [recorded(np.zeros(10)) for _ in range(4)]
    lanes = Lanes(series)
    assert len(lanes.curves[MEDIAN].columns(0, 20, 100).first) == 10
    for index, one in enumerate(series):
        one.append([10], [float(index)])
    assert lanes.curves[MEDIAN].columns(0, 20, 100).last[-1] == 1.5
    assert lanes.curves[MEDIAN].last == (10, 1.5)
