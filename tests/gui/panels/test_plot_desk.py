"""Adding, moving, enlarging and taking out plots, as a person does it; and several runs in one plot."""

from __future__ import annotations

import gc
import json
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panels.plot_card import PlotCard
from gui.panels.plots import PlotsPanel
from gui.plots.own_window import OwnWindow
from gui.plots.units import Unit
from gui.theme.palette import LIGHT
from tests.gui.support import FilesBench, small_experiment

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
STANDARD = [["objective", "measure"], ["gradient_norm", "rates"]]


@pytest.fixture
def panel(qtbot: QtBot, files: FilesBench) -> PlotsPanel:
    panel = PlotsPanel(files.context)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def card(panel: PlotsPanel, name: str) -> PlotCard:
    return next(card for card in panel.cards if card.definition.name == name)


def rows(panel: PlotsPanel) -> list[list[str]]:
    """As they lie on the screen, from top to bottom and left to right."""
    QApplication.processEvents()
    lines: dict[int, list[PlotCard]] = {}
    for each in panel.cards:
        if each.isVisible() and each.window() is panel.window():
            lines.setdefault(each.mapTo(panel, QPoint(0, 0)).y(), []).append(each)
    return [
        [each.definition.name for each in sorted(line, key=lambda c: c.mapTo(panel, QPoint(0, 0)).x())]
        for _, line in sorted(lines.items())
    ]


def command(each: PlotCard, *names: str) -> QAction:
    """A command of the plot's menu, which is open now."""
    menu: Any = each.view.context_menu()
    menu.aboutToShow.emit()
    for name in names[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)
    return next(action for action in menu.actions() if action.text() == names[-1])


def title_spot(each: PlotCard) -> QPoint:
    return each._title.rect().center()


def drag_title(each: PlotCard, spot: QPoint) -> None:
    """Drag a plot by its title to a place of the screen."""
    title = each._title
    QTest.mousePress(title, LEFT, NONE, title_spot(each))
    for share in (0.3, 1.0):
        way = title.mapFromGlobal(spot) - title_spot(each)
        QTest.mouseMove(title, title_spot(each) + way * share)
    QTest.mouseRelease(title, LEFT, NONE, title.mapFromGlobal(spot))


def test_at_first_there_is_what_suits_the_problem(panel: PlotsPanel, files: FilesBench) -> None:
    assert rows(panel) == STANDARD
    files.document.edit("surface", {"kind": "himmelblau"})
    files.until(lambda: files.controller.record.start.surface.is_surface)
    assert rows(panel) == [["height", "path"], ["slope", "rates"]]
    files.document.undo_stack.undo()
    files.until(lambda: not files.controller.record.start.surface.is_surface)
    assert rows(panel) == STANDARD


def test_plots_are_moved_by_the_menu(panel: PlotsPanel) -> None:
    command(card(panel, "rates"), "Move", "To the left").trigger()
    assert rows(panel) == [["objective", "measure"], ["rates", "gradient_norm"]]
    command(card(panel, "rates"), "Move", "Up").trigger()
    assert rows(panel) == [["rates", "objective", "measure"], ["gradient_norm"]]
    command(card(panel, "objective"), "Move", "Down").trigger()
    assert rows(panel) == [["rates", "measure"], ["gradient_norm", "objective"]]
    assert not command(card(panel, "rates"), "Move", "To the left").isEnabled()
    assert command(card(panel, "rates"), "Move", "To the right").isEnabled()


