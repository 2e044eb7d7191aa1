"""The plot as a person uses it: mouse, keyboard, controls, while data arrive."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.recording.series import Series
from gui.plots.controls import QuietButton
from gui.plots.curve import Curve
from gui.plots.export.pictures import SCREEN_RESOLUTION, image_of
from gui.plots.smoothing import Smoothing
from gui.plots.view import PlotView
from gui.theme.palette import DARK, LIGHT


def filled(values, every=1) -> Series:
    series = Series()
    series.append(np.arange(len(values)) * every, values)
    return series


@pytest.fixture
def curves() -> list[Curve]:
    rng = np.random.default_rng(0)
    batch = 2.0 * np.exp(-np.arange(1001) / 300) * np.exp(0.2 * rng.standard_normal(1001))
    test = 0.3 + np.exp(-np.arange(11) / 3.0)
    return [
        Curve("batch", "batch", "#3f5ffc", series=filled(batch), smooth=True),
        Curve("test", "test", "#f2590c", (5.0, 3.0), 1.4, filled(test, 100)),
    ]


@pytest.fixture
def view(qtbot, curves) -> PlotView:
    plot = PlotView(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(480, 280)
    plot.set_curves(curves)
    with qtbot.waitExposed(plot):
        plot.show()
    settle(plot)
    return plot


def settle(plot: PlotView) -> None:
    plot.refresh()
    QApplication.processEvents()


def place(plot: PlotView, across: float, up: float = 0.5) -> QPoint:
    """A point of the area where the curves are, by shares."""
    area = plot.places().area
    return QPoint(round(area.left() + across * area.width()), round(area.bottom() - up * area.height()))


def point_at(plot: PlotView, step: int) -> QPoint:
    layout = plot.places()
    return QPoint(round(layout.across(layout.x.coordinate(step))), round(layout.area.center().y()))


def button(plot: PlotView, name: str) -> QuietButton:
    return next(child for child in plot.findChildren(QuietButton) if child.accessibleName() == name)


INVERTED = False


def turn_wheel(plot: PlotView, where: QPoint, notches: int) -> None:
    position = QPointF(where)
    event = QWheelEvent(
        position,
        QPointF(plot.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        INVERTED,
    )
    QApplication.sendEvent(plot.viewport(), event)


def drag(plot: PlotView, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(plot.viewport(), left, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.5, 1.0):
        QTest.mouseMove(plot.viewport(), start + (end - start) * share)
    QTest.mouseRelease(plot.viewport(), left, Qt.KeyboardModifier.NoModifier, end)


def double_click(plot: PlotView, where: QPoint) -> None:
    """With the release that ends a real one."""
    for act in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        act(plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_the_cursor_reads_exact_values_under_the_mouse(view, curves):
    for step in (100, 333, 750):
        QTest.mouseMove(view.viewport(), point_at(view, step))
        cursor = view.reading()
        assert abs(cursor.step - step) <= 2
        batch, test = cursor.readings
        assert batch.value == curves[0].series.values[cursor.step]
        assert test.value == curves[1].series.values[cursor.step // 100]
        assert str(cursor.step) in cursor.heading
        assert batch.text == f"{batch.value:.6g}"
        settle(view)
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    assert view.reading() is None


def test_the_cursor_stays_among_the_recorded_steps(view):
    QTest.mouseMove(view.viewport(), QPoint(round(view.places().area.right()), 100))
    assert view.reading().step == 1000


def test_the_box_flips_to_the_side_with_room(view):
    boxes = []
    for share in (0.05, 0.97):
        QTest.mouseMove(view.viewport(), place(view, share))
        settle(view)
        boxes.append(view.readout_box())
    assert boxes[0].left() > place(view, 0.05).x()
    assert boxes[1].right() < place(view, 0.97).x()
    assert view.rect().toRectF().contains(boxes[1])


def test_the_box_stays_in_a_narrow_plot(view):
    view.resize(190, 200)
    for share in (0.05, 0.5, 0.95):
        QTest.mouseMove(view.viewport(), place(view, share))
        settle(view)
        assert view.rect().toRectF().contains(view.readout_box())


def test_keys_move_the_cursor_and_tell_it_to_screen_readers(view, curves, qtbot):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.reading().step == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    one = view.reading().step
    assert one > 0
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.reading().step >= 9 * one
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.reading().step == 1000
    QTest.keyClick(view, Qt.Key.Key_Left)
    cursor = view.reading()
    assert 990 < cursor.step < 1000
    assert f"{curves[0].series.values[cursor.step]:.6g}" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.reading() is None


def test_every_step_can_be_reached_by_key_where_steps_are_far_apart(qtbot, view):
    view.set_curves([Curve("few", "few", "#000000", series=filled([1.0, 2.0, 3.0]))])
    settle(view)
    QTest.keyClick(view, Qt.Key.Key_Home)
    seen = [view.reading().step]
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right)
        seen.append(view.reading().step)
    assert seen == [0, 1, 2]


def grow(curves, count=500) -> None:
    last, value = curves[0].series.last
    curves[0].series.append(np.arange(last + 1, last + 1 + count), np.full(count, 2 * value))


def test_a_zoomed_view_keeps_its_range_until_a_double_click(view, curves):
    spot = place(view, 0.25, 0.5)
    value = view.view_range.x.value(view.places().shares(QPointF(spot))[0])
    turn_wheel(view, spot, 3)
    zoomed = (view.view_range.x, view.view_range.y)
    assert zoomed[0].value(view.places().shares(QPointF(spot))[0]) == pytest.approx(value)
    assert zoomed[0].high - zoomed[0].low == pytest.approx(0.8**3 * 1040, rel=0.01)
    for _ in range(20):
        grow(curves)
        settle(view)
    assert (view.view_range.x, view.view_range.y) == zoomed
    double_click(view, spot)
    settle(view)
    assert view.view_range.following
    assert view.view_range.x.high > 11_000


def test_dragging_moves_the_view_and_the_button_brings_it_back(view, curves):
    follow = button(view, "Follow the data")
    assert not follow.isVisible()
    low = view.view_range.x.low
    drag(view, place(view, 0.6), place(view, 0.3))
    assert view.view_range.x.low - low == pytest.approx(0.3 * 1040, rel=0.03)
    moved = view.view_range.x
    grow(curves, 5000)
    settle(view)
    assert view.view_range.x == moved
    assert follow.isVisible()
    QTest.mouseClick(follow, Qt.MouseButton.LeftButton)
    settle(view)
    assert view.view_range.x.high > 6000
    assert not follow.isVisible()


def test_a_click_does_not_move_the_view(view):
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(view, 0.5)
    )
    assert view.view_range.following


def test_over_an_axis_the_wheel_zooms_only_that_one(view):
    x, y = view.view_range.x, view.view_range.y
    turn_wheel(view, QPoint(10, 100), 1)
    assert view.view_range.x == x
    assert view.view_range.y.high - view.view_range.y.low == pytest.approx(0.8 * (y.high - y.low))
    turn_wheel(view, QPoint(200, 274), 1)
    assert view.view_range.x.high - view.view_range.x.low == pytest.approx(0.8 * (x.high - x.low))
    assert view.view_range.y.high - view.view_range.y.low == pytest.approx(0.8 * (y.high - y.low))


def test_controls_change_the_scales_by_click(view, qtbot):
    with qtbot.waitSignal(view.scales_changed) as changed:
        QTest.mouseClick(button(view, "Logarithmic values"), Qt.MouseButton.LeftButton)
    assert changed.args == [False, True]
    settle(view)
    assert view.scales() == (False, True)
    assert -3 < view.view_range.y.low < 0 < view.view_range.y.high < 1
    QTest.keyClick(button(view, "Logarithmic steps"), Qt.Key.Key_Space)
    settle(view)
    assert view.scales() == (True, True)
    assert view.view_range.x.high == pytest.approx(3, abs=0.1)
    view.set_scales(x_logarithmic=False, y_logarithmic=False)
    assert not button(view, "Logarithmic values").isChecked()
    assert view.scales() == (False, False)


def test_smoothing_goes_round(view):
    smoothing = button(view, "Smoothing")
    seen = []
    for _ in range(3):
        QTest.mouseClick(smoothing, Qt.MouseButton.LeftButton)
        settle(view)
        seen.append((view.smoothing(), view.grab().toImage()))
    assert [level for level, _ in seen] == [Smoothing.HIGH, Smoothing.NONE, Smoothing.LOW]
    assert seen[0][1] != seen[1][1] != seen[2][1]


def test_smoothing_is_offered_where_it_applies(view, curves):
    view.set_curves(curves[1:])
    assert not button(view, "Smoothing").isVisible()


def test_everything_is_in_the_context_menu_too(view):
    menu = view.context_menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Follow the data",
        "Horizontal axis",
        "Logarithmic steps",
        "Logarithmic values",
        "Smoothing",
        "Single lanes",
        "Copy as image",
        "Save picture…",
        "Save data as CSV…",
        "Show as table…",
    ]
    next(action for action in menu.actions() if action.text() == "Logarithmic steps").trigger()
    assert view.scales() == (True, False)
    assert button(view, "Logarithmic steps").isChecked()
    next(action for action in menu.actions() if action.text() == "Copy as image").trigger()
    assert QApplication.clipboard().image() == image_of(view.figure(), SCREEN_RESOLUTION)


def test_hidden_curves_neither_show_nor_count(view, curves):
    grow(curves, 1)
    curves[0].series.append([1002], [40.0])
    settle(view)
    assert view.view_range.y.high > 40
    view.set_shown("batch", shown=False)
    settle(view)
    assert view.view_range.y.high < 2
    QTest.mouseMove(view.viewport(), point_at(view, 300))
    assert [reading.curve.key for reading in view.reading().readings] == ["test"]


def test_nothing_is_painted_without_news_or_while_hidden(view, curves, qtbot, monkeypatch):
    settle(view)
    painted = []
    monkeypatch.setattr(view, "paintEvent", lambda event: painted.append(1))
    for _ in range(5):
        settle(view)
    assert not painted
    grow(curves)
    settle(view)
    assert len(painted) == 1
    view.hide()
    grow(curves)
    settle(view)
    assert len(painted) == 1


def test_events_are_marked_named_and_read(view):
    plain = view.grab().toImage()
    view.set_events([(500, "η 0.001 → 0.01")])
    marked = view.grab().toImage()
    x = point_at(view, 500).x()
    spots = itertools.product(range(plain.width()), range(plain.height()))
    differing = {column for column, row in spots if plain.pixel(column, row) != marked.pixel(column, row)}
    assert x in differing
    assert min(differing) > x - 80
    assert max(differing) < x + 80
    QTest.mouseMove(view.viewport(), QPoint(x + 3, 120))
    assert "η 0.001 → 0.01" in view.reading().heading
    QTest.mouseMove(view.viewport(), QPoint(x + 40, 120))
    assert "η" not in view.reading().heading


def test_references_cross_the_plot_at_their_value(view):
    view.set_references([(1.0, "limit")])
    image, layout = view.grab().toImage(), view.places()
    row = round(layout.point(0, 1.0).y())
    ground, inked = QColor(LIGHT.card).rgb(), 0
    for column in range(round(layout.area.left()) + 2, round(layout.area.right())):
        inked += any(image.pixel(column, row + shift) != ground for shift in (-1, 0, 1))
    assert inked > 0.45 * layout.area.width()


def test_an_empty_plot_says_what_to_do(qtbot):
    plot = PlotView(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    series = Series()
    plot.set_curves([Curve("a", "a", "#000000", series=series)])
    blank = plot.grab().toImage()
    plot.set_empty_text("Press play")
    told = plot.grab().toImage()
    assert told != blank
    QTest.mouseMove(plot.viewport(), QPoint(150, 100))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    turn_wheel(plot, QPoint(150, 100), 1)
    assert plot.reading() is None
    assert plot.view_range.following
    series.append([1], [1.0])
    assert plot.grab().toImage() != told


def test_the_theme_changes_while_it_is_open(view):
    assert view.grab().toImage().pixelColor(2, 2) == QColor(LIGHT.card)
    view.set_palette(DARK)
    assert view.grab().toImage().pixelColor(2, 2) == QColor(DARK.card)


def test_a_new_theme_does_not_lose_the_zoom(view, curves):
    turn_wheel(view, place(view, 0.5), 2)
    zoomed = view.view_range.x
    view.set_curves([Curve(c.key, c.label, "#123456", series=c.series, smooth=c.smooth) for c in curves])
    assert view.view_range.x == zoomed
    view.set_curves([Curve("batch", "batch", "#123456", series=filled([1.0, 2.0]))])
    assert view.view_range.following


def test_broken_values_break_nothing(view):
    series = Series()
    for step, value in enumerate([np.nan, np.inf, -np.inf, 1e308, -1e308, 1e-320, 0.0, 5e-324, np.nan]):
        series.append([step], [value])
        view.set_curves([Curve("odd", "odd", "#3f5ffc", series=series, smooth=True)])
        for scales in ((False, False), (False, True), (True, True), (True, False)):
            view.set_scales(*scales)
            settle(view)
            QTest.mouseMove(view.viewport(), place(view, 0.4))
            view.grab()


def test_two_thousand_refreshes(view, curves):
    view.set_scales(x_logarithmic=False, y_logarithmic=True)
    rng = np.random.default_rng(2)
    for frame in range(2000):
        last = curves[0].series.last[0]
        curves[0].series.append(np.arange(last + 1, last + 31), np.exp(rng.standard_normal(30)))
        if frame % 40 == 0:
            QTest.mouseMove(view.viewport(), place(view, frame / 2000))
        settle(view)
    assert len(curves[0].series) == 1001 + 60_000
    assert view.view_range.x.high > 60_000


def test_all_controls_have_names(view):
    assert view.accessibleName()
    assert all(child.accessibleName() and child.toolTip() for child in view.findChildren(QuietButton))


def test_focus_is_shown_when_it_comes_by_key(view):
    pictures = []
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason) * 2:
        view.clearFocus()
        view.setFocus(reason)
        pictures.append(view.grab().toImage())
    assert pictures[0] == pictures[2]
    assert pictures[1] == pictures[3]
    assert pictures[0] != pictures[1]


def test_what_is_painted_in_part_is_the_whole_picture(qtbot, monkeypatch):
    """Growing data have only their own strip painted; the plot then looks as if it were painted anew."""
    series, rng, painted = Series(), np.random.default_rng(4), []

    class Watched(PlotView):
        def paintEvent(self, event):
            painted.append(event.rect())
            super().paintEvent(event)

    view = Watched(LIGHT)
    qtbot.addWidget(view)
    view.resize(480, 280)
    view.set_curves([Curve("a", "a", LIGHT.curves[0], series=series)])
    view.show()
    QApplication.processEvents()
    strips = 0
    for start in range(0, 3000, 30):
        series.append(np.arange(start, start + 30), rng.random(30))
        painted.clear()
        view.refresh()
        QApplication.processEvents()
        strips += bool(painted) and painted[-1].width() < 60
        if start % 600 == 0:
            shown = QGuiApplication.primaryScreen().grabWindow(view.winId()).toImage()
            anew = view.grab().toImage().convertToFormat(shown.format())
            assert shown.size() == anew.size()
            assert shown == anew
    assert strips > 60


def test_what_arrives_before_a_strip_is_painted_waits_for_the_next_refresh(view, curves):
    """Painted now it would be taken for shown, outside of the strip that is on its way to the screen."""
    series = curves[0].series
    view.view_range.move(0.0, 0.0)  # does not follow the data any more
    settle(view)
    assert not view.refresh()
    series.append([1001], [1.0])
    assert view.refresh()
    series.append([1050], [1.0])
    QApplication.processEvents()
    assert view.refresh()
    QApplication.processEvents()
    assert not view.refresh()
