"""The canvas of points under a real mouse and real keys."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.painting.paint_field import PaintField
from gui.painting.scale import PaintScale
from gui.painting.tools import RADII
from gui.theme.palette import LIGHT
from gui.widgets.number_text import Bounds
from gui.widgets.table_rows import Column, Rows

PLACE = Column(title="x", bounds=Bounds(low=-10.0, high=10.0))
CLASS = Column(title="Class", whole=True, bounds=Bounds(low=0, high=7))
POINTS: Rows = ((-1.0, -1.0, 0), (1.0, 1.0, 1), (1.0, -1.0, 1), (-1.0, 1.0, 0))
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Make = Callable[..., Any]


@pytest.fixture
def show(show_field: Make) -> Make:
    def make(rows: Rows = POINTS, most: int = 500, roomy: bool = False) -> Any:
        def check(found: Rows) -> Rows:
            if any(row[2] == 6 for row in found):
                raise ValueError("Row 7: not six")
            return tuple(found)

        field: Any = PaintField((PLACE, PLACE, CLASS), check, most=most, roomy=roomy)
        field.setAccessibleName("Points")
        return show_field(field, rows)

    return make


@pytest.fixture
def field(show: Make) -> Any:
    return show()


def spot(field: Any, x: float, y: float) -> QPoint:
    place: QPoint = field.canvas.place_of(x, y).toPoint()
    return place


def drag(
    field: Any,
    *way: tuple[float, float],
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    places = [spot(field, *one) for one in way]
    QTest.mousePress(field.canvas, button, keys, places[0])
    for place in places[1:]:
        QTest.mouseMove(field.canvas, place)
    QTest.mouseRelease(field.canvas, button, keys, places[-1])


def test_a_stroke_paints_points_of_the_chosen_class(qtbot: Any, field: Any) -> None:
    classes = field.tools.classes
    qtbot.mouseClick(classes, LEFT, pos=classes.place_of(3).toPoint())
    drag(field, (-0.5, 0.0), (0.0, 0.0), (0.5, 0.0))
    assert field.value()[:4] == POINTS
    painted = field.value()[4:]
    assert len(painted) > 10
    assert {row[2] for row in painted} == {3}
    radius = RADII[field.tools.size_slider.value()] * 2.2
    assert all(abs(row[1]) <= radius + 0.02 and abs(row[0]) <= 0.5 + radius + 0.02 for row in painted)
    assert len(field.seen) == 1, "one change for the whole stroke"


def test_a_touch_paints_as_well(qtbot: Any, field: Any) -> None:
    qtbot.mouseClick(field.canvas, LEFT, pos=spot(field, 0.0, 0.0))
    assert field.value()[4][:2] == pytest.approx((0.0, 0.0), abs=0.02)


def test_size_and_density_are_set_by_sliders_and_keys(qtbot: Any, field: Any) -> None:
    canvas, tools = field.canvas, field.tools
    canvas.setFocus()
    before = canvas.size_share
    qtbot.keyClicks(canvas, "]")
    assert canvas.size_share > before
    qtbot.keyClicks(canvas, "[[")
    assert canvas.size_share < before
    qtbot.keyClicks(canvas, "[" * 20)
    assert canvas.size_share == 0.0
    counts = []
    for density in (0, tools.density_slider.maximum()):
        tools.density_slider.setValue(density)
        drag(field, (-0.8, 0.1), (0.8, 0.1))
        counts.append(len(field.value()) - 4)
        assert all(row[1] == pytest.approx(0.1, abs=0.02) for row in field.value()[4:]), "a thin line"
        field.set_value(POINTS)
    assert counts[0] < counts[1]


def test_the_eraser_takes_points_away_and_so_does_the_right_button(qtbot: Any, field: Any) -> None:
    qtbot.mouseClick(field.tools.buttons["erase"], LEFT)
    drag(field, (-1.0, 1.0), (0.0, 1.0), (1.0, 1.0))
    assert field.value() == ((-1.0, -1.0, 0), (1.0, -1.0, 1))
    field.tools.choose_tool("paint")
    drag(field, (1.0, -1.0), (1.0, -0.9), button=RIGHT)
    assert field.value() == ((-1.0, -1.0, 0),)
    drag(field, (0.0, 0.0), (0.3, 0.0), button=RIGHT)
    assert len(field.seen) == 2, "nothing was there to be erased"


def test_a_point_is_dragged_with_the_hand_or_with_ctrl(qtbot: Any, field: Any) -> None:
    field.canvas.setFocus()
    qtbot.keyClicks(field.canvas, "m")
    drag(field, (1.0, 1.0), (0.5, 0.7), (0.2, 0.4))
    assert field.value()[1] == (pytest.approx(0.2, abs=0.02), pytest.approx(0.4, abs=0.02), 1)
    assert len(field.value()) == 4
    qtbot.keyClicks(field.canvas, "b")
    drag(field, (-1.0, -1.0), (-0.5, -0.5), keys=Qt.KeyboardModifier.ControlModifier)
    assert field.value()[0] == (pytest.approx(-0.5, abs=0.02), pytest.approx(-0.5, abs=0.02), 0)
    drag(field, (0.0, -0.3), (0.4, -0.3), keys=Qt.KeyboardModifier.ControlModifier)
    assert len(field.seen) == 2, "there was no point to drag"


def test_a_point_that_is_gripped_beside_its_middle_does_not_jump(field: Any) -> None:
    field.tools.choose_tool("move")
    place = spot(field, 1.0, 1.0) + QPoint(4, 3)
    QTest.mousePress(field.canvas, LEFT, pos=place)
    QTest.mouseMove(field.canvas, place + QPoint(-20, 0))
    QTest.mouseRelease(field.canvas, LEFT, pos=place + QPoint(-20, 0))
    assert field.value()[1][1] == pytest.approx(1.0, abs=0.005)


def test_everything_is_done_with_the_keys(qtbot: Any, field: Any) -> None:
    canvas = field.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.cursor_spot() == (0.0, 0.0)
    qtbot.keyClicks(canvas, "2")
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    touch = field.value()[4:]
    assert touch
    assert {row[2] for row in touch} == {2}
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    x, y = canvas.cursor_spot()
    assert (x, y) == (pytest.approx(0.22, abs=0.02), 0.0)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    for _ in range(10):
        qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert len(field.seen) == 1, "the stroke goes on"
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert len(field.seen) == 2
    assert max(row[1] for row in field.value()[4:]) > 0.3
    qtbot.keyClicks(canvas, "e")
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert len(field.seen[-1]) < len(field.seen[-2])


def test_a_point_is_moved_with_the_keys(qtbot: Any, field: Any) -> None:
    canvas = field.canvas
    field.set_value(((0.0, 0.0, 5), *POINTS))
    canvas.setFocus()
    qtbot.keyClicks(canvas, "m")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    x, y, label = field.value()[0]
    assert (x < 0.0, y < 0.0, label) == (True, True, 5)


def test_escape_takes_back_what_is_being_done(qtbot: Any, field: Any) -> None:
    canvas = field.canvas
    canvas.setFocus()
    QTest.mousePress(canvas, LEFT, pos=spot(field, 0.0, 0.0))
    QTest.mouseMove(canvas, spot(field, 0.5, 0.5))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=spot(field, 0.5, 0.5))
    assert (field.seen, field.value()) == ([], POINTS)


def test_a_stroke_is_whole_when_the_focus_goes(qtbot: Any, field: Any) -> None:
    field.canvas.setFocus()
    QTest.keyPress(field.canvas, Qt.Key.Key_Space)
    field.tools.size_slider.setFocus()
    assert len(field.seen) == 1
    QTest.keyRelease(field.canvas, Qt.Key.Key_Space)
    assert len(field.seen) == 1


def test_digits_choose_the_class_and_others_are_left_alone(qtbot: Any, field: Any) -> None:
    field.canvas.setFocus()
    field.tools.choose_tool("erase")
    qtbot.keyClicks(field.canvas, "5")
    assert (field.tools.classes.current(), field.canvas.label, field.canvas.tool) == (5, 5, "paint")
    qtbot.keyClicks(field.canvas, "9")
    assert field.canvas.label == 5, "there is no such class"


def test_keys_with_ctrl_stay_the_windows(field: Any) -> None:
    taken: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: Any) -> None:
            taken.append(event.key())

    around = Around()
    field.setParent(around)
    around.show()
    field.canvas.setFocus()
    QTest.keyClick(field.canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert field.canvas.tool == "paint"
    assert Qt.Key.Key_E in taken
    QTest.keyClick(field.canvas, Qt.Key.Key_Space)
    assert Qt.Key.Key_Space not in taken, "Space paints here"
    field.setParent(None)
    around.deleteLater()


def test_there_is_an_end_of_points_and_it_is_said(show: Make) -> None:
    field = show(most=12)
    drag(field, (-0.8, 0.0), (0.8, 0.0))
    assert len(field.value()) == 12
    assert "12 points at most" in field.error()
    drag(field, (-0.8, 0.2), (0.8, 0.2))
    assert len(field.value()) == 12
    assert "12 points at most" in field.error()
    drag(field, (-0.8, 0.0), (0.8, 0.0), button=RIGHT)
    assert field.error() == ""


def test_what_does_not_pass_the_check_is_said_and_not_taken(field: Any) -> None:
    field.tools.choose_class(6)
    drag(field, (0.0, 0.0), (0.1, 0.0))
    assert (field.seen, field.value(), field.canvas.rows()) == ([], POINTS, POINTS)
    assert field.error() == "Row 7: not six"


def test_clear_takes_all(qtbot: Any, field: Any) -> None:
    qtbot.mouseClick(field.clear_button, LEFT)
    assert field.seen == [()]
    qtbot.mouseClick(field.clear_button, LEFT)
    assert field.seen == [()]
    drag(field, (0.0, 0.0), (0.4, 0.0))
    assert len(field.value()) > 1


def test_what_is_shown_of_the_plane_holds_still_until_it_must_not(field: Any) -> None:
    before = field.canvas.place_of(0.3, 0.3)
    drag(field, (-0.8, 0.0), (0.8, 0.0))
    drag(field, (1.0, 1.0), (1.0, 0.9), button=RIGHT)
    assert field.canvas.place_of(0.3, 0.3) == before
    field.set_value((*field.value(), (4.0, 4.0, 0)))
    assert field.canvas.place_of(0.3, 0.3) != before
    assert field.canvas.rect().contains(spot(field, 4.0, 4.0))
    field.set_value(field.value()[:-1])
    assert field.canvas.place_of(0.3, 0.3) != before
    QTest.mouseClick(field.fit_button, LEFT)
    assert field.canvas.place_of(1.0, -1.0).x() == pytest.approx(before.x() / 1.3 * 2, rel=0.5)


def test_points_are_seen_in_the_colors_of_their_classes(field: Any) -> None:
    image = field.canvas.grab().toImage()
    for x, y, label in POINTS:
        assert image.pixelColor(spot(field, x, y)).name() == LIGHT.class_colors[int(label)]


def test_a_stroke_is_seen_before_it_ends(field: Any) -> None:
    field.tools.choose_class(4)
    QTest.mousePress(field.canvas, LEFT, pos=spot(field, 0.5, 0.5))
    QTest.mouseMove(field.canvas, spot(field, 0.0, 0.0))
    QTest.mouseMove(field.canvas, spot(field, -0.5, 0.0))
    image = field.canvas.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(0, 236, 2)}
    assert LIGHT.class_colors[4] in colors
    QTest.mouseRelease(field.canvas, LEFT, pos=spot(field, -0.5, 0.0))


def test_the_numbers_are_shown_typed_and_pasted(qtbot: Any, field: Any) -> None:
    assert not field.numbers.isVisible()
    qtbot.mouseClick(field.numbers_button, LEFT)
    assert field.numbers.value() == POINTS
    QGuiApplication.clipboard().setText("0.5;0.5;2\n-0,5;0,25;3\n")
    qtbot.mouseClick(field.numbers.paste_button, LEFT)
    assert field.value() == ((0.5, 0.5, 2), (-0.5, 0.25, 3))
    QGuiApplication.clipboard().setText("no numbers at all")
    qtbot.mouseClick(field.numbers.paste_button, LEFT)
    assert field.numbers.error()
    drag(field, (0.0, 0.0), (0.0, 0.1))
    assert field.numbers.value() == field.value()


def test_many_points_are_drawn_and_erased(show: Make) -> None:
    many = tuple((n % 141 / 70 - 1, n // 141 / 70 - 1, n % 4) for n in range(19_881))
    field = show(many, most=20_000)
    field.canvas.grab()
    drag(field, (0.0, 0.0), (0.5, 0.0), button=RIGHT)
    field.canvas.grab()
    assert len(field.value()) < len(many)


def test_every_button_has_a_name(show: Make) -> None:
    for roomy in (False, True):
        for widget in show(roomy=roomy).findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                assert widget.accessibleName(), widget


spots = st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))


@given(st.lists(spots, max_size=6), st.floats(40, 900), st.floats(40, 900), spots)
def test_places_and_points_answer_each_other(
    places: list[tuple[float, float]], width: float, height: float, one: tuple[float, float]
) -> None:
    found = np.array(places, float).reshape(-1, 2)
    scale = PaintScale.around(found, QRectF(7, 7, width, height))
    assert scale.holds(found)
    for place in places:
        back = scale.spot(scale.place(place))
        assert math.dist(back, place) * scale.unit < 1e-6
        assert math.dist(scale.short(place), place) * scale.unit < 0.5
    inside = scale.place(scale.spot(scale.place(one)))
    assert scale.area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(QPointF(inside))
