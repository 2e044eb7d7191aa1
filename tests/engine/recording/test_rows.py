"""Several series as rows: each sample comes once, at its step, and blocks are never mixed with others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.recording import rows
from engine.recording.rows import Rows, has_blocks, merged
from engine.recording.series import Series


def joined(portions: list[Rows]) -> Rows:
    """All portions as one."""
    return Rows(*(np.concatenate(parts) for parts in zip(*portions, strict=True)))


def noise(steps: np.ndarray, seed: int, limit: int = 0) -> Series:
    """Random values at these steps, whose old part is let go where a limit of bytes is given."""
    series, values = Series(), np.random.default_rng(seed).standard_normal(len(steps))
    for start in range(0, len(steps), 3000):
        series.append(steps[start : start + 3000], values[start : start + 3000])
        if limit:
            series.trim(limit)
    return series


def test_series_of_any_steps_are_merged_in_order() -> None:
    rng = np.random.default_rng(2)
    all_steps = [np.unique(rng.integers(0, 60_000, size)) for size in (20_000, 300, 1, 9000)]
    series = [noise(steps, seed) for seed, steps in enumerate(all_steps)]
    portions = list(merged([*series, Series()]))
    found = joined(portions)
    np.testing.assert_array_equal(found.steps, np.unique(np.concatenate(all_steps)))
    for column, one in enumerate(series):
        has = ~np.isnan(found.values[:, column])
        np.testing.assert_array_equal(found.steps[has], one.steps)
        np.testing.assert_array_equal(found.values[has, column], one.values)
    assert np.isnan(found.values[:, 4]).all()
    assert (found.samples == 1).all()
    assert (found.firsts == found.steps).all()
    assert max(len(portion.steps) for portion in portions) < 20_000
    assert not has_blocks(series)


@settings(max_examples=15, deadline=None)
@given(
    strides=st.lists(st.integers(1, 7), min_size=1, max_size=4),
    limit=st.sampled_from([60_000, 150_000, 400_000]),
    portion=st.sampled_from([37, 1000, 4096]),
)
def test_blocks_cover_every_sample_once(strides: list[int], limit: int, portion: int) -> None:
    """Each row is compared with the samples at the steps that it names."""
    all_steps = [np.arange(0, 30_000, stride) for stride in strides]
    plain = [noise(steps, seed) for seed, steps in enumerate(all_steps)]
    series = [noise(steps, seed, limit) for seed, steps in enumerate(all_steps)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "PORTION", portion)
        found = joined(list(merged(series)))
    assert (np.diff(found.steps) >= 0).all()
    for column, (whole, steps) in enumerate(zip(plain, all_steps, strict=True)):
        own = np.flatnonzero(~np.isnan(found.values[:, column]))
        firsts, lasts, counts = found.firsts[own], found.steps[own], found.samples[own]
        starts, ends = steps.searchsorted(firsts), steps.searchsorted(lasts, "right")
        np.testing.assert_array_equal(counts, ends - starts)
        np.testing.assert_array_equal(starts, np.concatenate([[0], ends[:-1]]), "one behind the other")
        assert ends[-1] == len(steps)
        values = whole.values
        np.testing.assert_array_equal(found.minimum[own, column], np.minimum.reduceat(values, starts))
        np.testing.assert_array_equal(found.maximum[own, column], np.maximum.reduceat(values, starts))
        means = np.add.reduceat(values, starts) / counts
        np.testing.assert_allclose(found.values[own, column], means, rtol=1e-9, atol=1e-12)


def test_the_more_series_the_fewer_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "FIGURES", 1000)
    series = [noise(np.arange(500), seed) for seed in range(20)]
    portions = list(merged(series))
    assert max(portion.values.size for portion in portions) <= 1000
    assert sum(len(portion.steps) for portion in portions) == 500


def test_nothing_recorded_makes_no_rows() -> None:
    assert list(merged([])) == []
    assert list(merged([Series(), Series()])) == []
