"""Schedules against PyTorch's schedulers, from recorded rates."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.schedules.base import MEMORY
from tests.golden.make_schedules import ARCHIVE, CASES, PLATEAUS, STEPS, recorded_series
from tests.support.kinds import make

RATES = dict(np.load(ARCHIVE))


@pytest.mark.parametrize("case", CASES)
def test_the_rate_is_pytorchs_at_every_step(case: str) -> None:
    schedule = make("schedules", CASES[case][0])
    factors = [schedule.factor(step, STEPS) for step in range(STEPS + 1)]
    np.testing.assert_allclose(factors, RATES[case], rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("case", PLATEAUS)
def test_a_plateau_lowers_the_rate_when_pytorchs_does(case: str, dtype: type) -> None:
    fields, theirs = PLATEAUS[case]
    schedule = make("schedules", {"kind": "reduce_on_plateau"} | fields)
    state: dict[str, Any] = {name: np.full(1, value, dtype=dtype) for name, value in MEMORY.items()}
    rising = theirs["mode"] == "max"
    factors = []
    for value in recorded_series(rising):
        figures = {schedule.series: np.array([value])}
        schedule.observe(state, figures, higher_is_better=rising)
        factors.append(float(state["factor"][0]))
    wanted = RATES[f"plateau_{case}"]
    assert len(set(wanted)) > 3
    np.testing.assert_allclose(factors, wanted, rtol=1e-6 if dtype == np.float32 else 1e-14)


def test_an_equal_figure_is_no_improvement_in_single_precision() -> None:
    """0.9 rounded to single precision is less than 0.9, −0.9 is greater than −0.9 rounded."""
    schedule = make("schedules", {"kind": "reduce_on_plateau", "series": "test_measure", "patience": 3})
    state = {name: np.full(2, value, dtype=np.float32) for name, value in MEMORY.items()}
    for _ in range(4):
        schedule.observe(state, {"test_measure": np.array([0.9, 0.97])}, higher_is_better=True)
    assert state["factor"].tolist() == [0.5, 0.5]


def test_a_figure_that_is_not_finite_is_none_and_a_missing_series_changes_nothing() -> None:
    schedule = make("schedules", {"kind": "reduce_on_plateau", "patience": 2})
    state = {name: np.full(1, value) for name, value in MEMORY.items()}
    schedule.observe(state, {"train_loss": np.array([1.0])}, higher_is_better=False)
    assert {name: float(array[0]) for name, array in state.items()} == MEMORY
    for value in (1.0, math.nan, math.nan):
        schedule.observe(state, {"validation_loss": np.array([value])}, higher_is_better=False)
    assert (state["factor"][0], state["best"][0], state["wait"][0]) == (0.5, 1.0, 0.0)
