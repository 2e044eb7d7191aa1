"""Panels that are moved, hidden and floated by mouse and menus; layouts that bring them back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.docks import layouts
from gui.docks.arrangement import AREAS
from gui.docks.docks import Docks
from gui.docks.menus import fill_layouts_menu, fill_panels_menu, panel_menu
from gui.main_window import MainWindow
from gui.panels.base import Panel
from gui.panels.runs import TICKS_PER_READING
from gui.preferences.ini import ini
from gui.proportions import side_widths

LEFT = Qt.MouseButton.LeftButton
GRIP = QPoint(60, 18)


def drag(panel: Panel, *places: QPoint, drop: bool = True) -> None:
    """Drag a panel by its header along places on the screen."""
    start = panel.mapToGlobal(GRIP)
    _mouse(panel, QEvent.Type.MouseButtonPress, start)
    for place in (start + QPoint(0, 20), *places):
        _mouse(panel, QEvent.Type.MouseMove, place)
    if drop:
        _mouse(panel, QEvent.Type.MouseButtonRelease, places[-1])


def _mouse(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    where = QPointF(widget.mapFromGlobal(place))
    QApplication.sendEvent(
        widget, QMouseEvent(kind, where, QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
    )


def middle_of(panel: Panel, *, upper: bool) -> QPoint:
    return panel.mapToGlobal(QPoint(panel.width() // 2, panel.height() // 4 * (1 if upper else 3)))


def entry(menu: QMenu, text: str) -> Callable[[], None]:
    return next(action.trigger for action in menu.actions() if action.text() == text)


def picture(window: MainWindow, qtbot: QtBot) -> object:
    """Everything that can be seen, but for the map, which is drawn anew with every reading; and where all is."""
    qtbot.wait(60)
    image, belief = window.grab().toImage(), window.panels["belief"]
    painter = QPainter(image)
    painter.fillRect(QRect(belief.mapTo(window, QPoint()), belief.size()), Qt.GlobalColor.black)
    painter.end()
    places = [QRect(panel.mapTo(window, QPoint()), panel.size()) for panel in window.panels.values()]
    return image, places


def test_a_card_is_dragged_by_its_header_into_another_column(
    qtbot: QtBot, window: MainWindow, docks: Docks
) -> None:
    optimizer, belief = window.panels["optimizer"], window.panels["belief"]
    drag(optimizer, middle_of(belief, upper=True))
    assert docks.arrangement().areas["right"][0] == "optimizer"
    assert optimizer.isVisible()
    qtbot.waitUntil(lambda: optimizer.mapToGlobal(QPoint()).y() < belief.mapToGlobal(QPoint()).y())
    drag(optimizer, middle_of(window.panels["data"], upper=True))
    left = docks.arrangement().areas["left"]
    assert left.index("optimizer") == left.index("data") - 1


def test_a_card_changes_its_place_within_a_column(window: MainWindow, docks: Docks) -> None:
    drag(window.panels["readings"], middle_of(window.panels["belief"], upper=True))
    assert docks.arrangement().areas["right"] == ("readings", "belief")
    drag(window.panels["readings"], middle_of(window.panels["belief"], upper=False))
    assert docks.arrangement().areas["right"] == ("belief", "readings")


def test_where_it_would_lie_is_marked_and_escape_calls_it_off(
    qtbot: QtBot, window: MainWindow, docks: Docks
) -> None:
    before = docks.arrangement()
    drag(window.panels["readings"], middle_of(window.panels["data"], upper=True), drop=False)
    going = window.grips.drag
    assert going is not None
    assert going.target is not None
    assert going.target.area == "left"
    mark = going._mark
    assert mark.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.grips.drag is None
    assert docks.arrangement().areas == before.areas
    assert QApplication.overrideCursor() is None


def test_a_press_on_the_body_moves_nothing(window: MainWindow, docks: Docks) -> None:
    readings = window.panels["readings"]
    start = readings.mapToGlobal(QPoint(60, 120))
    _mouse(readings, QEvent.Type.MouseButtonPress, start)
    _mouse(readings, QEvent.Type.MouseMove, start - QPoint(400, 0))
    assert window.grips.drag is None
    _mouse(readings, QEvent.Type.MouseButtonRelease, start)


def test_outside_of_the_window_it_gets_one_of_its_own(qtbot: QtBot, window: MainWindow, docks: Docks) -> None:
    readings = window.panels["readings"]
    window.resize(1000, 620)
    outside = window.frameGeometry().bottomRight() + QPoint(60, 60)
    drag(readings, outside)
    assert docks.is_floating("readings")
    floating = docks.window_of("readings")
    assert readings.window() is floating
    assert floating.isVisible()
    # It does what the keys of the main window do.
    floating.activateWindow()
    qtbot.waitUntil(floating.isActiveWindow)
    qtbot.keyClick(floating, Qt.Key.Key_Space)
    assert window.context.runs.playing
    qtbot.keyClick(floating, Qt.Key.Key_Space)
    floating.close()
    assert not docks.is_floating("readings")
    assert readings.window() is window
    assert docks.is_standard()


def test_an_empty_column_can_be_filled_again(window: MainWindow, docks: Docks) -> None:
    for name in ("belief", "readings"):
        docks.move(name, "left", 0)
    assert not docks.areas["right"].isVisible()
    columns = docks.columns
    drag(window.panels["network"], columns.mapToGlobal(QPoint(columns.width() - 5, 50)))
    assert docks.arrangement().areas["right"] == ("network",)
    assert docks.areas["right"].width() == side_widths(window.width())[1]


def test_every_panel_can_be_hidden_and_comes_back(window: MainWindow, docks: Docks) -> None:
    for name, panel in window.panels.items():
        suitable = panel.isVisible()
        menu = QMenu(window)
        fill_panels_menu(menu, docks)
        entry(menu, panel.title())()
        assert not panel.isVisible(), name
        fill_panels_menu(menu, docks)
        entry(menu, panel.title())()
        assert panel.isVisible() is suitable, name


def test_what_is_hidden_stays_so_when_the_problem_changes(window: MainWindow, docks: Docks) -> None:
    docks.set_hidden("network", hidden=True)
    window.files.open_target("spirals")
    assert not window.panels["network"].isVisible()
    docks.set_hidden("network", hidden=False)
    assert window.panels["network"].isVisible()


def test_the_menu_of_a_card_opens_on_its_header(qtbot: QtBot, window: MainWindow, docks: Docks) -> None:
    panel = window.panels["data"]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, GRIP, panel.mapToGlobal(GRIP))
    QApplication.sendEvent(panel, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry(menu, "Move to the Right")()
    menu.close()
    assert docks.area_of("data") == "right"
    entry(panel_menu(docks, "data", window), "Move Up")()
    assert docks.arrangement().areas["right"] == ("belief", "data", "readings")
    entry(panel_menu(docks, "data", window), "Move Down")()
    assert docks.arrangement().areas["right"] == ("belief", "readings", "data")
    entry(panel_menu(docks, "data", window), "Window of Its Own")()
    assert docks.is_floating("data")
    entry(panel_menu(docks, "data", window), "Put Back")()
    entry(panel_menu(docks, "data", window), "Hide")()
    assert not panel.isVisible()


def test_the_standard_layout_looks_exactly_as_at_first(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(TICKS_PER_READING):
        window.context.clock.tick.emit()  # the first figures have come into the list of runs
    before = picture(window, qtbot)
    docks = window.docks
    assert docks.is_standard()
    docks.move("optimizer", "right", 0)
    docks.move("belief", "middle", 1)
    docks.float_out("readings")
    docks.set_hidden("data", hidden=True)
    assert not docks.is_standard()
    assert picture(window, qtbot) != before
    docks.reset()
    assert docks.is_standard()
    window.setFocus()
    qtbot.waitUntil(lambda: picture(window, qtbot) == before)


def test_layouts_are_named_chosen_and_deleted(qtbot: QtBot, window: MainWindow, docks: Docks) -> None:
    docks.move("readings", "left", 0)
    docks.set_hidden("network", hidden=True)
    wanted = docks.arrangement()
    menu = QMenu(window)
    fill_layouts_menu(menu, docks, window)
    entry(menu, "Save Layout…")()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Class & lab")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert layouts.names() == ["Class & lab"]
    docks.reset()
    fill_layouts_menu(menu, docks, window)
    entry(menu, "Class && lab")()
    now = docks.arrangement()
    assert (now.areas, now.hidden) == (wanted.areas, wanted.hidden)
    fill_layouts_menu(menu, docks, window)
    remove = next(action.menu() for action in menu.actions() if action.text() == "Delete Layout")
    assert isinstance(remove, QMenu)
    entry(remove, "Class && lab")()
    assert layouts.names() == []
    entry(menu, "Standard Layout")()
    assert docks.is_standard()


def test_the_window_comes_back_as_it_was_left(make_program: Callable[[], Program]) -> None:
    first = make_program()
    first.window.docks.move("readings", "left", 0)
    first.window.docks.set_hidden("network", hidden=True)
    first.window.docks.float_out("belief", (100, 90, 600, 560))
    first.close()
    second = make_program().window
    now = second.docks.arrangement()
    assert now.areas["left"][0] == "readings"
    assert now.hidden == {"network"}
    assert now.floating == {"belief": (100, 90, 600, 560)}
    second.docks.reset()
    second.leave()
    assert not ini().contains("arrangement")
    assert make_program().window._docks is None


@pytest.mark.parametrize("size", [(1280, 720), (960, 600)])
def test_wherever_panels_are_the_window_keeps_its_size(
    qtbot: QtBot, window: MainWindow, docks: Docks, size: tuple[int, int]
) -> None:
    window.resize(*size)
    for area in AREAS:
        for name in docks.names():
            if docks.panels[name].area == "left":
                docks.move(name, area, docks.length(area), reveal=False)
        qtbot.wait(20)
        assert (window.width(), window.height()) == size
        tops = [
            window.panels[name].mapTo(window, QPoint()).y() for name in ("data", "objective", "optimizer")
        ]
        assert all(one < other for one, other in pairwise(tops))


def test_nothing_is_left_of_many_moves(qtbot: QtBot, window: MainWindow, docks: Docks) -> None:
    def widgets() -> int:
        qtbot.wait(10)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(window.findChildren(QWidget))

    docks.move("data", "right", 0)
    docks.float_out("data")
    docks.reset()
    before = widgets()
    for _ in range(20):
        docks.move("data", "right", 0)
        docks.float_out("data")
        docks.reset()
    assert widgets() == before
