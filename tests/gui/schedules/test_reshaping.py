"""What a hand may do to a curve, and what must stay as it was."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.schedules.drawn import Drawn
from gui.schedules import reshaping
from gui.schedules.reshaping import COLUMNS, FreeHand, Point

times = st.integers(0, 1000).map(lambda number: number / 1000)
factors = st.floats(0.0, 3.0)
curves = st.dictionaries(times, factors, min_size=1, max_size=8).map(
    lambda found: Drawn(points=tuple(sorted(found.items())))
)
positive = st.dictionaries(times, st.floats(1e-3, 3.0), min_size=1, max_size=8).map(
    lambda found: Drawn(points=tuple(sorted(found.items())), interpolation="logarithmic")
)
shares = st.floats(0.0, 1.0)
hands = st.lists(st.tuples(shares, shares), min_size=1, max_size=8)
GRID = [float(time) for time in np.linspace(0.0, 1.0, 101)]


def valid(curve: Drawn) -> bool:
    return Drawn.field("points").check(curve.points) == curve.points


def stroke(way: list[Point]) -> FreeHand:
    hand = FreeHand(way[0])
    for place in way[1:]:
        hand.go_on(place)
    return hand


@given(hands)
def test_a_stroke_has_one_height_at_each_time_it_passes(way: list[Point]) -> None:
    heights = stroke(way).heights
    passed = [time for time, _ in heights]
    assert passed == sorted(set(passed))
    least, most = min(time for time, _ in way), max(time for time, _ in way)
    assert passed[0] == pytest.approx(least, abs=1.01 / COLUMNS)
    assert passed[-1] == pytest.approx(most, abs=1.01 / COLUMNS)
    assert all(right - left < 1.5 / COLUMNS for left, right in pairwise(passed)), "without a gap"
    assert all(-1e-9 <= height <= 1.0 + 1e-9 for _, height in heights)
    assert heights[[round(t * COLUMNS) for t in passed].index(round(way[-1][0] * COLUMNS))][1] == way[-1][1]


@given(hands, st.booleans())
def test_few_points_draw_a_stroke_within_its_slack(way: list[Point], logarithmic: bool) -> None:
    heights = stroke(way).heights
    passed, drawn = [time for time, _ in heights], [0.01 + height for _, height in heights]
    points = reshaping.few(passed, drawn, [0.004] * len(passed), logarithmic=logarithmic)
    curve = Drawn(points=tuple(points), interpolation="logarithmic" if logarithmic else "linear")
    limit = 0.0041 * (2.0 if logarithmic else 1.0)
    assert max(abs(curve.at(time) - factor) for time, factor in zip(passed, drawn, strict=True)) <= limit


@given(curves | positive, hands)
def test_beside_a_stroke_nothing_changes(curve: Drawn, way: list[Point]) -> None:
    heights = stroke(way).heights
    assume(curve.interpolation == "linear" or all(height > 0.0 for _, height in heights))
    new = reshaping.drawn_over(curve, heights)
    assert valid(new)
    first, last = heights[0][0], heights[-1][0]
    for time in GRID:
        if time < first - 0.51 / COLUMNS or time > last + 0.51 / COLUMNS:
            assert new.at(time) == pytest.approx(curve.at(time), rel=1e-6, abs=1e-9)
    for time, height in heights:
        assert new.at(time) == pytest.approx(height, rel=1e-12)


@given(curves | positive, curves | positive, shares)
def test_the_past_stays_and_the_future_is_the_new_one(old: Drawn, new: Drawn, now: float) -> None:
    new = new.replace(interpolation=old.interpolation)
    assume(old.interpolation == "linear" or all(factor > 0.0 for _, factor in new.points))
    result = reshaping.with_past(old, new, now)
    assert valid(result)
    for time in GRID:
        if time <= now:
            assert result.at(time) == pytest.approx(old.at(time), rel=1e-6, abs=1e-9) or now <= 0.0
    later = [point for point in new.points if point[0] > now]
    if later:
        for time in GRID:
            if time >= later[0][0]:
                assert result.at(time) == pytest.approx(new.at(time), rel=1e-9)


@given(curves, shares)
def test_what_changes_nothing_behind_adds_no_point(curve: Drawn, now: float) -> None:
    assert reshaping.with_past(curve, curve, now) == curve


@given(curves, st.data(), st.floats(-1.0, 2.0), st.floats(-1.0, 5.0))
def test_a_point_is_moved_but_not_past_its_neighbors(
    curve: Drawn, data: st.DataObject, time: float, factor: float
) -> None:
    index = data.draw(st.integers(0, len(curve.points) - 1))
    result = reshaping.moved(curve, index, (time, factor))
    assert valid(result)
    assert len(result.points) == len(curve.points)
    assert [point for k, point in enumerate(result.points) if k != index] == [
        point for k, point in enumerate(curve.points) if k != index
    ]
    assert result.points[index][1] == max(factor, 0.0)


@given(curves, times, factors)
def test_a_point_is_added_and_taken_away(curve: Drawn, time: float, factor: float) -> None:
    more, index = reshaping.with_point(curve, (time, factor))
    assert valid(more)
    assert more.points[index] == (time, factor)
    if all(other != time for other, _ in curve.points):
        assert reshaping.without_point(more, index) == curve


@given(curves, st.integers(-1, 9))
def test_there_is_room_for_one_more_point_on_the_curve(curve: Drawn, index: int) -> None:
    time, factor = reshaping.middle_after(curve, index)
    assert 0.0 <= time <= 1.0
    assert factor == curve.at(time)
    more, _ = reshaping.with_point(curve, (time, factor))
    for moment in GRID:
        assert more.at(moment) == pytest.approx(curve.at(moment), rel=1e-6, abs=1e-9)


def test_the_last_point_stays() -> None:
    curve = Drawn(points=((0.5, 1.0),))
    assert reshaping.without_point(curve, 0) == curve
