"""The short texts of the cards, and where the cards stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import registry
from engine.layers.base import Layer
from engine.recording.store import SeriesStore
from engine.training.topology import Station
from gui.network.drag import CardDrag
from gui.network.norms import DECADES, norm_bars
from gui.network.strip_geometry import LEAST_GROWTH, least_width, row, spread
from gui.network.words import layer_detail, parameters_text


def layer(kind: str, **fields: object) -> Layer:
    made = registry.decode("layers", {"kind": kind} | fields)
    assert isinstance(made, Layer)
    return made


def test_yes_and_no_are_told_only_where_they_differ() -> None:
    station = Station((4,), 0)
    assert layer_detail(layer("dense", units=4), station, "") == "4 · ReLU"
    assert layer_detail(layer("dense", units=4, bias=False), station, "") == "4 · ReLU · no bias"
    assert layer_detail(layer("output"), Station(None, 0), "softmax") == "softmax"
    block = layer("residual", layers=["dense", "dropout", "dense"])
    assert layer_detail(block, station, "").startswith("3 layers · ")
    block = layer("residual", layers=["dropout"])
    assert layer_detail(block, station, "").startswith("Dropout · ")
    assert layer_detail(layer("flatten"), Station(None, 0), "") == ""


def test_one_parameter_is_one() -> None:
    assert (parameters_text(1), parameters_text(1234)) == ("1 parameter", "1\u202f234 parameters")


widths = st.lists(st.integers(60, 230), min_size=1, max_size=20)


@given(widths, st.integers(40, 90), st.integers(0, 4000))
def test_the_row_fills_the_width_and_nothing_overlaps(cards, line, width) -> None:
    lines = [line] * (len(cards) - 1)
    wide, long = spread(cards, lines, width)
    least = least_width(cards, lines)
    total = sum(wide) + sum(long)
    assert all(new >= int(LEAST_GROWTH * old) for new, old in zip(wide, cards, strict=True))
    assert all(new >= line for new in long)
    if lines:
        assert total == max(width, least)
    edges, line_edges = row(wide, long)
    ends = [edge + size for edge, size in zip(edges, wide, strict=True)]
    assert line_edges == ends[: len(lines)]
    assert edges[1:] == [edge + size for edge, size in zip(line_edges, long, strict=True)]


def test_bars_are_logarithmic_and_share_one_scale() -> None:
    store = SeriesStore()
    norms = {"gradient_norm.0": [[5.0], [0.5]], "gradient_norm.2": [[0.05], [0.005]]}
    store.append_block([1, 2], norms)
    bars = norm_bars(store, 4)
    assert [text for text, _ in bars] == ["5.0e-01", "", "5.0e-03", ""]
    # The largest norm since step 1 is 5: the bar ends at 10.
    assert bars[0][1] == pytest.approx((DECADES - 1.30103) / DECADES)
    assert bars[0][1] - bars[2][1] == pytest.approx(2 / DECADES)


def test_norms_of_zero_and_infinity_are_at_the_ends() -> None:
    store = SeriesStore()
    store.append_block([1], {"gradient_norm.0": [[0.0]], "gradient_norm.1": [[float("inf")]]})
    (zero, none), (infinite, _) = norm_bars(store, 2)
    assert (zero, none, infinite) == ("0.0e+00", 0.0, "∞")


def test_a_press_becomes_a_drag_after_some_way() -> None:
    from PySide6.QtCore import QPoint, QRect

    slots = [QRect(0, 0, 100, 80), QRect(150, 0, 100, 80), QRect(300, 0, 100, 80)]
    drag = CardDrag(0, QPoint(20, 20), slots[0])
    assert (drag.follow(QPoint(21, 20), slots).x(), drag.moving, drag.target) == (1, False, 0)
    assert (drag.follow(QPoint(190, 70), slots), drag.moving) == (QRect(170, 0, 100, 80), True)
    assert drag.target == 1
