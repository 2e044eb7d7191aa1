"""Where brushes put points and erasers take them away."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.painting.strokes import Brush, Spot, Stroke, nearest, touched

numbers = st.floats(-10.0, 10.0)
spots = st.tuples(numbers, numbers)
brushes = st.builds(Brush, radius=st.floats(0.0, 2.0), spacing=st.floats(0.25, 1.0))
ways = st.lists(spots, max_size=8)
clouds = st.lists(spots, max_size=40).map(lambda found: np.array(found, float).reshape(-1, 2))


def painted(brush: Brush, start: Spot, way: list[Spot], most: int = 100_000) -> Stroke:
    stroke = Stroke(brush, start, most)
    for spot in way:
        stroke.go_on(spot)
    return stroke


def off(place: Spot, start: Spot, end: Spot) -> float:
    """How far a place is from a way, looked for along it."""
    shares = np.linspace(0.0, 1.0, 2001)[:, None]
    return float(np.hypot(*(np.array(start) + shares * np.subtract(end, start) - place).T).min())


@given(brushes, spots, ways)
def test_every_point_lies_under_the_brush_on_its_way(brush: Brush, start: Spot, way: list[Spot]) -> None:
    stroke = painted(brush, start, way)
    assert stroke.points[0] == start
    corners = [start, start, *way]
    far = np.ones(len(stroke.points), bool)
    for left, right in pairwise(corners):
        far &= ~touched(np.array(stroke.points), left, right, brush.radius + 1e-9)
    assert not far.any()


@given(brushes, spots, ways)
def test_there_are_as_many_points_as_the_density_says(brush: Brush, start: Spot, way: list[Spot]) -> None:
    corners = [start, *way]
    length = sum(math.dist(left, right) for left, right in pairwise(corners))
    expected = brush.first + length * brush.rate
    assert len(painted(brush, start, way).points) == pytest.approx(expected, abs=2.0)


@given(brushes, spots, spots, st.integers(1, 20))
def test_a_hand_that_goes_in_small_steps_paints_the_same(
    brush: Brush, start: Spot, end: Spot, pieces: int
) -> None:
    shares = [number / pieces for number in range(1, pieces + 1)]
    way = [(start[0] + s * (end[0] - start[0]), start[1] + s * (end[1] - start[1])) for s in shares]
    one, many = painted(brush, start, [end]).points, painted(brush, start, way).points
    assert abs(len(one) - len(many)) <= 1
    both = min(len(one), len(many))
    np.testing.assert_allclose(one[:both], many[:both], atol=1e-6)


@given(brushes, spots, ways, st.integers(0, 30))
def test_there_is_an_end_of_points(brush: Brush, start: Spot, way: list[Spot], most: int) -> None:
    stroke = painted(brush, start, way, most)
    assert len(stroke.points) <= most
    free = painted(brush, start, way).points
    assert stroke.full == (len(free) >= most)
    assert stroke.points == free[:most]


def test_the_points_of_a_touch_are_spread_over_the_disk() -> None:
    points = np.array(painted(Brush(1.0, 0.1), (0.0, 0.0), []).points)
    assert len(points) == 314
    quarters = [((points * sides) > 0).all(axis=1).sum() for sides in ((1, 1), (1, -1), (-1, 1), (-1, -1))]
    assert max(quarters) - min(quarters) <= 12
    inside = (np.hypot(*points.T) < math.sqrt(0.5)).sum()
    assert inside == pytest.approx(157, abs=8), "as many in the inner half as in the outer one"


@given(clouds, spots, spots, st.floats(0.0, 3.0))
def test_the_eraser_takes_what_it_passes_and_nothing_else(
    places: np.ndarray, start: Spot, end: Spot, radius: float
) -> None:
    gone = touched(places, start, end, radius)
    for place, taken in zip(places, gone, strict=True):
        distance = off(tuple(place), start, end)
        assert taken == (distance <= radius) or distance == pytest.approx(radius, abs=0.02)


@given(clouds, spots, st.floats(0.0, 5.0))
def test_the_nearest_point_is_meant_if_it_is_near(places: np.ndarray, spot: Spot, reach: float) -> None:
    distances = [math.dist(place, spot) for place in places]
    found = nearest(places, spot, reach)
    if min(distances, default=math.inf) <= reach * (1 - 1e-9):
        assert distances[found] == pytest.approx(min(distances), abs=1e-9)
    elif min(distances, default=math.inf) > reach * (1 + 1e-9) + 1e-9:
        assert found == -1


def test_of_points_on_each_other_the_upper_one_is_meant() -> None:
    assert nearest(np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]), (0.1, 0.0), 1.0) == 2
