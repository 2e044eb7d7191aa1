"""One cursor for several plots, by real events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.recording.series import Series
from gui.plots.cursor_link import CursorLink
from gui.plots.curve import Curve
from gui.plots.units import Odometer, Unit
from gui.plots.view import PlotView
from gui.theme.palette import LIGHT

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def filled(values, every=1) -> Series:
    series = Series()
    series.append(np.arange(len(values)) * every, values)
    return series


def settle(*plots: PlotView) -> None:
    for plot in plots:
        plot.refresh()
    QApplication.processEvents()


def at(plot: PlotView, place: float, up: float = 0.5) -> QPoint:
    layout = plot.places()
    area = layout.area
    across = layout.across(layout.x.coordinate(place))
    return QPoint(round(across), round(area.bottom() - up * area.height()))


@pytest.fixture
def plots(qtbot):
    made, link = [], CursorLink()
    odometer = Odometer(batch_size=10, samples=100)
    for every in (1, 10, 1):
        plot = PlotView(LIGHT)
        qtbot.addWidget(plot)
        plot.resize(480, 280)
        series = filled(np.arange(1001 // every + 1) * 0.5, every)
        plot.set_curves([Curve("a", "a", "#3f5ffc", series=series, odometer=odometer)])
        plot.show()
        link.join(plot)
        made.append(plot)
    settle(*made)
    yield made
    link.deleteLater()


def test_the_mouse_over_one_reads_all(plots):
    one, two, three = plots
    QTest.mouseMove(one.viewport(), at(one, 400))
    steps = {plot.reading().step for plot in (one, three)}
    assert steps == {one.reading().step}
    assert abs(one.reading().step - 400) <= 2
    step = two.reading().step
    assert abs(step - 400) <= 10
    assert two.reading().readings[0].value == (step // 10) * 0.5
    QTest.mouseMove(one.viewport(), QPoint(2, 2))
    assert [plot.reading() for plot in plots] == [None] * 3


def test_a_click_pins_the_cursor_in_all_until_another_click(plots):
    one, two, _ = plots
    QTest.mouseMove(one.viewport(), at(one, 300))
    QTest.mouseClick(one.viewport(), LEFT, NONE, at(one, 300))
    pinned = one.reading().step
    QTest.mouseMove(one.viewport(), at(one, 700))
    QTest.mouseMove(two.viewport(), at(two, 900))
    QTest.mouseMove(two.viewport(), QPoint(2, 2))
    assert all(plot.pinned for plot in plots)
    assert {plot.reading().step for plot in (one, plots[2])} == {pinned}
    QTest.mouseClick(two.viewport(), LEFT, NONE, at(two, 500))
    assert not any(plot.pinned for plot in plots)
    assert abs(plots[2].reading().step - 500) <= 10


def test_escape_frees_a_pinned_cursor(plots):
    one, two, _ = plots
    QTest.mouseClick(one.viewport(), LEFT, NONE, at(one, 300))
    QTest.keyClick(two, Qt.Key.Key_Escape)
    assert [plot.reading() for plot in plots] == [None] * 3


def test_keys_move_and_pin_it(plots):
    one, _, three = plots
    QTest.keyClick(one, Qt.Key.Key_Home)
    QTest.keyClick(one, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert three.reading().step == one.reading().step > 0
    QTest.keyClick(one, Qt.Key.Key_Return)
    assert three.pinned
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert three.pinned
    assert three.reading().step == one.reading().step


def test_a_double_click_follows_the_data_and_pins_nothing(plots):
    one = plots[0]
    for act in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        act(one.viewport(), LEFT, NONE, at(one, 300))
    assert not any(plot.pinned for plot in plots)
    assert one.view_range.following


def test_in_other_units_it_stands_at_steps_and_tells_both(plots):
    for plot in plots:
        plot.set_unit(Unit.EPOCHS)
    settle(*plots)
    one, two, _ = plots
    assert 100 <= one.view_range.x.high < 130
    QTest.mouseMove(one.viewport(), at(one, 40.0))
    cursor = one.reading()
    assert cursor.place == pytest.approx(cursor.step / 10)
    assert abs(cursor.step - 400) <= 2
    assert "epoch 4" in cursor.heading or "epoch 39" in cursor.heading
    assert f"step {cursor.step}" in cursor.heading
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert one.reading().step > cursor.step
    assert (
        two.reading().step == one.reading().step // 10 * 10
        or abs(two.reading().step - one.reading().step) < 10
    )


def test_a_plot_that_is_gone_is_left_alone(qtbot, plots):
    one, two, _ = plots
    extra = PlotView(LIGHT)
    link = CursorLink()
    for plot in (one, extra):
        link.join(plot)
    extra.deleteLater()
    qtbot.waitUntil(lambda: len(link._plots) == 1)
    QTest.mouseMove(one.viewport(), at(one, 500))
    assert two.reading() is not None
