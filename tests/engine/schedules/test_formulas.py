"""Schedules value by value."""

from __future__ import annotations

import math

import pytest

from engine.schedules.base import Schedule
from engine.schedules.constant import Constant
from engine.schedules.decaying import Cosine, Exponential, InverseTime, Step

STEPS = 1000
TIMES = [0, 1, 7, 99, 100, 101, 250, 500, 999, 1000, 5000]

FORMULAS = [
    (Constant(), lambda t: 1.0),
    (Step(drop=0.1, every=100), lambda t: 0.1 ** (t // 100)),
    (Exponential(half_life=250.0), lambda t: math.exp(-math.log(2.0) * t / 250.0)),
    (InverseTime(decay=0.01), lambda t: 1.0 / (1.0 + 0.01 * t)),
    (Cosine(floor=0.0), lambda t: math.cos(math.pi * min(t, STEPS) / (2 * STEPS)) ** 2),
    (Cosine(floor=0.1), lambda t: 0.1 + 0.9 * math.cos(math.pi * min(t, STEPS) / (2 * STEPS)) ** 2),
]


@pytest.mark.parametrize(("schedule", "formula"), FORMULAS, ids=lambda item: getattr(item, "kind", ""))
def test_factor(schedule: Schedule, formula: object) -> None:
    assert callable(formula)
    for time in TIMES:
        assert schedule.factor(time, STEPS) == pytest.approx(formula(time), rel=1e-12, abs=1e-16)


def test_landmarks() -> None:
    assert Exponential(half_life=250.0).factor(250, STEPS) == 0.5
    assert InverseTime(decay=0.01).factor(100, STEPS) == 0.5
    assert Cosine(floor=0.0).factor(500, STEPS) == pytest.approx(0.5)
    assert Cosine(floor=0.25).factor(STEPS, STEPS) == Cosine(floor=0.25).factor(10**9, STEPS) == 0.25
    assert [Step(drop=0.5, every=10).factor(time, STEPS) for time in (9, 10, 19, 20)] == [1.0, 0.5, 0.5, 0.25]


@pytest.mark.parametrize(
    "schedule", [Step(drop=1e-3, every=1), Exponential(half_life=5e-324), InverseTime(decay=1e300), Cosine()]
)
def test_no_factor_overflows_or_leaves_the_unit_interval(schedule: Schedule) -> None:
    for time in (0, 1, 10**9):
        for steps in (1, 10**9):
            assert 0.0 <= schedule.factor(time, steps) <= 1.0


def test_warm_up_reaches_the_full_rate_at_its_end() -> None:
    schedule = Cosine(warmup_steps=4)
    assert [schedule.factor(time, 104) for time in range(5)] == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert schedule.factor(54, 104) == pytest.approx(0.5)
    assert schedule.factor(104, 104) == 0.0


def test_a_warm_up_longer_than_the_run_never_divides_by_zero() -> None:
    assert Cosine(warmup_steps=100).factor(99, 50) == 100 / 101
    assert Cosine(warmup_steps=100).factor(100, 50) == 1.0
