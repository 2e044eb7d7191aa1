"""The picture of growing curves: it shows what was recorded, wherever it was drawn anew."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from engine.recording.series import Series
from gui.plots.curve_item import CurveItem, color_of
from gui.plots.line import Frame, Line
from gui.plots.raster import Stroke
from gui.plots.scale import Scale

pytestmark = pytest.mark.usefixtures("qapp")

BLUE = color_of("#2040ff")
PEN = Stroke(BLUE, 1.8)


def recorded(values, steps=None) -> Series:
    series = Series()
    series.append(np.arange(len(values)) if steps is None else steps, values)
    return series


def cover(item: CurveItem, frame: Frame) -> np.ndarray:
    """Opacity of each pixel of the picture (rows, columns)."""
    image = QImage(frame.columns, frame.rows, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    image.setDevicePixelRatio(frame.ratio)
    painter = QPainter(image)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return (np.frombuffer(image.constBits(), np.uint32).reshape(frame.rows, frame.columns) >> 24) / 255


def picture(lines, frame) -> np.ndarray:
    item = CurveItem()
    item.render(lines, frame)
    return cover(item, frame)


@pytest.mark.parametrize("dash", [(), (5.0, 3.0)])
def test_a_picture_that_grew_equals_one_that_is_drawn_at_once(dash):
    rng = np.random.default_rng(0)
    values = np.cumsum(rng.standard_normal(300)) + 20
    values[40:45] = np.nan
    frame = Frame(Scale(-5, 310), Scale(-30, 60), 400, 160)
    growing, item = Series(), CurveItem()
    line = Line(growing, Stroke(BLUE, 1.8, dash))
    item.render([line], frame)
    for start in range(0, 300, 7):
        steps = np.arange(start, min(start + 7, 300))
        growing.append(steps, values[steps])
        first, last = item.render([line], frame)
        assert last - first < 30
    assert item.render([line], frame) == (0, 0)
    expected = picture([Line(recorded(values), line.stroke)], frame)
    np.testing.assert_array_equal(cover(item, frame), expected)


def test_every_spike_of_a_million_steps_is_seen():
    values = np.zeros(1_000_000)
    spikes = np.random.default_rng(1).integers(0, 1_000_000, 20)
    values[spikes] = 1.0
    frame = Frame(Scale(0, 1e6), Scale(-0.1, 1.1), 500, 100)
    found = picture([Line(recorded(values), PEN)], frame)
    columns = np.flatnonzero(found[20:80].sum(axis=0) > 30)
    distance = np.abs(columns[None] + 0.5 - spikes[:, None] / 2000).min(axis=1)
    assert distance.max() < 1.5
    assert len(columns) <= 20 * 5


def test_values_without_a_logarithm_are_gaps():
    values = np.ones(100)
    values[30:60] = 0.0
    values[80] = -1.0
    frame = Frame(Scale(0, 99), Scale(-1, 1, logarithmic=True), 990, 60)
    columns = picture([Line(recorded(values), PEN)], frame).sum(axis=0)
    assert (columns[305:595] == 0).all()
    assert (columns[795:805] == 0).all()
    assert (columns[10:285] > 1).all()
    assert (columns[615:785] > 1).all()


def test_a_logarithmic_axis_of_steps_begins_after_step_zero():
    frame = Frame(Scale(-0.5, 3, logarithmic=True), Scale(0, 10), 350, 50)
    columns = picture([Line(recorded(np.arange(1000) % 2 * 8 + 1.0), PEN)], frame).sum(axis=0)
    assert (columns[:48] == 0).all()
    assert (columns[50:349] > 0).all()
    level = picture([Line(recorded([2.0, 4.0], [0, 100]), PEN)], frame)
    assert level[:, :240].sum() == 0
    assert level[30:34, 248:252].sum() > 1


def test_a_lonely_value_is_a_dot():
    frame = Frame(Scale(0, 10), Scale(0, 10), 100, 100)
    found = picture([Line(recorded([5.0], [5]), Stroke(BLUE, 3.0))], frame)
    assert found[47:53, 47:53].sum() == pytest.approx(found.sum())
    assert found.sum() > 5


def test_high_resolution_shows_the_same_curve_more_finely():
    line = Line(recorded(50 + 40 * np.sin(np.arange(200) / 15)), PEN)
    coarse = picture([line], Frame(Scale(0, 199), Scale(0, 100), 300, 120))
    fine = picture([line], Frame(Scale(0, 199), Scale(0, 100), 600, 240, ratio=2.0))
    shrunk = fine.reshape(120, 2, 300, 2).mean(axis=(1, 3))
    assert shrunk.sum() == pytest.approx(coarse.sum(), rel=0.05)
    assert np.abs(shrunk - coarse).mean() < 0.01


def test_coverage_tells_where_curves_are():
    item, frame = CurveItem(), Frame(Scale(0, 100), Scale(0, 1), 100, 100)
    assert item.coverage(QRect(0, 0, 10, 10)) == 0
    item.render([Line(recorded(np.full(101, 0.5)), Stroke(BLUE, 9.0))], frame)
    assert item.coverage(QRect(20, 48, 30, 4)) == 1
    assert item.coverage(QRect(20, 10, 30, 10)) == 0
    assert item.coverage(QRect(-50, -50, 20, 20)) == 0
    assert 0 < item.coverage(QRect(-10, 40, 60, 20)) < 1


def test_another_frame_or_another_curve_is_drawn_anew():
    item, frame = CurveItem(), Frame(Scale(0, 100), Scale(0, 1), 100, 100)
    lines = [Line(recorded(np.full(101, 0.5)), PEN)]
    assert item.render(lines, frame) == (0, 100)
    assert item.render(lines, frame) == (0, 0)
    assert item.render(lines, Frame(Scale(0, 90), Scale(0, 1), 100, 100)) == (0, 100)
    assert item.render([Line(recorded(np.full(101, 0.2)), PEN)], frame) == (0, 100)
    assert item.coverage(QRect(0, 78, 100, 4)) > 0.4
