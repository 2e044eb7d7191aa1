"""The plot inside pyqtgraph: one range for all, one painting for each change, nothing left behind."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.recording.series import Series
from gui.plots.curve import Curve
from gui.plots.view import PlotView
from gui.theme.palette import LIGHT

MOUSE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def make_view() -> tuple[PlotView, Series]:
    series = Series()
    series.append(np.arange(1, 1001), np.linspace(1.0, 100.0, 1000))
    plot = PlotView(LIGHT)
    plot.resize(480, 280)
    plot.set_curves([Curve("a", "a", "#3f5ffc", series=series)])
    plot.show()
    QApplication.processEvents()
    return plot, series


@pytest.fixture(autouse=True)
def hurried_mouse(monkeypatch) -> None:
    """pyqtgraph leaves out moves that follow each other within 10 ms, as those of a test do."""
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)


@pytest.fixture
def view(qtbot) -> PlotView:
    plot, _ = make_view()
    qtbot.addWidget(plot)
    return plot


def drag(plot: PlotView, start: QPointF, way: QPoint) -> None:
    place, left, keys = start.toPoint(), *MOUSE
    QTest.mousePress(plot.viewport(), left, keys, place)
    QTest.mouseMove(plot.viewport(), place + way)
    QTest.mouseRelease(plot.viewport(), left, keys, place + way)
    QApplication.processEvents()


@pytest.mark.parametrize("scales", [(False, False), (True, False), (False, True), (True, True)])
def test_what_is_added_to_the_box_lies_where_the_curves_are(view, scales):
    view.set_scales(*scales)
    QApplication.processEvents()
    view.zoom(view.places().area.center(), 0.7, 0.4)
    QApplication.processEvents()
    layout = view.places()
    for step, value in ((10, 2.0), (300, 30.0), (1000, 100.0)):
        place = QPointF(layout.x.coordinate(step), layout.y.coordinate(value))
        there = view.box.mapViewToScene(place)
        assert (there - layout.point(step, value)).manhattanLength() < 1e-6
    for axis, scale in zip(("left", "bottom"), (layout.y, layout.x), strict=True):
        item = next(item for item in view.items() if getattr(item, "orientation", "") == axis)
        assert item.range == [scale.low, scale.high]


def test_each_axis_moves_along_itself_alone(view):
    area, x, y = view.places().area, view.view_range.x, view.view_range.y
    drag(view, QPointF(10, 100), QPoint(40, 60))
    assert view.view_range.x == x
    assert view.view_range.y == y.moved(60 / area.height())
    drag(view, QPointF(200, 272), QPoint(-50, -30))
    assert view.view_range.x == x.moved(50 / area.width())
    assert view.view_range.y == y.moved(60 / area.height())


def test_other_buttons_move_nothing(view):
    place, keys = view.places().area.center().toPoint(), Qt.KeyboardModifier.NoModifier
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        QTest.mousePress(view.viewport(), button, keys, place)
        QTest.mouseMove(view.viewport(), place + QPoint(60, 30))
        QTest.mouseRelease(view.viewport(), button, keys, place + QPoint(60, 30))
    assert view.view_range.following


def test_a_change_is_painted_once(qtbot):
    painted = []

    class Counted(PlotView):
        def paintEvent(self, event):
            painted.append(1)
            super().paintEvent(event)

    plot, series = Counted(LIGHT), Series()
    qtbot.addWidget(plot)
    plot.set_curves([Curve("a", "a", "#3f5ffc", series=series)])
    plot.show()
    QApplication.processEvents()
    painted.clear()
    for step in range(1, 41):
        series.append([step], [2.0**step])
        plot.refresh()
        for _ in range(3):
            QApplication.processEvents()
        assert len(painted) == step


def test_the_plot_takes_the_focus_and_not_its_inside(view, qtbot):
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    center = view.places().area.center().toPoint()
    QTest.mouseClick(view.window().windowHandle(), Qt.MouseButton.LeftButton, pos=center)
    assert view.hasFocus()
    assert view.viewport().focusPolicy() == Qt.FocusPolicy.NoFocus
    seen: list[QWidget] = []
    while view not in seen:
        QTest.keyClick(seen[-1] if seen else view, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget not in seen
        seen.append(widget)
    assert all(widget.accessibleName() for widget in seen)


def test_the_hand_closes_while_it_drags(view):
    place, left, keys = view.places().area.center().toPoint(), *MOUSE
    QTest.mousePress(view.viewport(), left, keys, place)
    QTest.mouseMove(view.viewport(), place + QPoint(30, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view.viewport(), left, keys, place + QPoint(30, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_closed_plot_can_be_shown_again(view):
    before = view.grab().toImage()
    assert view.close()
    view.show()
    QApplication.processEvents()
    assert view.grab().toImage() == before


def test_the_picture_lies_in_the_box(view):
    (item,) = (item for item in view.box.childItems() if type(item).__name__ == "CurveItem")
    assert item.mapRectToScene(item.boundingRect()) == view.places().area == QRectF(view.box.geometry())


def test_plots_that_are_gone_leave_nothing_behind(qapp):
    def make() -> list[weakref.ref[object]]:
        plot, _ = make_view()
        left = [weakref.ref(thing) for thing in (plot, plot.scene(), *plot.items(), plot.box)]
        plot.close()
        plot.deleteLater()
        return left

    left = [ref for _ in range(3) for ref in make()]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not [ref() for ref in left if ref() is not None]
