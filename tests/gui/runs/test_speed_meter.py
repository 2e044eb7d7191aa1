"""Speed over the last stretch, from given times."""

from __future__ import annotations

import pytest

from gui.runs.speed_meter import WINDOW, SpeedMeter


def test_it_is_zero_until_something_has_moved() -> None:
    meter = SpeedMeter()
    meter.start(10.0, 5)
    assert meter.steps_per_second == 0.0
    meter.record(10.0, 5)
    meter.record(11.0, 5)
    assert meter.steps_per_second == 0.0


def test_steps_over_seconds() -> None:
    meter = SpeedMeter()
    meter.start(10.0, 100)
    meter.record(10.5, 200)
    assert meter.steps_per_second == pytest.approx(200.0)


def test_it_forgets_what_is_long_ago() -> None:
    meter = SpeedMeter()
    meter.start(0.0, 0)
    for tick in range(1, 400):
        meter.record(tick / 30, 10 * tick if tick <= 200 else 2000 + tick - 200)
    assert meter.steps_per_second == pytest.approx(30.0)
    assert WINDOW < 200 / 30


def test_at_rest_the_last_speed_stays_until_another_run() -> None:
    meter = SpeedMeter()
    meter.start(0.0, 0)
    meter.record(1.0, 50)
    meter.start(100.0, 50)
    assert meter.steps_per_second == 50.0
    meter.reset()
    assert meter.steps_per_second == 0.0
