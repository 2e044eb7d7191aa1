"""Series whose old part is known by blocks alone: nothing that matters is lost, and memory stays within its limit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recording.block import Block
from engine.recording.buckets import Buckets
from engine.recording.pyramid import BASE
from engine.recording.series import Series
from engine.recording.smoothing import Smoothed
from engine.recording.steps import runs_of
from engine.recording.store import SeriesStore, fair_share

LIMIT = 400_000


def long_series(count: int, limit: int, seed: int = 0) -> tuple[Series, np.ndarray]:
    """Noise with a few spikes, trimmed while it grows."""
    rng = np.random.default_rng(seed)
    values = rng.standard_normal(count)
    values[rng.integers(0, count, 9)] = 1e6
    values[rng.integers(0, count, 9)] = -1e6
    series = Series()
    for start in range(0, count, 5000):
        part = values[start : start + 5000]
        series.append(np.arange(start, start + len(part)), part)
        if series.nbytes > limit:
            series.trim(limit)
    return series, values


def check_blocks(series: Series, values: np.ndarray, first: int, last: int, count: int, *, log: bool) -> None:
    """Blocks are neighbors that cover the interval, and state what all samples in them say."""
    columns = series.columns(first, last, count, logarithmic=log)
    assert (columns.x_first[1:] == columns.x_last[:-1] + 1).all()
    assert columns.x_first[0] <= max(first - 1, 0)
    assert columns.x_last[-1] >= min(last + 1, len(values) - 1)
    lows = np.minimum.reduceat(values, columns.x_first)
    highs = np.maximum.reduceat(values, columns.x_first)
    lows[-1] = values[columns.x_first[-1] : columns.x_last[-1] + 1].min()
    highs[-1] = values[columns.x_first[-1] : columns.x_last[-1] + 1].max()
    np.testing.assert_array_equal(columns.minimum, lows)
    np.testing.assert_array_equal(columns.maximum, highs)
    np.testing.assert_array_equal(columns.first, values[columns.x_first])
    np.testing.assert_array_equal(columns.last, values[columns.x_last])


@pytest.mark.parametrize("log", [False, True])
def test_every_extreme_stays_exact_however_much_is_let_go(log):
    series, values = long_series(700_000, LIMIT)
    assert series.nbytes < LIMIT < 8 * len(values)
    assert len(series) == len(values)
    for first, last in ((0, 699_999), (650_000, 699_000), (3, 900), (100_000, 200_000), (690_000, 699_999)):
        check_blocks(series, values, first, last, 250, log=log)
    whole = series.columns(0, 700_000, 250)
    assert len(whole.x_first) > 250, "what is let go is not seen on a plot of everything"


def test_the_beginning_and_the_end_stay_sample_by_sample():
    series, values = long_series(300_000, LIMIT)
    steps = series.steps
    assert steps[:4096].tolist() == list(range(4096))
    assert steps[-4000:].tolist() == list(range(296_000, 300_000))
    np.testing.assert_array_equal(series.values, values[steps])
    assert series.at(5) == values[5]
    assert series.at(299_999) == series.at(400_000) == values[-1]
    assert np.isnan(series.at(-1))


def test_what_is_read_inside_a_block_is_its_mean():
    series, values = long_series(300_000, LIMIT)
    (part,) = (part for part in series.stretches(40_000, 40_001))
    assert part.size > 1
    block = values[part.place : part.place + part.size]
    assert series.at(part.place + 1) == pytest.approx(block.mean())
    assert series.at(part.place + part.size - 1) == block[-1]


def test_memory_is_bounded_for_ever():
    series, values = Series(), np.random.default_rng(1).standard_normal((5, 4096))
    table = values.copy()
    sizes = []
    for frame in range(3000):  # as if 2^17 steps each: 400 million
        steps = np.arange(1) + frame * 4096 * 32
        runs = [runs_of(steps)[0]._replace(length=4096 * 32)]
        series.append_blocks(runs, table, 32)
        if series.nbytes > LIMIT:
            series.trim(LIMIT)
        sizes.append(series.nbytes)
    assert max(sizes) < 2 * LIMIT
    columns = series.columns(0, 3000 * 4096 * 32, 250)
    assert 250 < len(columns.x_first) < 1000
    assert columns.minimum.min() == table[0].min()
    assert columns.maximum.max() == table[1].max()


@given(
    st.lists(st.tuples(st.integers(1, 300), st.sampled_from([1, 1, 32, 64, 256])), min_size=1, max_size=8),
    st.integers(0, 2**32),
    st.integers(1, 60),
    st.booleans(),
    st.integers(0, 3),
)
def test_samples_and_buckets_in_any_order(parts, seed, count, log, offset):
    rng, series, values = np.random.default_rng(seed), Series(), np.empty(0)
    for number, size in parts:
        new = rng.standard_normal(number if size == 1 else max(number // size, 1) * size)
        steps = np.arange(len(values), len(values) + len(new)) + offset
        if size == 1:
            series.append(steps, new)
        else:
            buckets = Buckets.of(Block(steps, {"a": new[:, None]}), size)
            series.append_blocks(buckets.runs(), buckets.columns["a"][:, :, 0], size)
        values = np.append(values, new)
    assert len(series) == len(values)
    assert series.last == (len(values) - 1 + offset, values[-1])
    columns = series.columns(0, 10_000, count, logarithmic=log)
    assert columns.x_first[0] == offset
    assert columns.x_last[-1] == len(values) - 1 + offset
    assert columns.minimum.min() == values.min()
    assert columns.maximum.max() == values.max()
    for i, (head, tail) in enumerate(zip(columns.x_first - offset, columns.x_last - offset, strict=True)):
        block = values[head : tail + 1]
        assert (columns.minimum[i], columns.maximum[i]) == (block.min(), block.max())
    np.testing.assert_array_equal(series.values, values[series.steps - offset])


def test_buckets_skip_what_is_not_there_and_keep_gaps():
    values = np.random.default_rng(0).standard_normal((256, 2))
    values[64:128, 0] = np.nan
    values[200, 1] = np.inf
    store = SeriesStore()
    store.append_buckets(Buckets.of(Block(np.arange(256), {"a": values}), 64))
    assert store["a", 0].columns(0, 255, 50).x_first.tolist() == [0, 128, 192]
    assert len(store["a", 0]) == 192
    columns = store["a", 1].columns(0, 255, 50)
    assert columns.maximum[3] == np.delete(values[192:, 1], 8).max()
    with pytest.raises(ValueError, match="'a'"):
        store.append_buckets(Buckets(64, np.array([[256], [319]]), {"a": np.zeros((5, 2, 1))}))
    with pytest.raises(ValueError, match="increase"):
        store["a", 0].append([255], [1.0])


def test_the_budget_is_shared_by_those_who_need_it():
    assert fair_share([10, 10, 1000, 5000], 2000) == 990
    assert fair_share([10, 10], 2000) == 10
    store = SeriesStore(budget=3_000_000)
    rng = np.random.default_rng(2)
    for start in range(0, 400_000, 8000):
        sparse = np.full((8000, 1), np.nan)
        sparse[::1000] = start
        columns = {"loss": rng.random((8000, 2)), "rate": np.full((8000, 1), 0.1), "test": sparse}
        store.append_block(np.arange(start, start + 8000), columns)
        assert store.nbytes <= 3_000_000
    assert len(store["loss", 1]) == 400_000
    assert len(store["test", 0].steps) == 400
    assert 500_000 < store["loss", 0].nbytes < 1_500_000
    assert store["rate", 0].nbytes < 200_000


def test_figures_of_float32_take_half_and_come_back_exactly():
    single = np.random.default_rng(0).random(200_000).astype(np.float32).astype(np.float64)
    double = np.random.default_rng(0).random(200_000)
    narrow, wide = Series(), Series()
    narrow.append(np.arange(200_000), single)
    wide.append(np.arange(200_000), double)
    assert narrow.nbytes < 0.6 * wide.nbytes
    np.testing.assert_array_equal(narrow.values, single)
    np.testing.assert_array_equal(wide.values, double)


def test_a_budgeted_store_survives_a_file():
    series, values = long_series(300_000, LIMIT)
    store = SeriesStore()
    store._series["loss", 0] = series
    store.append_block([300_000], {"test": [[1.0]]})
    again = SeriesStore.from_arrays(store.to_arrays())
    for key in store:
        np.testing.assert_array_equal(again[key].steps, store[key].steps)
        np.testing.assert_array_equal(again[key].values, store[key].values)
        assert len(again[key]) == len(store[key])
    check_blocks(again["loss", 0], values, 0, 299_999, 250, log=False)
    early = store.until(150_000)["loss", 0]
    assert early.last is not None
    assert 150_000 - 2048 <= early.last[0] <= 150_000
    arrays = dict(store.to_arrays())
    table = arrays["buckets/steps.0"].copy()
    table[3, 0] -= 40
    with pytest.raises(ValueError, match="loss"):
        SeriesStore.from_arrays(arrays | {"buckets/steps.0": table})


def test_buckets_with_repeated_samples_survive_a_file():
    store = SeriesStore()
    values = np.random.default_rng(0).standard_normal((128, 1))
    store.append_block(np.arange(0, 100, 2), {"a": np.arange(50.0)[:, None]})
    store.append_buckets(Buckets.of(Block(np.arange(100, 228), {"a": values}), 64))
    store.append_block([400, 500], {"a": [[1.0], [2.0]]})
    store["a", 0].trim(0)
    again = SeriesStore.from_arrays(store.to_arrays())["a", 0]
    assert again.steps.tolist() == store["a", 0].steps.tolist()
    assert again.values.tolist() == store["a", 0].values.tolist()
    assert len(again) == len(store["a", 0]) == 180


def test_smoothing_reads_blocks_by_their_means():
    count, size = 64 * 1024, 64
    values = 2 + np.sin(np.arange(count) / 5000) + 0.1 * np.random.default_rng(0).standard_normal(count)
    exact, coarse = Series(), Series()
    exact.append(np.arange(count), values)
    buckets = Buckets.of(Block(np.arange(count), {"a": values[:, None]}), size)
    coarse.append(np.arange(96), values[:96])
    coarse.append_blocks(buckets.runs()[2:], buckets.columns["a"][:, 2:, 0], size)
    averages = []
    for series in (exact, coarse):
        smoothed = Smoothed(series, 1024)
        while smoothed.pending:
            smoothed.follow(5000)
        averages.append(smoothed.series)
    np.testing.assert_allclose(averages[0].at(60_000), averages[1].at(60_000), rtol=0.01)
    assert len(averages[1]) == pytest.approx(len(averages[0]), rel=0.02)


def test_thinned_values_of_neighbors_belong_together():
    store, count = SeriesStore(budget=1), 50_000
    for start in range(0, count, 1000):
        steps = np.arange(start, start + 1000)
        store.append_block(steps, {"x": steps[:, None] * 1.0, "y": -steps[:, None] * 1.0})
    x, y = (store[name, 0].thinned(4000) for name in ("x", "y"))
    np.testing.assert_array_equal(x, -y)
    assert (np.diff(x) >= 0).all()
    assert x[-1] == count - 1
    assert 500 < len(x) <= 4001


def test_blocks_of_wrong_sizes_are_refused():
    for size in (1, BASE // 2, 48):
        with pytest.raises(ValueError, match="blocks of"):
            Series().append_blocks(runs_of(np.arange(size)), np.zeros((5, 1)), size)
