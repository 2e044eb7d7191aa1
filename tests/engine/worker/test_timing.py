"""The pace is exact on average, and slices keep to their length."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.worker.timing import LATE, LONGEST, Pace, SliceLength


@given(
    rate=st.floats(0.1, 1000.0),
    start=st.floats(0.0, 1e6),
    waits=st.lists(st.floats(0.0, 0.9 * LATE), min_size=1, max_size=60),
)
def test_after_any_looks_the_steps_made_are_those_that_are_due(
    rate: float, start: float, waits: list[float]
) -> None:
    pace = Pace()
    pace.set(rate, start)
    pace.restart(start)
    now, made = start, 0
    for wait in waits:
        now += wait
        expected = (now - start) * rate
        assume(abs(expected - round(expected)) > 1e-3)
        steps = pace.allowed(now)
        made += steps
        pace.made(steps)
        assert made == math.floor(expected) + 1
        assert pace.due() > now


def test_the_first_step_is_due_at_once_and_the_next_after_its_time() -> None:
    pace = Pace()
    pace.set(2.0, 10.0)
    assert (pace.allowed(10.0), pace.due()) == (1, 10.0)
    pace.made(1)
    assert (pace.allowed(10.49), pace.allowed(10.5), pace.due()) == (0, 1, 10.5)


def test_what_was_missed_is_not_made_up_for() -> None:
    pace = Pace()
    pace.set(100.0, 0.0)
    assert pace.allowed(10.0) == 1, "a laptop that slept does not race afterwards"
    pace.made(1)
    assert pace.due() == pytest.approx(10.01)


def test_another_pace_keeps_the_distance_to_the_last_step() -> None:
    pace = Pace()
    pace.set(1.0, 0.0)
    pace.made(pace.allowed(0.0))
    for now in (0.1, 0.2, 0.3):
        pace.set(2.0, now)
        assert pace.allowed(now) == 0, "moving the slider makes no steps"
        assert pace.due() == pytest.approx(0.5)


def test_no_limit() -> None:
    pace = Pace()
    assert pace.due() == -math.inf
    assert pace.allowed(5.0) == LONGEST


def test_a_slice_grows_to_its_length_and_shrinks_at_once() -> None:
    slices = SliceLength(0.01)
    assert slices.steps == 1
    for _ in range(20):
        slices.learn(slices.steps, slices.steps * 1e-4)
    assert slices.steps == 100
    slices.learn(100, 0.1)
    assert slices.steps == 10
    slices.learn(10, 1e9)
    assert slices.steps == 1, "at least one"
    slices.learn(0, 1.0)
    for _ in range(30):
        slices.learn(slices.steps, 0.0)
    assert slices.steps == LONGEST
