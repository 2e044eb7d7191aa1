"""Where the bars of an update end: one logarithmic axis for all layers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.anatomy.figures import LayerFigures, StageFigures
from gui.anatomy.stage_layout import DECADES, LEAST, StageLayout, scale_of

lengths = st.lists(st.floats(0.0, 1e300), min_size=1, max_size=6)


def layer(values: list[float], parameters: float = 1.0) -> LayerFigures:
    stages = tuple(StageFigures("gradient", -1, value, 1.0) for value in values)
    return LayerFigures(0, parameters, 0.0, stages)


def layout(*layers: LayerFigures, width: float = 300.0) -> StageLayout:
    counts = tuple(len(one.stages) for one in layers)
    return StageLayout(width, 14.0, 70.0, 30.0, counts, scale_of(layers))


def test_equal_ratios_are_equal_ways() -> None:
    places = layout(layer([1e-3, 1e-1, 1e1]))
    ends = [places.bar(0, row, value).right() for row, value in enumerate((1e-3, 1e-1, 1e1))]
    assert ends[1] - ends[0] == pytest.approx(ends[2] - ends[1])
    assert places.left <= ends[0]
    assert ends[2] <= places.right


@given(lengths, lengths, st.floats(0.0, 1e10))
def test_every_bar_is_inside_and_longer_vectors_have_longer_ones(
    one: list[float], other: list[float], parameters: float
) -> None:
    layers = (layer(one, parameters), layer(other))
    places = layout(*layers)
    assert places.scale.high - places.scale.low <= DECADES
    found = []
    for number, figures in enumerate(layers):
        for row, stage in enumerate(figures.stages):
            bar = places.bar(number, row, stage.length)
            assert bar.left() == places.left
            assert bar.right() <= places.right + LEAST
            assert (bar.width() > 0.0) == (stage.length > 0.0)
            found.append((stage.length, bar.width()))
    widths = [width for _, width in sorted(found)]
    assert widths == sorted(widths)


def test_layers_follow_each_other_and_are_found_by_their_height() -> None:
    places = layout(layer([1.0] * 3), layer([1.0]), layer([1.0] * 5))
    for number, count in enumerate(places.counts):
        assert places.at(places.top(number) + 1.0) == (number, -1)
        for row in range(count):
            assert places.at(places.row(number, row).center().y()) == (number, row)
        if number:
            assert places.top(number) > places.bottom(number - 1)
    assert places.at(places.bottom(0) + 1.0) is None
    assert places.at(-1.0) is None
    assert places.at(places.bottom(2) + 1.0) is None
    assert places.height == pytest.approx(places.bottom(2), abs=1.0)


def test_nothing_but_zeros_has_an_axis_too() -> None:
    scale = scale_of([layer([0.0, math.inf, math.nan], 0.0)])
    assert scale.high > scale.low
