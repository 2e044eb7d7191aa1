"""Steps of the arrow keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.number_steps import Stepper
from gui.widgets.number_text import Bounds

ANY = Bounds()


def walk(stepper: Stepper, value: float, steps: int, **options: bool) -> list[float]:
    values = []
    for _ in range(abs(steps)):
        value = stepper.move(value, 1 if steps > 0 else -1, **options)
        values.append(value)
    return values


def test_logarithmic_steps_are_about_a_tenth_and_meet_the_decades():
    up = walk(Stepper(bounds=Bounds(above=0), logarithmic=True), 0.001, 24)
    assert up[:5] == [0.0011, 0.0012, 0.0013, 0.0015, 0.0016]
    assert up[-1] == 0.01
    ratios = [after / before for before, after in zip([0.001, *up], up, strict=False)]
    assert all(1.05 < ratio < 1.16 for ratio in ratios)


@given(st.floats(1e-6, 1e6), st.integers(1, 30))
def test_up_and_down_again(start, steps):
    stepper = Stepper(bounds=Bounds(above=0), logarithmic=True)
    first = stepper.move(start, 1)  # Now it is on the grid of preferred numbers.
    assert stepper.move(stepper.move(first, steps), -steps) == first


def test_pages_are_factors_of_ten():
    stepper = Stepper(bounds=Bounds(above=0), logarithmic=True)
    assert walk(stepper, 0.003, 2, page=True) == [0.03, 0.3]
    assert walk(stepper, 0.003, -2, page=True) == [0.0003, 0.00003]


def test_zero_can_be_left_and_reached_where_it_is_allowed():
    stepper = Stepper(bounds=Bounds(low=0), logarithmic=True)
    assert stepper.move(0.0, 1) == 0.0001
    assert stepper.move(0.0, -1) == 0
    assert stepper.move(0.0001, -1) == 0
    assert Stepper(bounds=Bounds(above=0), logarithmic=True).move(0.0001, -1) == 0.000091


def test_whole_numbers_always_move():
    stepper = Stepper(bounds=Bounds(low=1), logarithmic=True, whole=True)
    assert walk(stepper, 1, 12) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert walk(stepper, 11, -3) == [10, 9, 8]
    assert stepper.move(1, -1) == 1
    assert stepper.move(64, 1) == 68
    assert stepper.move(30, -1, page=True) == 3
    assert stepper.move(3, -1, page=True) == 1
    assert Stepper(bounds=ANY, whole=True).move(-3, 2) == -1
    assert type(stepper.move(64, 1)) is int


def test_linear_steps_are_tidy():
    share = Stepper(bounds=Bounds(low=0, high=1))
    assert walk(share, 0.1, 3) == [0.11, 0.12, 0.13]
    assert walk(share, 0.985, 3) == [0.995, 1.0, 1.0]
    assert share.move(0.5, 1, page=True) == 0.6
    assert Stepper(bounds=ANY).move(2.5, 1) == 2.6
    assert Stepper(bounds=ANY).move(0.0, -1) == -0.1


def test_the_usual_range_sets_the_step():
    assert Stepper(bounds=Bounds(low=0), usual=(0.25, 3.0)).move(1.0, 1) == 1.1
    assert Stepper(bounds=Bounds(low=0), usual=(0.0, 0.5)).move(0.1, 1) == 0.11
    assert Stepper(bounds=Bounds(low=0), usual=(1e-12, 0.1), logarithmic=True).move(0.0, 1) == 1e-12


def test_an_open_end_is_approached_but_never_reached():
    momentum = Stepper(bounds=Bounds(low=0, below=1))
    assert walk(momentum, 0.98, 4) == [0.99, 0.991, 0.9919, 0.9927]
    assert momentum.move(0.0, -1) == 0
    assert max(walk(momentum, 0.9, 300)) < 1


@given(
    st.sampled_from(
        [Bounds(low=0, below=1), Bounds(above=0), Bounds(low=0), Bounds(above=0, high=3), Bounds(low=-2)]
    ),
    st.floats(0.001, 0.999),
    st.booleans(),
    st.booleans(),
    st.integers(-200, 200),
)
def test_steps_stay_inside(bounds, start, logarithmic, page, steps):
    moved = Stepper(bounds=bounds, logarithmic=logarithmic).move(start, steps, page=page)
    assert bounds.problem(moved) == ""
    assert (moved - start) * steps >= 0


@pytest.mark.parametrize("value", [2**63 + 1, 10**20])
def test_large_seeds_lose_no_digit(value):
    assert Stepper(bounds=Bounds(low=0), whole=True).move(value, 1) == value + 1
