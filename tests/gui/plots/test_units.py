"""Where the steps of a run lie on an axis that counts something else."""

from __future__ import annotations

import time

import numpy as np
import pytest

from engine.recording.series import Series
from gui.plots.clock import RunClock
from gui.plots.units import STEPS, Clocked, Odometer, Unit


def clock_of(steps, seconds) -> Clocked:
    series = Series()
    series.append(steps, seconds)
    return Clocked(series)


def test_epochs_samples_and_cost_are_proportional():
    odometer = Odometer(batch_size=32, samples=1200, multiply_adds=1e6)
    assert odometer.scale(Unit.STEPS) is STEPS
    epochs, samples, cost = (odometer.scale(unit) for unit in (Unit.EPOCHS, Unit.SAMPLES, Unit.MULTIPLY_ADDS))
    assert epochs is not None
    assert samples is not None
    assert cost is not None
    assert epochs.place(75) == pytest.approx(2.0)
    assert samples.place(3) == 96
    assert cost.place(5) == 5e6
    assert epochs.step(2.0) == 75
    assert list(samples.places(np.array([0, 1, 10]))) == [0, 32, 320]


def test_what_is_not_known_has_no_scale():
    known = {unit for unit in Unit if Odometer().scale(unit)}
    assert known == {Unit.STEPS}
    assert Odometer(clock=Series()).scale(Unit.SECONDS) is not None


def test_between_two_readings_of_a_clock_time_runs_evenly():
    scale = clock_of([0, 10, 20, 100], [0.0, 1.0, 5.0, 6.0])
    assert list(scale.places(np.array([0, 5, 10, 15, 60, 100, 200]))) == [0, 0.5, 1, 3, 5.5, 6, 6]
    assert scale.place(15) == 3
    assert [scale.step(place) for place in (-1.0, 0.0, 0.5, 3.0, 5.5, 6.0, 9.0)] == [
        0,
        0,
        5,
        15,
        60,
        100,
        100,
    ]


def test_a_clock_that_has_not_begun_places_nothing_anywhere():
    scale = Clocked(Series())
    assert list(scale.places(np.array([1, 2]))) == [0, 0]
    assert scale.step(3.0) == 0


def test_a_pause_in_the_clock_is_passed_over():
    scale = clock_of([0, 1, 2, 3], [0.0, 1.0, 1.0, 2.0])
    assert scale.step(1.0) == 2
    assert scale.step(1.5) == 2.5


def test_places_and_steps_are_inverse_along_a_long_clock():
    rng = np.random.default_rng(0)
    steps = np.cumsum(rng.integers(1, 400, 200_000))
    scale = clock_of(steps, np.cumsum(rng.random(200_000)))
    for step in rng.integers(steps[0], steps[-1], 50).tolist():
        assert scale.step(scale.place(step)) == pytest.approx(step, abs=1e-3)


def test_the_length_of_a_clock_costs_nothing():
    def cost(count: int) -> float:
        scale = clock_of(np.arange(count) * 7, np.arange(count) * 0.03)
        steps = np.linspace(0, 7 * (count - 1), 1000)
        best = np.inf
        for _ in range(20):
            start = time.perf_counter()
            scale.places(steps)
            scale.step(0.02 * count)
            best = min(best, time.perf_counter() - start)
        return best

    cost(1000)
    assert cost(1_000_000) < 6 * cost(10_000) + 1e-3


def test_the_clock_of_a_run_leaves_pauses_out_and_goes_on_after_opening():
    clock = RunClock(Series())
    clock.note(0, 10.0, running=True)
    clock.note(5, 11.0, running=True)
    clock.note(8, 12.0, running=False)
    clock.note(8, 50.0, running=True)
    clock.note(9, 51.0, running=True)
    assert clock.series.steps.tolist() == [0, 5, 8, 9]
    assert clock.series.values.tolist() == [0.0, 1.0, 2.0, 3.0]
    again = RunClock(clock.series)
    again.note(9, 100.0, running=True)
    again.note(12, 101.5, running=True)
    assert clock.series.last == (12, 4.5)


def test_the_clock_of_a_long_run_takes_little_memory_and_is_right_to_what_can_be_seen():
    clock, seconds = RunClock(Series()), np.arange(0.0, 1800.0, 1 / 30)
    steps = np.cumsum(1 + (np.arange(len(seconds)) // 10_000 % 2) * 40)
    for step, now in zip(steps.tolist(), seconds.tolist(), strict=True):
        clock.note(step, 100.0 + now, running=True)
    assert len(clock.series) < len(steps) / 3
    errors = np.abs(Clocked(clock.series).places(steps[::97]) - seconds[::97])
    assert errors.max() < 0.002 * seconds[-1]
    clock.note(int(steps[-1]) + 1, 100.0 + seconds[-1] + 0.01, running=False)
    assert clock.series.steps[-1] == steps[-1] + 1
