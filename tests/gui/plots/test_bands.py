"""Many lanes as a band, and as single curves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.recording.series import Series
from engine.recording.store import SeriesStore
from gui.plots.controls import QuietButton
from gui.plots.curve_item import CurveItem
from gui.plots.curve_set import BAND_FROM
from gui.plots.definition import plot_definitions
from gui.plots.lanes import LOWER, UPPER, Lanes
from gui.plots.line import Frame, Line
from gui.plots.raster import Stroke
from gui.plots.run_look import RunLook
from gui.plots.scale import Scale
from gui.plots.view import PlotView
from gui.theme.palette import LIGHT

LANES = 8


@pytest.fixture
def store() -> SeriesStore:
    filled, steps = SeriesStore(), np.arange(400)
    levels = np.linspace(1.0, 2.0, LANES)
    filled.append_block(steps, {"train_objective": np.tile(levels, (400, 1))})
    return filled


def view_of(qtbot, store, lanes=LANES) -> PlotView:
    plot = PlotView(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(480, 280)
    curves = plot_definitions()["objective"].curves_of(store, RunLook(lanes=lanes), LIGHT, [])
    plot.set_curves([curve for curve in curves if len(curve.series)])
    plot.show()
    plot.refresh()
    QApplication.processEvents()
    return plot


def at(plot: PlotView, step: float, value: float) -> QPoint:
    return plot.places().point(step, value).toPoint()


def click(plot: PlotView, where: QPoint) -> None:
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QApplication.processEvents()


def test_the_readout_tells_median_and_quartiles(qtbot, store):
    plot = view_of(qtbot, store)
    plot.set_cursor(200)
    cursor = plot.reading()
    assert cursor is not None
    (reading,) = cursor.readings
    assert reading.quartiles is not None
    expected = np.quantile(np.linspace(1, 2, LANES), [0.25, 0.5, 0.75])
    assert [reading.quartiles[0], reading.value, reading.quartiles[1]] == pytest.approx(expected)


def test_a_click_on_the_band_shows_the_lanes_and_one_beside_pins(qtbot, store):
    plot = view_of(qtbot, store)
    banded = plot.grab().toImage()
    assert not plot.single_lanes
    click(plot, at(plot, 200, 1.05))
    assert plot.pinned
    assert not plot.single_lanes
    click(plot, at(plot, 200, 1.05))
    click(plot, at(plot, 200, 1.5))
    assert plot.single_lanes
    assert not plot.pinned
    assert plot.grab().toImage() != banded
    plot.set_cursor(200)
    assert len(plot.reading().readings) == LANES


def test_menu_and_button_switch_between_band_and_lanes(qtbot, store):
    plot = view_of(qtbot, store)
    action = next(a for a in plot.context_menu().actions() if a.text() == "Single lanes")
    assert action.isVisible()
    action.trigger()
    assert plot.single_lanes
    button = next(b for b in plot.findChildren(QuietButton) if b.accessibleName() == "Single lanes")
    assert button.isChecked()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not plot.single_lanes


def test_few_lanes_are_drawn_one_by_one(qtbot, store):
    plot = view_of(qtbot, store, BAND_FROM - 1)
    assert not plot.has_bands
    plot.set_cursor(200)
    cursor = plot.reading()
    assert cursor is not None
    assert len(cursor.readings) == BAND_FROM - 1


def test_a_band_that_grew_equals_one_that_is_drawn_at_once():
    rng, frame = np.random.default_rng(3), Frame(Scale(-5, 610), Scale(0, 3), 400, 160)
    values = np.exp(0.3 * rng.standard_normal((LANES, 600)))
    growing, item = [Series() for _ in range(LANES)], CurveItem()
    pen = Stroke((0.0, 0.0, 1.0, 0.5), 0.2)
    quantiles = Lanes(growing).curves
    for start in range(0, 600, 9):
        steps = np.arange(start, min(start + 9, 600))
        for series, row in zip(growing, values, strict=True):
            series.append(steps, row[steps])
        item.render([Line(quantiles[UPPER], pen, border=quantiles[LOWER])], frame)
    assert item.render([Line(quantiles[UPPER], pen, border=quantiles[LOWER])], frame) == (0, 0)
    whole = CurveItem()
    whole.render([Line(quantiles[UPPER], pen, border=quantiles[LOWER])], frame)
    for grown, once in zip(item._layers, whole._layers, strict=True):
        np.testing.assert_array_equal(grown, once)
    inked = np.flatnonzero((whole._layers[0] != 0).any(axis=0))
    assert len(inked) > 380


def test_lanes_of_different_colors_make_a_band_of_the_first(qtbot, store):
    plot = view_of(qtbot, store)
    assert len({curve.color for curve in plot.curves()}) == LANES
    lines = plot._curves.lines(400)
    assert len({line.stroke.color[:3] for line in lines}) == 1
    assert sum(line.border is not None for line in lines) == 2
    faint = [replace(curve, opacity=0.5) for curve in plot.curves()]
    plot.set_curves(faint)
    assert all(line.border is None for line in plot._curves.lines(400))


def test_very_many_lanes_leave_the_window_time(qtbot, monkeypatch):
    filled = SeriesStore()
    filled.append_block(np.arange(100), {"train_objective": np.ones((100, 60))})
    plot, now = view_of(qtbot, filled, 60), [1e9]
    monkeypatch.setattr("gui.plots.picture.perf_counter", lambda: now[0])
    arrange = plot._arrange_items
    calls = []

    def slow() -> tuple[int, int]:
        calls.append(now[0])
        now[0] += 0.04
        return arrange()

    monkeypatch.setattr(plot, "_arrange_items", slow)
    monkeypatch.setattr(plot, "paintEvent", lambda event: None)
    for step in range(100, 200):
        filled.append_block([step], {"train_objective": np.ones((1, 60))})
        now[0] += 0.033
        plot.refresh()
    assert 4 <= len(calls) <= 8
