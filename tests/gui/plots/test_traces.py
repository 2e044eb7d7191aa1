"""What is kept of a picture equals what a look-up of everything says, and only what has grown is looked up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.recording.series import Series
from gui.plots.lanes import HIGHEST, LOWEST, MEDIAN, Lanes
from gui.plots.line import Frame, Line
from gui.plots.raster import Stroke
from gui.plots.scale import Scale
from gui.plots.traces import Traces
from gui.plots.units import Proportional

INK = (0.0, 0.0, 1.0, 1.0)
SOLID, DASHED, AREA = Stroke(INK, 1.8), Stroke(INK, 1.4, (5.0, 3.0)), Stroke(INK, 0.2)
LENGTHS = st.sampled_from([1, 2, 7, 40, 700, 5000])
APPENDS = st.lists(
    st.tuples(LENGTHS, st.integers(1, 4), st.sets(st.sampled_from(["one", "two", "lanes"]), min_size=1)),
    min_size=1,
    max_size=6,
)
STOPS = st.tuples(*[st.integers(1, 9)] * 3)
"""After how many appends each lane stops."""


class Asked(Series):
    """A series that notes how many steps it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[int] = []

    def blocks(self, grain, first_step, last_step):
        self.spans.append(last_step - first_step)
        return super().blocks(grain, first_step, last_step)


def frame_of(logarithmic: bool, end: float, columns: int) -> Frame:
    """A view from the first step, or from 1, to somewhere before or behind the newest one."""
    x = Scale(-0.2, np.log10(end), logarithmic=True) if logarithmic else Scale(-0.02 * end, end)
    return Frame(x, Scale(-4, 4), columns, 50)


def lines_of(series: list[Series]) -> list[Line]:
    """A plain line, one with dashes, one in another unit, and the lanes of the rest as a band."""
    band = Lanes(series[2:]).curves
    return [
        Line(band[HIGHEST], AREA, border=band[LOWEST]),
        Line(band[MEDIAN], SOLID),
        Line(series[0], SOLID),
        Line(series[1], DASHED),
        Line(series[1], SOLID, Proportional(0.5)),
    ]


@settings(max_examples=40)
@given(
    APPENDS,
    STOPS,
    st.booleans(),
    st.sampled_from([30.0, 3000.0, 60_000.0]),
    st.integers(20, 90),
    st.integers(0, 2**32 - 1),
)
def test_what_is_kept_equals_what_is_looked_up_at_once(appends, stops, logarithmic, end, columns, seed):
    """Curves grow by turns, lanes side by side until they stop, values may be missing, data leave the view."""
    chance = np.random.default_rng(seed)
    series = [Series() for _ in range(5)]
    lines, frame = lines_of(series), frame_of(logarithmic, end, columns)
    kept, step = Traces(lines, frame), 0
    for turn, (count, stride, kinds) in enumerate(appends):
        steps = step + 1 + stride * np.arange(count)
        step = int(steps[-1])
        going = [number for number, stop in enumerate(stops, 2) if turn < stop and "lanes" in kinds]
        for number in [*(number for number, kind in enumerate(("one", "two")) if kind in kinds), *going]:
            values = chance.standard_normal(count)
            values[chance.random(count) < 0.05] = np.nan
            series[number].append(steps, values)
        kept.follow()
        fresh = Traces(lines, frame)
        fresh.follow()
        for found, expected in zip(kept.strip(0, columns), fresh.strip(0, columns), strict=True):
            np.testing.assert_array_equal(found, expected)


def test_what_has_not_grown_is_not_looked_up():
    still, growing = Asked(), Asked()
    for series in (still, growing):
        series.append(np.arange(50_000), np.zeros(50_000))
    traces = Traces(
        [Line(still, SOLID), Line(growing, DASHED)], Frame(Scale(0, 60_000), Scale(-1, 1), 300, 50)
    )
    assert traces.follow()[0] == 0
    asked = len(still.spans)
    for step in range(50_000, 51_000, 100):
        growing.append(np.arange(step, step + 100), np.ones(100))
        start, stop = traces.follow()
        assert 240 < start < stop < 270
    assert len(still.spans) == asked
    # A pixel stands for 200 steps.
    assert max(growing.spans[-10:]) < 20 * 200
    assert traces.follow() == (0, 0)


def test_lines_that_stay_are_taken_over():
    one, two = Asked(), Asked()
    for series in (one, two):
        series.append(np.arange(1000), np.zeros(1000))
    frame = Frame(Scale(0, 1000), Scale(-1, 1), 300, 50)
    before = Traces([Line(one, DASHED)], frame)
    before.follow()
    asked = len(one.spans)
    after = Traces([Line(two, SOLID), Line(one, DASHED)], frame, before)
    after.follow()
    assert (len(one.spans), len(two.spans)) == (asked, 1)
    fresh = Traces(after.lines, frame)
    fresh.follow()
    for found, expected in zip(after.strip(0, 300), fresh.strip(0, 300), strict=True):
        np.testing.assert_array_equal(found, expected)
    moved = Frame(Scale(0, 1000), Scale(-2, 2), 300, 50)
    Traces(after.lines, moved, after).follow()
    assert len(one.spans) == asked + 2


@pytest.mark.parametrize("end", [500.0, 2000.0])
def test_what_lies_beyond_the_picture_costs_nothing(end):
    series = Asked()
    series.append(np.arange(1000), np.zeros(1000))
    traces = Traces([Line(series, SOLID)], Frame(Scale(0, end), Scale(-1, 1), 300, 50))
    traces.follow()
    asked = len(series.spans)
    series.append(np.arange(1000, 1100), np.ones(100))
    assert (traces.follow() == (0, 0)) == (end < 1000)
    assert len(series.spans) == asked + (end > 1000)
