"""Schedules value by value."""

from __future__ import annotations

import math

import pytest

from engine.schedules.base import Schedule
from engine.schedules.constant import Constant
from engine.schedules.cosine_restarts import CosineRestarts
from engine.schedules.cyclical import Cyclical
from engine.schedules.decaying import Cosine, Exponential, InverseTime, Step
from engine.schedules.drawn import Drawn
from engine.schedules.inverse_square_root import InverseSquareRoot
from engine.schedules.multi_step import MultiStep
from engine.schedules.one_cycle import OneCycle
from engine.schedules.polynomial import Linear, Polynomial
from engine.schedules.warmup_stable_decay import WarmupStableDecay

STEPS = 1000
TIMES = [0, 1, 7, 99, 100, 101, 250, 500, 999, 1000, 5000]

FORMULAS = [
    (Constant(), lambda t: 1.0),
    (Step(drop=0.1, every=100), lambda t: 0.1 ** (t // 100)),
    (Exponential(half_life=250.0), lambda t: math.exp(-math.log(2.0) * t / 250.0)),
    (InverseTime(decay=0.01), lambda t: 1.0 / (1.0 + 0.01 * t)),
    (Cosine(floor=0.0), lambda t: math.cos(math.pi * min(t, STEPS) / (2 * STEPS)) ** 2),
    (Cosine(floor=0.1), lambda t: 0.1 + 0.9 * math.cos(math.pi * min(t, STEPS) / (2 * STEPS)) ** 2),
    (
        MultiStep(drop=0.1, milestones=((7,), (100,), (500,))),
        lambda t: 0.1 ** ((t >= 7) + (t >= 100) + (t >= 500)),
    ),
    (MultiStep(milestones=()), lambda t: 1.0),
    (InverseSquareRoot(timescale=100), lambda t: (1.0 + t / 100) ** -0.5),
    (InverseSquareRoot(timescale=100, hold=True), lambda t: 1.0 if t <= 100 else 10.0 * t**-0.5),
    (Linear(floor=0.25), lambda t: max(0.25, 1.0 - 0.75 * t / STEPS)),
    (Polynomial(power=3.0, floor=0.25), lambda t: 0.25 + 0.75 * max(0.0, 1.0 - t / STEPS) ** 3),
    (
        WarmupStableDecay(decay=0.5, floor=0.2, shape="linear"),
        lambda t: 1.0 - 0.8 * min(1.0, max(0.0, t / 500 - 1.0)),
    ),
    (
        WarmupStableDecay(decay=0.8, floor=0.0, shape="cosine"),
        lambda t: math.cos(0.5 * math.pi * min(1.0, max(0.0, (t - 200) / 800))) ** 2,
    ),
    (
        WarmupStableDecay(decay=1.0, floor=0.3, shape="square_root"),
        lambda t: 1.0 - 0.7 * math.sqrt(min(1.0, t / STEPS)),
    ),
    (
        Cyclical(half_cycle=50, floor=0.2),
        lambda t: 0.2 + 0.8 * math.acos(math.cos(math.pi * t / 50)) / math.pi,
    ),
    (
        Cyclical(half_cycle=50, floor=0.0, height="halving"),
        lambda t: math.acos(math.cos(math.pi * t / 50)) / math.pi / 2 ** (t // 100),
    ),
    (
        Drawn(points=((0.1, 2.0), (0.5, 0.0), (1.0, 4.0))),
        lambda t: 2.0 if t <= 100 else 2.0 - (t - 100) / 200 if t <= 500 else min(4.0, (t - 500) / 125),
    ),
    (
        Drawn(points=((0.0, 1.0), (0.5, 0.01), (1.0, 0.0)), interpolation="logarithmic"),
        lambda t: 10.0 ** (-t / 250) if t <= 500 else max(0.0, 0.01 * (2.0 - t / 500)),
    ),
]


@pytest.mark.parametrize(("schedule", "formula"), FORMULAS, ids=lambda item: getattr(item, "kind", ""))
def test_factor(schedule: Schedule, formula: object) -> None:
    assert callable(formula)
    for time in TIMES:
        assert schedule.factor(time, STEPS) == pytest.approx(formula(time), rel=1e-12, abs=1e-14)


def test_landmarks() -> None:
    assert Exponential(half_life=250.0).factor(250, STEPS) == 0.5
    assert InverseTime(decay=0.01).factor(100, STEPS) == 0.5
    assert Cosine(floor=0.0).factor(500, STEPS) == pytest.approx(0.5)
    assert Cosine(floor=0.25).factor(STEPS, STEPS) == Cosine(floor=0.25).factor(10**9, STEPS) == 0.25
    assert [Step(drop=0.5, every=10).factor(time, STEPS) for time in (9, 10, 19, 20)] == [1.0, 0.5, 0.5, 0.25]


@pytest.mark.parametrize(
    "schedule",
    [
        Step(drop=1e-3, every=1),
        Exponential(half_life=5e-324),
        InverseTime(decay=1e300),
        Cosine(),
        OneCycle(start_division=1e300, final_division=1e300),
        Cyclical(height="exponential", decay=1e-300, half_cycle=1),
        Cyclical(height="halving", half_cycle=1),
        CosineRestarts(period=1, multiplier=1.0 + 2.0**-52),
        CosineRestarts(period=1, multiplier=100.0),
    ],
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


def test_a_restart_falls_on_its_very_step() -> None:
    for period, multiplier in ((10, 3), (7, 2), (1, 10), (13, 1)):
        schedule = CosineRestarts(period=period, multiplier=float(multiplier), floor=0.1)
        start, length = 0, period
        while start < 10**7 and length < 10**6:
            assert schedule.factor(start, STEPS) == 1.0
            if length > 1:
                last = 0.1 + 0.9 * math.cos(0.5 * math.pi * (length - 1) / length) ** 2
                assert schedule.factor(start + length - 1, STEPS) == pytest.approx(last, rel=1e-9)
            start, length = start + length, length * multiplier
            if multiplier == 1 and start > 100:
                break


def test_periods_lengthen_by_any_number() -> None:
    schedule = CosineRestarts(period=100, multiplier=1.5)
    assert [schedule.factor(time, STEPS) for time in (0, 100, 250, 475)] == [1.0] * 4
    assert [schedule.factor(time, STEPS) for time in (50, 175)] == pytest.approx([0.5, 0.5])
    assert schedule.factor(99, STEPS) < 1e-3


def test_one_cycle_rises_falls_and_ends_where_it_says() -> None:
    for shape in ("cosine", "linear"):
        schedule = OneCycle(rise=0.2, start_division=10.0, final_division=100.0, shape=shape)
        landmarks = [schedule.factor(time, STEPS) for time in (0, 100, 200, 600, 1000, 2000)]
        assert landmarks == pytest.approx([0.1, 0.55, 1.0, 0.5005, 1e-3, 1e-3])
    assert OneCycle(rise=0.0).factor(0, STEPS) == 1.0
    assert OneCycle(rise=1.0).factor(STEPS - 1, STEPS) == pytest.approx(1.0, abs=1e-5)


def test_the_transformers_schedule_is_a_warm_up_of_the_timescale() -> None:
    """Vaswani et al. 2017, eq. 3, up to its constant: min(t^(−1/2), t · w^(−3/2)) with t counted from 1."""
    schedule = InverseSquareRoot(timescale=400, warmup_steps=400)
    peak = 400**-0.5
    for time in (400, 700, 5000, 10**6):
        assert schedule.factor(time, STEPS) == pytest.approx(time**-0.5 / peak)
    assert schedule.factor(100, STEPS) == pytest.approx(101 / 401)


def test_a_run_of_no_decay_stays_until_its_horizon() -> None:
    schedule = WarmupStableDecay(decay=0.0, floor=0.1)
    assert [schedule.factor(time, STEPS) for time in (0, 999, 1000)] == [1.0, 1.0, 0.1]
