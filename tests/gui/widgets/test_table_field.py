"""Tables of numbers under real clicks and keys: typed, drawn, pasted."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gui.theme.palette import LIGHT
from gui.theme.style import apply_theme
from gui.widgets.number_text import Bounds
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column, Rows

TIME = Column(title="Time", bounds=Bounds(low=0.0, high=1.0), usual=(0.0, 1.0))
FACTOR = Column(title="Factor", bounds=Bounds(low=0.0), usual=(0.0, 2.0))
PLACE = Column(title="x", bounds=Bounds(low=-10.0, high=10.0), usual=(-1.0, 1.0))
CLASS = Column(title="Class", whole=True, bounds=Bounds(low=0, high=3))
CURVE: Rows = ((0.0, 1.0), (0.5, 1.0), (1.0, 0.5))
POINTS: Rows = ((-0.5, -0.5, 0), (0.5, 0.5, 1))
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def rising(rows: Rows) -> Rows:
    if any(not right[0] > left[0] for left, right in pairwise(rows)):
        raise ValueError("Row 2: must rise <b>always</b>")
    return rows


@pytest.fixture
def show(qapp, qtbot):
    apply_theme(qapp, LIGHT)

    def make(field: Any, rows: Rows) -> Any:
        qtbot.addWidget(field)
        field.set_value(rows)
        field.resize(300, field.sizeHint().height())
        field.show()
        qtbot.waitExposed(field)
        field.activateWindow()
        field.seen = []
        field.edited.connect(field.seen.append)
        return field

    return make


@pytest.fixture
def curve(show) -> Any:
    return show(TableField((TIME, FACTOR), rising, fewest=1, increasing=True, plane=True), CURVE)


@pytest.fixture
def points(show) -> Any:
    return show(TableField((PLACE, PLACE, CLASS), tuple, plane=True), POINTS)


@pytest.fixture
def table(show) -> Any:
    return show(TableField((TIME,), rising, fewest=1, increasing=True), ((0.25,), (0.5,)))


def type_cell(qtbot, field: Any, row: int, column: int, text: str) -> None:
    field.table.setVisible(True)
    place = field.table.visualRect(field.table.model().index(row, column)).center()
    qtbot.mouseClick(field.table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(field.table.viewport(), LEFT, pos=place)
    line = field.table.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait(1)  # Qt commits by an event of its own


def spot(field: Any, x: float, y: float) -> QPoint:
    assert field.canvas is not None
    return field.canvas.spot_of(x, y).toPoint()


def drag(field: Any, start: QPoint, *ways: QPoint) -> None:
    canvas = field.canvas
    assert canvas is not None
    QTest.mousePress(canvas, LEFT, pos=start)
    for way in ways:
        QTest.mouseMove(canvas, way)
    QTest.mouseRelease(canvas, LEFT, pos=ways[-1])


def test_a_cell_is_typed_with_either_decimal_mark(qtbot, table) -> None:
    type_cell(qtbot, table, 1, 0, "0,75")
    assert table.seen == [((0.25,), (0.75,))]
    assert table.value() == table.seen[-1]


def test_what_is_no_number_or_does_not_fit_is_told_and_not_taken(qtbot, table) -> None:
    type_cell(qtbot, table, 1, 0, "much")
    assert "much" in table.error()
    type_cell(qtbot, table, 1, 0, "0.1")
    assert table.error() == "Row 2: must rise <b>always</b>"
    assert (table.seen, table.value()) == ([], ((0.25,), (0.5,)))
    assert table.table.model().index(1, 0).data() == "0.5"
    type_cell(qtbot, table, 1, 0, "0.6")
    assert table.error() == ""


def test_rows_are_added_and_removed(qtbot, table) -> None:
    qtbot.mouseClick(table.add_button, LEFT)
    assert table.value() == ((0.25,), (0.5,), (0.75,))
    assert table.table.selected() == [2]
    qtbot.keyClick(table.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(table.remove_button, LEFT)
    assert table.value() == ((0.25,),)
    assert not table.remove_button.isEnabled(), "one has to stay"
    assert len(table.seen) == 3


def test_rows_are_pasted_and_copied(qtbot, table) -> None:
    QGuiApplication.clipboard().setText("time\n0,1\n0,9\n")
    qtbot.mouseClick(table.paste_button, LEFT)
    assert table.seen == [((0.1,), (0.9,))]
    qtbot.keyClick(table.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0.1\n0.9"
    QGuiApplication.clipboard().setText("nothing of the kind\nat all")
    qtbot.keyClick(table.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.error()
    assert len(table.seen) == 1


def test_a_point_of_a_curve_is_dragged_but_not_past_its_neighbors(curve) -> None:
    drag(curve, spot(curve, 0.5, 1.0), spot(curve, 0.4, 1.5))
    (row,) = [row for row in curve.value() if row not in CURVE]
    assert row == pytest.approx((0.4, 1.5), abs=0.02)
    assert len(curve.seen) == 1, "one change for the whole drag"
    drag(curve, curve.canvas.place_of(1).toPoint(), spot(curve, 0.7, 1.0), spot(curve, 1.3, -5.0))
    assert 0.99 < curve.value()[1][0] < 1.0
    assert curve.value()[1][1] == pytest.approx(0.0, abs=0.02), "it stays within the bounds"


def test_a_double_click_adds_and_a_right_click_removes(qtbot, curve) -> None:
    qtbot.mouseDClick(curve.canvas, LEFT, pos=spot(curve, 0.75, 1.5))
    assert len(curve.value()) == 4
    assert curve.value()[2] == pytest.approx((0.75, 1.5), abs=0.02)
    qtbot.mouseClick(curve.canvas, RIGHT, pos=curve.canvas.place_of(2).toPoint())
    assert curve.value() == CURVE
    qtbot.mouseClick(curve.canvas, RIGHT, pos=spot(curve, 0.25, 0.2))
    assert curve.value() == CURVE


def test_the_last_point_stays(qtbot, curve) -> None:
    curve.set_value(CURVE[:1])
    qtbot.mouseClick(curve.canvas, RIGHT, pos=curve.canvas.place_of(0).toPoint())
    assert curve.value() == CURVE[:1]


def test_the_curve_is_drawn_with_the_keys(qtbot, curve) -> None:
    canvas = curve.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert curve.table.selected() == [0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert curve.table.selected() == [1]
    qtbot.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert curve.value()[1][1] > 1.0
    qtbot.keyClick(canvas, Qt.Key.Key_Insert)
    assert len(curve.value()) == 4
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(curve.value()) == 3


def test_a_stroke_paints_points_of_the_chosen_class(qtbot, points) -> None:
    brush = points.brushes
    qtbot.mouseClick(brush, LEFT, pos=brush.place_of(3).toPoint())
    assert brush.current() == 3
    way = [spot(points, -0.8 + share, 0.8) for share in (0.1, 0.4, 0.7, 1.0, 1.3)]
    drag(points, spot(points, -0.8, 0.8), *way)
    painted = points.value()[2:]
    assert len(painted) == 6
    assert {row[2] for row in painted} == {3}
    assert all(row[1] == pytest.approx(0.8, abs=0.03) for row in painted)
    assert len(points.seen) == 1


def test_a_mere_click_paints_nothing(qtbot, points) -> None:
    qtbot.mouseClick(points.canvas, LEFT, pos=spot(points, 0.0, 0.9))
    assert points.seen == []
    qtbot.mouseDClick(points.canvas, LEFT, pos=spot(points, 0.0, 0.9))
    assert points.value()[-1] == (pytest.approx(0.0, abs=0.03), pytest.approx(0.9, abs=0.03), 0)


def test_digits_choose_the_class(qtbot, points) -> None:
    points.canvas.setFocus()
    qtbot.keyClicks(points.canvas, "2")
    assert points.brushes.current() == 2
    qtbot.keyClicks(points.canvas, "9")
    assert points.brushes.current() == 2, "there is no such class"
    points.brushes.setFocus()
    qtbot.keyClick(points.brushes, Qt.Key.Key_Right)
    assert points.brushes.current() == 3


def test_points_are_seen_in_the_colors_of_their_classes(points) -> None:
    image = points.canvas.grab().toImage()
    for row, color in zip(POINTS, LIGHT.class_colors, strict=False):
        place = spot(points, *row[:2])
        assert image.pixelColor(place).name() == color


def test_the_numbers_of_a_drawing_are_shown_on_request(qtbot, points) -> None:
    assert not points.table.isVisible()
    qtbot.mouseClick(points.numbers_button, LEFT)
    assert points.table.isVisible()


def test_many_points_are_drawn_soon_enough(points) -> None:
    many = tuple((n % 141 / 70 - 1, n // 141 / 70 - 1, n % 4) for n in range(19_881))
    points.set_value(many)
    points.canvas.grab()
    assert len(points.canvas.rows()) == len(many)
