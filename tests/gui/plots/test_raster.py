"""The raster against Qt's own antialiased strokes, and against what can be computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from gui.plots.raster import (
    SPLIT,
    Blocks,
    Spans,
    Stroke,
    arc_steps,
    dashed,
    paint,
    pen_width,
    thicken,
    trace,
)

COLUMNS, ROWS, MARGIN = 240, 120, 5
INK = (0.0, 0.0, 0.0, 1.0)


def through(x, y) -> Blocks:
    """The line through points."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    return Blocks(np.stack([x, x]), np.stack([y, y, y, y]))


def spans_of(x, y):
    return trace(through(x, y), COLUMNS, MARGIN)


def together(*traces: Spans) -> Spans:
    return Spans(*(np.stack(ends) for ends in zip(*traces, strict=True)))


def with_dashes(spans: Spans, dash, phase) -> np.ndarray:
    """Where there is something of a dashed curve."""
    curves = together(spans)
    lengths = phase + np.cumsum(arc_steps(curves), axis=1, dtype=float)
    return dashed(curves, lengths, dash).upper[0] < np.inf


def alpha(layer: np.ndarray) -> np.ndarray:
    return (layer >> 24) / 255


def drawn(x, y, width) -> np.ndarray:
    """Our coverage (rows, columns)."""
    (layer,) = paint(together(spans_of(x, y)), [Stroke(INK, width)], COLUMNS, ROWS)
    return alpha(layer)


def reference(x, y, width) -> np.ndarray:
    """Qt's coverage (rows, columns)."""
    image = QImage(COLUMNS, ROWS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(
        QColor("black"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x, y, strict=True)]))
    painter.end()
    return alpha(np.frombuffer(image.constBits(), np.uint32).reshape(ROWS, COLUMNS))


X = np.linspace(0, COLUMNS, 401)
WALK = 60 + np.cumsum(np.random.default_rng(0).standard_normal(81) * 5)
SHAPES = {
    "level": (X[[0, -1]], np.array([40.3, 40.3])),
    "sloping": (X[[0, -1]], np.array([10.0, 100.0])),
    "wave": (X, 60 + 40 * np.sin(X / 18)),
    "steep": (X, 60 + 50 * np.sin(X / 4)),
    "zigzag": (np.arange(3.0, 237, 9), np.where(np.arange(26) % 2, 15.0, 105.0)),
    "walk": (np.arange(0.0, 241, 3), WALK),
}


@pytest.mark.parametrize("width", [1.8, 2.2, 3.0])
@pytest.mark.parametrize("shape", SHAPES)
def test_strokes_look_like_those_of_qt(qapp, shape, width):
    ours, theirs = drawn(*SHAPES[shape], width), reference(*SHAPES[shape], width)
    ink = theirs.sum()
    assert ours.sum() == pytest.approx(ink, rel=0.05)
    assert np.abs(ours - theirs).sum() / ink < 0.08
    assert np.abs(ours - theirs).mean() < 0.01


def test_a_level_line_covers_just_its_width():
    rows = drawn([0, COLUMNS], [50.2, 50.2], 1.8)[:, 10:-10]
    np.testing.assert_allclose(rows[48:53].mean(axis=1), [0, 0.7, 1, 0.1, 0], atol=1 / 30)
    assert rows[:48].sum() == rows[53:].sum() == 0


@pytest.mark.parametrize("slope", [0.25, 0.5, 1.0, 2.0, 4.0])
def test_thickness_is_measured_across_the_line(slope):
    half = 40 / slope
    cover = drawn([120 - half, 120 + half], [20.0, 100.0], 3.0)[40:80]
    # Of a stroke of width w, a level cut is w·√(1 + 1/slope²) long.
    assert cover.sum(axis=1).mean() == pytest.approx(3.0 * np.hypot(1, 1 / slope), rel=0.04)


def test_a_block_is_filled_between_its_extremes():
    block = Blocks(np.array([[50.0], [70.0]]), np.array([[30.0], [90.0], [60.0], [60.0]]))
    (layer,) = paint(together(trace(block, COLUMNS, MARGIN)), [Stroke(INK, 1.0)], COLUMNS, ROWS)
    cover = alpha(layer)
    assert (cover[31:89, 51:69] == 1).all()
    assert cover[:28].sum() == cover[92:].sum() == cover[:, :48].sum() == cover[:, 73:].sum() == 0