def test_plots_are_dragged_by_their_titles(panel: PlotsPanel) -> None:
    target = card(panel, "measure")
    drag_title(card(panel, "rates"), target.mapToGlobal(QPoint(target.width() - 20, target.height() // 2)))
    assert rows(panel) == [["objective", "measure", "rates"], ["gradient_norm"]]
    target = card(panel, "objective")
    drag_title(card(panel, "gradient_norm"), target.mapToGlobal(QPoint(target.width() // 2, 6)))
    assert rows(panel) == [["gradient_norm"], ["objective", "measure", "rates"]]
    drag_title(card(panel, "rates"), panel.mapToGlobal(QPoint(-400, -400)))
    assert rows(panel) == [["gradient_norm"], ["objective", "measure", "rates"]]


def test_a_drag_shows_where_it_would_go(panel: PlotsPanel) -> None:
    source, target = card(panel, "rates"), card(panel, "objective")
    QTest.mousePress(source._title, LEFT, NONE, title_spot(source))
    spot = target.mapToGlobal(QPoint(10, target.height() // 2))
    QTest.mouseMove(source._title, source._title.mapFromGlobal(spot))
    mark = panel.desk.grid._mark
    assert mark.isVisible()
    assert mark.height() > mark.width()
    QTest.mouseRelease(source._title, LEFT, NONE, source._title.mapFromGlobal(spot))
    assert not mark.isVisible()
    assert rows(panel) == [["rates", "objective", "measure"], ["gradient_norm"]]


def test_a_click_on_the_title_moves_nothing(panel: PlotsPanel) -> None:
    QTest.mouseClick(card(panel, "rates")._title, LEFT, NONE, QPoint(5, 5))
    assert rows(panel) == STANDARD


def test_a_double_click_on_the_title_gives_all_the_room(panel: PlotsPanel) -> None:
    measure = card(panel, "measure")
    size = measure.size()
    QTest.mouseDClick(measure._title, LEFT, NONE, title_spot(measure))
    assert rows(panel) == [["measure"]]
    assert measure.width() > 900
    assert measure.height() > 600
    assert command(measure, "Enlarge").isChecked()
    QTest.mouseDClick(measure._title, LEFT, NONE, title_spot(measure))
    assert rows(panel) == STANDARD
    assert measure.size() == size


def test_no_legend_stands_beside_a_title_that_lacks_room(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(3)
    panel.context.clock.tick.emit()
    beside = 0
    for width in range(500, 1000, 7):
        panel.resize(width, 700)
        QApplication.processEvents()
        for each in panel.cards:
            if each.legend.isVisible() and each.legend.y() < each._title.geometry().bottom():
                beside += 1
                assert each._title.shown_text() == each.title(), width
    assert beside > 20


def test_plots_are_added_and_removed(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(5)
    command(card(panel, "rates"), "Add plot", "Objective J(θ)").trigger()
    assert rows(panel) == [*STANDARD, ["objective"]]
    assert [curve.key for curve in panel.cards[4].view.curves()] == [
        curve.key for curve in panel.cards[0].view.curves()
    ]
    for _ in range(4):
        command(panel.cards[0], "Remove plot").trigger()
    assert rows(panel) == [["objective"]]
    assert not command(panel.cards[0], "Remove plot").isEnabled()


def test_any_series_can_be_shown(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(20)
    command(panel.cards[0], "Add plot", "Any series").trigger()
    plot = card(panel, "series")
    assert "Series" in plot.view._empty_text
    command(plot, "Series", "∥∇J∥").trigger()
    command(plot, "Series", "loss of the batch").trigger()
    assert {curve.label for curve in plot.view.curves()} == {"∥∇J∥", "loss of the batch"}
    assert all(len(curve.series) == 21 for curve in plot.view.curves())
    assert plot.title() == ", ".join(curve.label for curve in plot.view.curves())
    command(plot, "Series", "∥∇J∥").trigger()
    assert plot.title() == "loss of the batch"
    seconds = command(plot, "Series", "loss of the batch")
    assert seconds.isChecked()


def test_a_plot_goes_to_a_window_of_its_own_and_comes_back(panel: PlotsPanel, qtbot: QtBot) -> None:
    measure = card(panel, "measure")
    command(measure, "In a window of its own").trigger()
    window = measure.window()
    assert isinstance(window, OwnWindow)
    assert window.isVisible()
    assert window.windowTitle() == measure.title()
    assert rows(panel) == [["objective"], ["gradient_norm", "rates"]]
    window.close()
    assert measure.window() is panel.window()
    assert rows(panel) == STANDARD
    command(measure, "In a window of its own").trigger()
    command(measure, "In a window of its own").trigger()
    assert rows(panel) == STANDARD
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, OwnWindow)]


def test_the_focus_stays_with_the_plot_that_is_moved(panel: PlotsPanel, qtbot: QtBot) -> None:
    first = panel.desk.cards()[0]
    panel.window().activateWindow()
    qtbot.waitActive(panel.window())

    def has_focus() -> bool:
        return first.view.isAncestorOf(panel.window().focusWidget()) or first.view.hasFocus()

    command(first, "Move", "To the right").trigger()
    assert has_focus()
    other = panel.desk.cards()[-1]
    drag_title(first, other.mapToGlobal(QPoint(other.width() // 4, other.height() // 2)))
    assert has_focus()
    command(first, "In a window of its own").trigger()
    first.window().close()
    assert has_focus()


def test_the_arrangement_is_json_and_comes_back(panel: PlotsPanel, files: FilesBench, qtbot: QtBot) -> None:
    files.train(10)
    command(card(panel, "rates"), "Move", "Up").trigger()
    command(panel.cards[0], "Add plot", "Any series").trigger()
    command(card(panel, "series"), "Series", "∥∇J∥").trigger()
    card(panel, "objective").view.set_scales(x_logarithmic=True, y_logarithmic=False)
    panel._choose_unit(Unit.EPOCHS)
    splitter = panel.desk.grid._row_splitters()[0]
    splitter.setSizes([100, 500, 300])
    value = json.loads(json.dumps(panel.layout_value()))
    before = rows(panel)
    panel.set_layout({})
    assert rows(panel) == STANDARD
    assert card(panel, "objective").view.unit is Unit.STEPS
    panel.set_layout(value)
    assert rows(panel) == before
    assert card(panel, "series").title() == "∥∇J∥"
    assert card(panel, "series").view.curves()
    assert card(panel, "objective").view.scales() == (True, False)
    assert card(panel, "objective").view.unit is Unit.EPOCHS
    sizes = panel.desk.grid._row_splitters()[0].sizes()
    assert sizes[1] > sizes[2]
    again = panel.layout_value()
    assert [[plot["plot"] for plot in row] for row in again["learning"]] == before


@pytest.mark.parametrize(
    "value",
    [
        {"learning": 5},
        {"learning": [5, "a", {}, [], [5, None, {}, {"plot": 7}, {"plot": "nothing"}]]},
        {"learning": [[{"plot": "height"}]], "unit": 9},
        {"unit": "weeks", "surface": None},
    ],
)
def test_a_broken_layout_is_the_usual_one(panel: PlotsPanel, value: dict[str, Any]) -> None:
    panel.set_layout(value)
    assert rows(panel) == STANDARD


def test_odd_figures_in_a_layout_are_left_out(panel: PlotsPanel) -> None:
    odd = {"plot": "measure", "logarithmic": [1, 2], "smoothing": [], "share": ["a", -1], "window": [1, 2]}
    panel.set_layout({"learning": [[odd, {"plot": "rates", "columns": [1], "share": [0, 0]}]]})
    assert rows(panel) == [["measure", "rates"]]


def test_two_runs_have_their_colors_and_names(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(10)
    runs = files.context.runs
    assert [run.look.color for run in panel.shown_runs()] == [""]
    files.document.add([(small_experiment(optimizer="sgd"), "")], "Add")
    files.until(lambda: len(runs) == 2 and all(c.state == "paused" for _, c in runs))
    for _, controller in runs:
        if controller.step == 0:
            controller.train(10)
    files.until(lambda: all(c.step == 10 and c.state == "paused" for _, c in runs))
    panel._refresh()
    shown = panel.shown_runs()
    assert {run.look.color for run in shown} == set(LIGHT.curves[:2])
    curves = card(panel, "objective").view.curves()
    assert {curve.run for curve in curves} == set(runs.names().values())
    assert {id(curve.series) for curve in curves if curve.label == "batch"} == {
        id(run.record.series.series("batch_loss")) for run in shown
    }
    legend = [entry.text() for entry in card(panel, "objective").legend.entries()]
    assert legend[:2] == [run.look.name for run in shown]
    first = card(panel, "objective").legend.entries()[0]
    QTest.mouseClick(first, LEFT)
    assert {curve.run for curve in card(panel, "objective").view.shown()} == {legend[1]}
    runs.set_hidden(runs.shown()[1], hidden=True)
    assert {curve.run for curve in card(panel, "objective").view.curves()} == {""}


def test_seconds_and_multiply_adds_are_known_of_a_run(panel: PlotsPanel, files: FilesBench) -> None:
    panel._refresh()
    for _ in range(3):
        files.controller.train(10)
        panel._note_time()
        files.until(lambda: files.controller.state == "paused")
        panel._note_time()
    panel._refresh()
    view = card(panel, "objective").view
    assert view.known_units() == set(Unit)
    command(card(panel, "objective"), "Horizontal axis", "Seconds").trigger()
    assert {each.view.unit for each in panel.cards} == {Unit.SECONDS}
    (look,) = [run.look for run in panel.shown_runs()]
    (clock,) = [look.odometer.clock]
    assert clock is not None
    assert clock.last is not None
    assert clock.last[0] == 30
    # 8 samples of 4·2 and then 1·4 products, each three times.
    scale = look.odometer.scale(Unit.MULTIPLY_ADDS)
    assert scale is not None
    assert scale.place(1) == 3 * 8 * (2 * 4 + 4)


def test_all_of_it_has_names_for_screen_readers(panel: PlotsPanel) -> None:
    for each in panel.cards:
        assert each.view.accessibleName() == each.title()


def test_no_plot_outlives_its_removal(panel: PlotsPanel) -> None:
    widgets = len(QApplication.allWidgets())
    gone = []
    for number in range(30):
        panel.desk.add(panel.cards[0].definition)
        gone.append(weakref.ref(panel.cards[-1]))
        if number % 3 == 0:
            panel.desk.detach(panel.cards[-1])
        panel.desk.remove(panel.cards[-1])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [reference for reference in gone if reference() is not None] == []
    assert len(QApplication.allWidgets()) == widgets
    assert len(panel._cursor._plots) == 4
