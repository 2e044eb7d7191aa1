"""The moving average against its defining sum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recording.series import Series
from engine.recording.smoothing import Smoothed


def reference(values: np.ndarray, half_life: float) -> np.ndarray:
    """Adam's recursion with its bias correction, counting only the finite values."""
    decay, moment, weight = 2.0 ** (-1.0 / half_life), 0.0, 0.0
    averages = []
    for value in values:
        moment, weight = decay * moment, decay * weight
        if np.isfinite(value):
            moment, weight = moment + (1 - decay) * value, weight + (1 - decay)
        averages.append(moment / weight if weight else np.nan)
    return np.array(averages)


@given(
    st.lists(st.one_of(st.floats(-1e3, 1e3), st.just(np.nan)), min_size=1, max_size=300),
    st.floats(0.5, 200),
    st.lists(st.integers(1, 100), max_size=4),
)
def test_average_agrees_with_the_recursion_however_the_data_arrive(values, half_life, pieces):
    source = Series()
    smoothed = Smoothed(source, half_life)
    cuts = np.minimum(np.cumsum([0, *pieces]), len(values))
    for start, end in zip([*cuts], [*cuts[1:], len(values)], strict=True):
        source.append(np.arange(start, end) * 3, values[start:end])
        smoothed.follow()
    assert smoothed.pending == 0
    read = np.arange(smoothed.stride - 1, len(values), smoothed.stride)
    assert smoothed.series.steps.tolist() == (read * 3).tolist()
    expected = reference(np.array(values), half_life)[read]
    found = smoothed.series.values
    gaps = np.isnan(found)
    np.testing.assert_allclose(found[~gaps], expected[~gaps], rtol=1e-9, atol=1e-9)
    windows = [np.array(values)[max(i + 1 - smoothed.stride, 0) : i + 1] for i in read]
    assert gaps.tolist() == [bool(np.isnan(window).all()) for window in windows]


def test_long_half_lives_keep_few_points_and_catch_up_in_portions():
    source = Series()
    source.append(np.arange(100_000), np.ones(100_000))
    smoothed = Smoothed(source, 1024)
    portions = 0
    while smoothed.pending:
        smoothed.follow(limit=30_000)
        portions += 1
    assert portions == 4
    assert len(smoothed.series) == 100_000 // 64
    np.testing.assert_allclose(smoothed.series.values, 1.0, rtol=1e-12)


class Counted(Series):
    """A series that notes how many samples or blocks are read."""

    def __init__(self) -> None:
        super().__init__()
        self.read = 0

    def stretches(self, *args, **kwargs):
        for part in super().stretches(*args, **kwargs):
            self.read += part.blocks.shape[1]
            yield part


@pytest.mark.parametrize("length", [1 << 16, 1 << 18, 1 << 20])
def test_a_half_life_in_proportion_costs_the_same_at_any_length(length):
    source = Counted()
    chance = np.random.default_rng(length)
    values = np.linspace(3, 1, length) + chance.standard_normal(length)
    values[chance.random(length) < 0.01] = np.nan
    for start in range(0, length, 30_000):
        part = slice(start, start + 30_000)
        source.append(np.arange(length)[part], values[part])
    smoothed = Smoothed(source, length / 64)
    smoothed.follow()
    assert smoothed.pending == 0
    assert source.read <= 1 << 16
    expected = reference(values, length / 64)[smoothed.series.steps]
    # The noise that an average leaves is √(ln 2 / 2 half-lives), and more at its beginning: blocks add little to it.
    remaining = np.sqrt(np.log(2) / (2 * length / 64))
    assert np.abs(smoothed.series.values - expected).max() < 0.1 * remaining


def test_any_half_life_reads_everything():
    source = Series()
    source.append(np.arange(200_000), np.ones(200_000))
    for half_life in (12_345.6, 25_000.0, 8192.0):
        smoothed = Smoothed(source, half_life)
        smoothed.follow()
        assert smoothed.pending == 0
        np.testing.assert_allclose(smoothed.series.values, 1.0, rtol=1e-12)


def test_blocks_of_a_size_are_read_where_there_are_such():
    series = Series()
    for start in range(0, 10_240, 100):
        steps = np.arange(start, min(start + 100, 10_240))
        series.append(steps, steps.astype(float))
    fine, coarse = list(series.stretches(128, 10_240)), list(series.stretches(128, 10_240, finest=128))
    assert {part.size for part in fine} == {1}
    assert {part.size for part in coarse} == {128}
    means = np.concatenate([part.means for part in coarse])
    np.testing.assert_allclose(
        means, np.concatenate([part.means for part in fine]).reshape(-1, 128).mean(axis=1)
    )


def test_half_life_must_be_positive():
    with pytest.raises(ValueError, match="half_life"):
        Smoothed(Series(), 0)
