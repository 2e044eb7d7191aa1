"""Series and their pyramid against plain NumPy over all samples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.recording.series import Columns, Series, block_size
from engine.recording.store import SeriesStore

VALUES = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([np.nan, np.inf, -np.inf]))


def build(values, gaps=None, pieces=1) -> Series:
    """A series of `values` whose steps grow by `gaps` (all 1 where None), appended in `pieces` blocks."""
    steps = np.cumsum(np.ones(len(values), int) if gaps is None else gaps)
    series = Series()
    for part in np.array_split(np.arange(len(values)), pieces):
        series.append(steps[part], np.asarray(values, float)[part])
    return series


def check(series: Series, columns: Columns, first_step: int, last_step: int) -> None:
    """Blocks are neighbors, cover the interval and what lies beside it, and state what their samples say."""
    steps, values = series.steps, series.values
    heads, tails = np.searchsorted(steps, columns.x_first), np.searchsorted(steps, columns.x_last)
    assert (steps[heads] == columns.x_first).all()
    assert (steps[tails] == columns.x_last).all()
    assert (heads[1:] == tails[:-1] + 1).all()
    wanted = np.flatnonzero((steps >= first_step) & (steps <= last_step))
    if len(wanted):
        assert heads[0] <= max(wanted[0] - 1, 0)
        assert tails[-1] >= min(wanted[-1] + 1, len(steps) - 1)
    finite = np.where(np.isfinite(values), values, np.nan)
    for i, (head, tail) in enumerate(zip(heads, tails, strict=True)):
        block = finite[head : tail + 1]
        present = block[np.isfinite(block)]
        low, high = (present.min(), present.max()) if len(present) else (np.nan, np.nan)
        np.testing.assert_array_equal([columns.minimum[i], columns.maximum[i]], [low, high])
        np.testing.assert_array_equal([columns.first[i], columns.last[i]], [block[0], block[-1]])


@example(samples=[(0.0, 1), (0.0, 3)], pieces=1, first_step=0, span=1, count=1, logarithmic=True)
@example(
    samples=[(0.0, gap) for gap in (5, 18, 22, 4, 28, 32)],
    pieces=1,
    first_step=23,
    span=548,
    count=3,
    logarithmic=True,
)
@given(
    st.lists(st.tuples(VALUES, st.integers(1, 60)), min_size=1, max_size=400),
    st.integers(1, 7),
    st.integers(-10, 2000),
    st.integers(0, 9000),
    st.integers(1, 40),
    st.booleans(),
)
def test_columns_agree_with_brute_force(samples, pieces, first_step, span, count, logarithmic):
    values, gaps = zip(*samples, strict=True)
    series = build(values, gaps, pieces)
    columns = series.columns(first_step, first_step + span, count, logarithmic=logarithmic)
    check(series, columns, first_step, first_step + span)
    if not logarithmic:
        assert len(columns.x_first) <= 2 * count + 2


@pytest.mark.parametrize("length", [1, 7, 8, 9, 1000, 4095, 4096, 70_001])
def test_long_series_keep_every_spike(length):
    values = np.random.default_rng(length).standard_normal(length)
    values[length // 3] = 1e9
    series = build(values, pieces=5)
    for count in (1, 10, 600):
        columns = series.columns(1, length, count)
        check(series, columns, 1, length)
        assert columns.maximum.max() == 1e9
        assert len(columns.x_first) <= 2 * count + 2
        assert len(columns.x_first) >= min(length, count)


def test_logarithmic_columns_resolve_every_octave():
    series = build(np.arange(100_000.0))
    columns = series.columns(1, 100_000, 300, logarithmic=True)
    check(series, columns, 1, 100_000)
    octave = np.floor(np.log2(columns.x_first))
    assert [int((octave == o).sum()) for o in range(5)] == [1, 2, 4, 8, 16]
    assert all((octave == o).sum() >= 17 for o in range(5, 16))
    assert len(columns.x_first) <= 1000


def test_blocks_keep_their_places_while_the_series_grows():
    values = np.random.default_rng(0).standard_normal(3000)
    short, longer = build(values[:2990]), build(values)
    before, after = short.columns(1, 2000, 100), longer.columns(1, 2000, 100)
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=50), st.integers(-3, 200))
def test_at_reads_the_last_step_not_behind(gaps, step):
    series = build(np.arange(float(len(gaps))), gaps)
    earlier = np.flatnonzero(series.steps <= step)
    np.testing.assert_equal(series.at(step), float(earlier[-1]) if len(earlier) else np.nan)


def test_bad_blocks_are_refused_and_change_nothing():
    series = build([1.0, 2.0])
    for steps, values in (([2], [0.0]), ([4, 4], [0.0, 0.0]), ([3, 4], [0.0]), ([[3]], [[0.0]])):
        with pytest.raises(ValueError, match="steps"):
            series.append(steps, values)
    assert series.last == (2, 2.0)
    assert Series().last is None
    assert len(Series().columns(0, 100, 10).x_first) == 0


def test_views_cannot_be_written():
    series = build([1.0, 2.0])
    with pytest.raises(ValueError, match="read-only"):
        series.values[0] = 5.0
    series.append([7], [3.0])
    assert series.steps.tolist() == [1, 2, 7]


@given(st.integers(1, 10**6), st.integers(1, 5000))
def test_block_size_is_the_smallest_that_fits(samples, limit):
    size = block_size(samples, limit)
    assert -(-samples // size) <= limit
    assert size == 1 or -(-samples // (size // 2)) > limit


def frame(store: SeriesStore, start: int, rng: np.random.Generator) -> None:
    sparse = np.full((10, 2), np.nan)
    sparse[9] = rng.standard_normal(2)
    store.append_block(np.arange(start, start + 10), {"batch_loss": rng.random((10, 2)), "test.0": sparse})


def test_store_keeps_lanes_apart_and_skips_empty_cells():
    store, rng = SeriesStore(), np.random.default_rng(3)
    held_before = store.series("batch_loss", 1)
    assert store.columns() == []
    assert store.lanes == 0
    frame(store, 1, rng)
    frame(store, 11, rng)
    assert store.columns() == ["batch_loss", "test.0"]
    assert store.lanes == 2
    assert held_before is store["batch_loss", 1]
    assert len(held_before) == 20
    assert store["test.0", 0].steps.tolist() == [10, 20]
    assert not np.array_equal(store["test.0", 0].values, store["test.0", 1].values)
    with pytest.raises(ValueError, match="batch_loss"):
        store.append_block([21], {"batch_loss": np.zeros((2, 2))})


def test_store_survives_a_file():
    store, rng = SeriesStore(), np.random.default_rng(4)
    frame(store, 1, rng)
    frame(store, 11, rng)
    arrays = store.to_arrays()
    assert sum(name.startswith("series/steps.") for name in arrays) == 2
    again = SeriesStore.from_arrays(arrays)
    assert list(again) == list(store)
    for key, series in store.items():
        np.testing.assert_array_equal(again[key].steps, series.steps)
        np.testing.assert_array_equal(again[key].values, series.values)
    del arrays["series/steps.0"]
    with pytest.raises(ValueError, match="batch_loss"):
        SeriesStore.from_arrays(arrays)
