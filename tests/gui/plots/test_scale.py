"""Scales: places and values belong to each other, ticks are few, round and told apart."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.recording.series import Columns
from gui.plots.scale import Scale

ENDS = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-6)
SPANS = st.floats(1e-5, 1e6)


def value_of(label: str) -> float:
    """The number that a tick's label states."""
    mantissa, times, power = label.replace("−", "-").partition("×")
    if times or (mantissa.startswith("10") and not mantissa.isascii()):
        text = power if times else mantissa
        exponent = int(text[2:].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
        return (float(mantissa) if times else 1.0) * 10.0**exponent
    for suffix, unit in (("k", 1e3), ("M", 1e6), ("G", 1e9)):
        if mantissa.endswith(suffix):
            return float(mantissa[:-1]) * unit
    return float(mantissa)


@given(ENDS, SPANS, st.integers(2, 12))
def test_linear_ticks(low, span, wanted):
    scale = Scale(low, low + span)
    ticks = scale.ticks(wanted)
    assert len(ticks.places) <= wanted + 1
    assert len(ticks.places) >= wanted / 3 - 1
    slack = 1e-6 * span + 2 * math.ulp(max(abs(low), abs(scale.high)))
    assert all(low - slack <= place <= scale.high + slack for place in [*ticks.places, *ticks.minor])
    assert len(set(ticks.labels)) == len(ticks.labels)
    step = span / wanted
    for place, label in zip(ticks.places, ticks.labels, strict=True):
        assert abs(value_of(label) - place) < 0.1 * step + 1e-9 * abs(place)


@given(st.floats(-30, 30), st.floats(0.02, 40), st.integers(2, 12))
def test_logarithmic_ticks(low, span, wanted):
    scale = Scale(low, low + span, logarithmic=True)
    ticks = scale.ticks(wanted)
    assert len(ticks.places) <= max(wanted + 2, 6)
    assert all(low - 1e-6 <= place <= scale.high + 1e-6 for place in [*ticks.places, *ticks.minor])
    for place, label in zip(ticks.places, ticks.labels, strict=True):
        assert math.log10(value_of(label)) == pytest.approx(place, abs=0.02 * span + 1e-6)


@given(st.floats(-10, 1000), st.floats(0.5, 1e6))
def test_whole_ticks(low, span):
    places = Scale(low, low + span).ticks(6, whole=True).places
    assert all(place == round(place) for place in places)


def test_labels():
    assert Scale(0, 1500).ticks(4).labels == ["0", "500", "1000", "1500"]
    assert Scale(-1, 1).ticks(4).labels == ["−1.0", "−0.5", "0", "0.5", "1.0"]
    assert Scale(0, 1.2e6).ticks(4).labels == ["0", "500k", "1M"]
    assert Scale(0, 2e-5).ticks(2).labels == ["0", "1×10⁻⁵", "2×10⁻⁵"]
    assert Scale(-3, 0.5, logarithmic=True).ticks(5).labels == ["0.001", "0.01", "0.1", "1"]
    assert Scale(-9, 2, logarithmic=True).ticks(5).labels == ["10⁻⁹", "10⁻⁶", "10⁻³", "1"]


@given(ENDS, SPANS, st.floats(0, 1), st.booleans())
def test_places_and_values_belong_to_each_other(low, span, share, logarithmic):
    scale = (
        Scale(low / 1e5, low / 1e5 + span / 1e5, logarithmic=True) if logarithmic else Scale(low, low + span)
    )
    assert scale.share(scale.value(share)) == pytest.approx(share, abs=1e-4)


@given(ENDS, SPANS, st.floats(0, 1), st.floats(0.1, 10))
def test_zoom_keeps_the_point_under_the_mouse(low, span, share, factor):
    assume(span > 1e-6 * abs(low))
    scale = Scale(low, low + span)
    zoomed = scale.zoomed(share, factor)
    assert zoomed.value(share) == pytest.approx(scale.value(share), abs=1e-6 * (span + abs(low)))
    assert zoomed.high - zoomed.low == pytest.approx(factor * span, rel=1e-6)


def test_zoom_has_ends():
    scale = Scale(0.0, 1.0)
    for _ in range(2000):
        scale = scale.zoomed(0.3, 0.8)
    assert scale.low < scale.high
    assert scale.ticks(5)
    for _ in range(9000):
        scale = scale.zoomed(0.3, 1.25)
    assert math.isfinite(scale.low)
    assert math.isfinite(scale.high)


def test_logarithms_of_what_is_not_positive_are_gaps():
    scale = Scale(-3, 1, logarithmic=True)
    found = scale.coordinates(np.array([1.0, 0.0, -2.0, 1e-3, np.nan]))
    np.testing.assert_allclose(found, [0, np.nan, np.nan, -3, np.nan], atol=1e-12)
    assert math.isnan(scale.coordinate(0.0))


def test_a_block_around_zero_keeps_its_positive_part():
    steps = np.array([0, 4])
    low, high = np.array([-1.0, -5.0]), np.array([100.0, -2.0])
    blocks = Columns(steps, steps + 3, low, high, np.array([10.0, -3.0]), np.array([0.0, -2.0]))
    top, bottom, first, last = Scale(-3, 3, logarithmic=True).ordinates(blocks)
    np.testing.assert_allclose([top[0], bottom[0], first[0]], [2, 1, 1])
    assert np.isnan([last[0], top[1], bottom[1], first[1], last[1]]).all()
