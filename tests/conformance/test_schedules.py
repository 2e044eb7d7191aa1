"""What every schedule must do."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fields import Number
from engine.schedules.base import MEMORY, Schedule
from tests.support.arrays import same_bits
from tests.support.kinds import every_kind, instances

few = settings(max_examples=25)
horizons = st.integers(1, 10**9)


@every_kind("schedules")
@few
@given(data=st.data(), steps=horizons)
def test_a_factor_is_finite_and_one_that_falls_starts_at_the_full_rate(
    kind: type[Schedule], data: st.DataObject, steps: int
) -> None:
    schedule = data.draw(instances(kind, warmup_steps=0))
    times = sorted(data.draw(st.lists(st.integers(0, 2 * 10**9), min_size=2, max_size=6)))
    factors = [schedule.factor(time, steps) for time in times]
    assert all(math.isfinite(factor) and factor >= 0.0 for factor in factors)
    if kind.falls:
        assert schedule.factor(0, steps) == 1.0
        assert max(factors) <= 1.0
        assert all(later <= earlier * (1.0 + 1e-15) for earlier, later in pairwise(factors))


@every_kind("schedules")
@few
@given(data=st.data(), warmup=st.integers(1, 1000), steps=horizons, time=st.integers(0, 5000))
def test_warm_up_rises_linearly_and_then_the_schedule_begins(
    kind: type[Schedule], data: st.DataObject, warmup: int, steps: int, time: int
) -> None:
    plain = data.draw(instances(kind, warmup_steps=0))
    schedule = plain.replace(warmup_steps=warmup)
    if time < warmup:
        assert schedule.factor(time, steps) == (time + 1) / (warmup + 1)
    else:
        assert schedule.factor(time, steps) == plain.factor(time - warmup, max(1, steps - warmup))


@every_kind("schedules")
def test_every_number_may_change_while_it_runs_and_differ_between_lanes(kind: type[Schedule]) -> None:
    for field in kind.fields:
        assert field.live, field.name
        assert field.lane == isinstance(field, Number), field.name


@every_kind("schedules")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@few
@given(data=st.data(), seed=st.integers(0, 1000), better=st.booleans())
def test_lanes_listen_by_themselves(
    kind: type[Schedule], dtype: Any, data: st.DataObject, seed: int, better: bool
) -> None:
    schedule = data.draw(instances(kind, calm=True))
    generator = np.random.default_rng(seed)
    together = {name: np.full(3, value, dtype=dtype) for name, value in MEMORY.items()}
    apart = [{name: array[:1].copy() for name, array in together.items()} for _ in range(3)]
    for _ in range(20):
        figures = {
            f"{split}_{what}": np.round(generator.normal(size=3), 1)
            for split in ("train", "validation", "test")
            for what in ("loss", "measure")
        }
        schedule.observe(together, figures, higher_is_better=better)
        for lane, state in enumerate(apart):
            own = {name: values[lane : lane + 1] for name, values in figures.items()}
            schedule.observe(state, own, higher_is_better=better)
    for name, array in together.items():
        assert same_bits(array, np.concatenate([state[name] for state in apart])), name
        if not kind.feedback:
            assert (array == MEMORY[name]).all()
    assert np.isfinite(together["factor"]).all()