def test_missing_values_are_gaps_and_lonely_ones_dots():
    y = np.array([20.0, 20.0, np.nan, 70.0, np.nan, 90.0, 90.0])
    cover = drawn([0, 60, 90, 120, 150, 180, 239], y, 3.0)
    columns = cover.sum(axis=0)
    assert (columns[:60] > 2.8).all()
    assert (columns[63:117] == 0).all()
    assert (columns[123:177] == 0).all()
    assert cover[:, 115:125].sum() == pytest.approx(np.pi * 1.5**2, rel=0.1)
    assert (columns[181:238] > 2.8).all()


def test_infinite_and_far_values_end_at_the_border():
    cover = drawn([0, 100, 140, 239], [60.0, 1e300, -np.inf, 60.0], 1.8)
    assert np.isfinite(cover).all()
    assert (cover[-1].sum(), cover[0].sum()) > (0, 0)


def test_dashes_have_their_length_and_phase():
    spans = spans_of([0, COLUMNS], [60.0, 60.0])
    on = with_dashes(spans, (6, 4), 3.05 - MARGIN)[MARGIN * SPLIT : -MARGIN * SPLIT]
    position = (np.arange(len(on)) + 1) / SPLIT + 3.05
    np.testing.assert_array_equal(on, position % 10 < 6)


def test_dashes_are_measured_along_the_curve():
    spans = spans_of([0, 60], [0.0, 120.0])
    on = with_dashes(spans, (6, 4), 0.0)
    starts = np.flatnonzero(on[1:] & ~on[:-1])
    assert np.diff(starts).mean() / SPLIT == pytest.approx(10 / np.hypot(1, 2), rel=0.06)


def test_colors_cover_each_other_in_their_order():
    colors = [(0.8, 0.1, 0.3, 0.5), (0.2, 0.9, 0.4, 0.7), (0.0, 0.3, 1.0, 0.25)]
    spans = spans_of([0, COLUMNS], [60.0, 60.0])
    (layer,) = paint(together(*[spans] * 3), [Stroke(color, 9.0) for color in colors], COLUMNS, ROWS)
    expected = np.zeros(4)
    for *color, opacity in colors:
        expected = opacity * np.array([*color, 1.0]) + (1 - opacity) * expected
    pixel = int(layer[60, 120])
    found = [(pixel >> shift & 255) / 255 for shift in (16, 8, 0, 24)]
    np.testing.assert_allclose(found, expected, atol=1 / 255)


@pytest.mark.parametrize("count", [1, 4, 5, 8, 9, 20])
def test_any_number_of_strokes(count):
    traces = [spans_of([0, COLUMNS], [5.0 * i + 8, 5.0 * i + 8]) for i in range(count)]
    layers = paint(together(*traces), [Stroke((i / 20, 0, 0, 1.0), 1.0) for i in range(count)], COLUMNS, ROWS)
    column = np.maximum.reduce([layer[:, 100] for layer in layers])
    for i in range(count):
        upper, lower = (int(column[5 * i + row]) for row in (7, 8))
        assert (upper >> 24) + (lower >> 24) == 255
        assert (upper >> 16 & 255) + (lower >> 16 & 255) == pytest.approx(255 * i / 20, abs=1)
    assert (column >> 24).sum() == 255 * count


@pytest.mark.parametrize("width", [0.3, 1.0, 1.6, 2.0, 3.6])
def test_pens_have_a_width_that_columns_can_show(width):
    assert abs(pen_width(width) - width) <= 1 / SPLIT + 1e-9
    assert round(pen_width(width) * SPLIT) % 2 == 1


def test_nothing_to_draw():
    empty = Blocks(np.empty((2, 0)), np.empty((4, 0)))
    nothing = np.empty((0, (COLUMNS + 2 * MARGIN) * SPLIT), np.float32)
    assert paint(Spans(nothing, nothing), [], COLUMNS, ROWS) == []
    (layer,) = paint(together(trace(empty, COLUMNS, MARGIN)), [Stroke(INK, 2.0)], COLUMNS, ROWS)
    assert not layer.any()
    assert not (thicken(trace(empty, COLUMNS, MARGIN), 2.0).upper < np.inf).any()
