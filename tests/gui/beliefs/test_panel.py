"""The panel shows what suits the run, and asks for it only while it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from engine.experiment import Experiment
from gui.beliefs.unit_maps import UnitMapsView
from gui.docks.floating import FloatingPanel
from gui.panels.belief import BeliefPanel
from tests.gui.support import context_for, small_experiment

DIGITS = {"network": {"layers": ["flatten", "output"]}, "evaluate_every": 5}


@pytest.fixture
def panel(qapp, qtbot, bench) -> BeliefPanel:
    context = context_for(qapp, bench)
    panel = BeliefPanel(context)
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    return panel


def names(panel: BeliefPanel) -> list[str]:
    return [view.name for view in panel.views()]


def test_probes_are_read_while_the_panel_can_be_seen(panel, bench) -> None:
    assert bench.controller.watched == ()
    panel.show()
    assert bench.controller.watched == ("decision_map",)
    panel.hide()
    assert bench.controller.watched == ()


def test_a_reading_reaches_the_view(panel, bench) -> None:
    readings = []
    bench.controller.reading_arrived.connect(lambda probe, reading: readings.append(reading))
    panel.show()
    bench.until(lambda: bool(readings))
    (view,) = panel.views()
    assert view._arrays is readings[-1].arrays
    before = len(readings)
    bench.train(20)
    bench.until(lambda: len(readings) > before and readings[-1].step == 20)
    assert view._arrays is readings[-1].arrays


def test_another_window_has_at_once_what_the_first_one_shows(panel, qtbot, bench) -> None:
    """The run rests: there is nothing new to be read."""
    panel.show()
    panel.choose("layer_health")
    (view,) = panel.views()
    bench.until(lambda: view.table.item(0, 1).text() != "–")
    window = panel.open_window("layer_health")
    (other,) = window.findChild(BeliefPanel).views()
    assert other.table.item(0, 1).text() == view.table.item(0, 1).text()
    panel.choose("weight_histograms")
    bench.train(3)
    bench.until(lambda: other.table.item(0, 1).text() != view.table.item(0, 1).text())
    assert not view.isVisible()
    panel.choose("layer_health")
    assert other.table.item(0, 1).text() == view.table.item(0, 1).text()
    window.close()


def test_what_was_read_of_another_run_is_not_shown(panel, bench) -> None:
    panel.show()
    bench.until(lambda: bench.controller.reading("decision_map") is not None)
    bench.document.reset(Experiment.from_document(DIGITS))
    bench.controller.load()
    assert bench.controller.reading("decision_map") is None


def test_views_follow_the_task_of_the_run(panel, bench) -> None:
    panel.show()
    for experiment, expected in (
        (Experiment.from_document(DIGITS), ["images", "confusion_matrix"]),
        (Experiment.from_document({"data": "noisy_function", "loss": "mean_squared_error",
                                   "measure": "r_squared", "network": {"layers": ["output"]}}),
         ["curve", "scatter"]),
        (small_experiment(), ["plane"]),
    ):  # fmt: skip
        bench.document.reset(experiment)
        bench.controller.load()
        bench.until(lambda: bench.controller.state == "paused")
        assert names(panel) == expected
        assert panel.isVisible()
        assert bench.controller.watched == tuple(sorted({view.probe for view in panel.views()}))


def test_the_header_counts_what_is_wrong(panel, bench) -> None:
    panel.show()
    bench.document.reset(Experiment.from_document(DIGITS))
    bench.controller.load()
    bench.until(lambda: " wrong of " in panel.subtitle())
    assert panel.subtitle().endswith(" · step 0")
    assert panel.subtitle().count("wrong") == 1, "said once, though two views count it"
    wrong = int(panel.subtitle().partition(" ")[0])
    bench.until(lambda: ("test_measure", 0) in bench.controller.record.series)
    accuracy = bench.controller.record.series["test_measure", 0].values[-1]
    total = bench.controller.opened.samples["test"]
    assert wrong == round((1 - accuracy) * total)
    bench.train(7)
    bench.until(lambda: panel.subtitle().endswith(" · step 7"))
    bench.document.reset(small_experiment())
    bench.controller.load()
    bench.until(lambda: bench.controller.state == "paused")
    assert panel.subtitle() == ""


def test_a_square_map_makes_no_tall_card(panel) -> None:
    panel.show()
    QApplication.processEvents()
    assert panel.maximumHeight() < panel.width() + 60
    (view,) = panel.views()
    panel.resize(360, panel.maximumHeight())
    QApplication.processEvents()
    assert abs(view.height() - view.width()) <= 1


def menu_of(panel: BeliefPanel, qtbot) -> QMenu:
    """The menu of what can be shown, opened by a click."""
    QTest.mouseClick(panel.choose_button, Qt.MouseButton.LeftButton)
    menu = panel.choose_button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    return menu


def pick(panel: BeliefPanel, qtbot, title: str) -> None:
    """Choose from the menu by the mouse."""
    menu = menu_of(panel, qtbot)
    action = next(action for action in menu.actions() if action.text() == title)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_a_person_chooses_what_stands_in_the_card(panel, qtbot, bench) -> None:
    panel.show()
    menu = menu_of(panel, qtbot)
    assert [action.text() for action in menu.actions() if action.data() is not None] == [
        "Decision map",
        "First-layer weights",
        "What each unit computes",
        "Weight and gradient histograms",
        "Layers in figures",
        "Why did it move?",
    ]
    assert [action.isChecked() for action in menu.actions()][:5] == [True, False, False, False, False]
    menu.close()
    pick(panel, qtbot, "What each unit computes")
    assert names(panel) == ["unit_maps"]
    assert panel.title() == "What each unit computes"
    assert bench.controller.watched == ("unit_maps",), "what is out of sight is not read"
    (view,) = panel.views()
    bench.until(lambda: view.shown() == 4)
    panel.hide()
    assert bench.controller.watched == ()
    panel.show()
    pick(panel, qtbot, "Decision map")
    assert names(panel) == ["plane"]
    assert panel.title() == "What the network believes"


def test_the_menu_is_reached_by_the_keyboard(panel, qtbot) -> None:
    panel.show()
    panel.activateWindow()
    panel.choose_button.setFocus()
    QTest.keyClick(panel.choose_button, Qt.Key.Key_Space)
    menu = panel.choose_button.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert names(panel) == ["first_weights"]


def test_a_choice_waits_while_it_suits_no_run(panel, bench) -> None:
    panel.show()
    panel.choose("unit_maps")
    for experiment, expected in (
        (Experiment.from_document(DIGITS), ["images", "confusion_matrix"]),
        (small_experiment(), ["unit_maps"]),
    ):
        bench.document.reset(experiment)
        bench.controller.load()
        bench.until(lambda: bench.controller.state == "paused")
        assert names(panel) == expected


def test_several_views_that_stand_there_by_themselves_are_the_overview(panel, bench) -> None:
    panel.show()
    bench.document.reset(Experiment.from_document(DIGITS))
    bench.controller.load()
    bench.until(lambda: bench.controller.state == "paused")
    assert list(panel.choices().values())[:3] == ["Overview", "Test samples", "Confusion matrix"]
    panel.choose("confusion_matrix")
    assert names(panel) == ["confusion_matrix"]


def test_a_layout_keeps_the_choice(panel) -> None:
    panel.show()
    assert panel.layout_value() == {}
    panel.choose("layer_health")
    kept = panel.layout_value()
    panel.set_layout({})
    assert names(panel) == ["plane"]
    panel.set_layout(kept)
    assert names(panel) == ["layer_health"]
    for strange in ({"shown": 3}, {"shown": "crystal_ball"}):
        panel.set_layout(strange)
        assert names(panel) == ["plane"]


def test_on_a_surface_there_is_the_choice_between_its_map_and_the_update(panel, qtbot, bench) -> None:
    panel.show()
    bench.document.reset(Experiment.from_document({"surface": "himmelblau"}))
    bench.controller.load()
    bench.until(lambda: bench.controller.state == "paused")
    menu = menu_of(panel, qtbot)
    assert [action.text() for action in menu.actions() if action.data() is not None] == [
        "Surface map",
        "Why did it move?",
    ]
    menu.close()


@pytest.mark.parametrize(
    "probe", ["first_weights", "unit_maps", "weight_histograms", "layer_health", "update_anatomy"]
)
def test_each_view_draws_what_its_probe_reads(panel, bench, probe) -> None:
    panel.show()
    panel.choose(probe)
    (view,) = panel.views()
    empty = view.grab().toImage()
    bench.until(lambda: view.grab().toImage() != empty)
    before = view.grab().toImage()
    bench.train(20)
    bench.until(lambda: view.grab().toImage() != before)


def test_a_view_stands_in_a_window_of_its_own_beside_the_card(panel, qtbot, bench) -> None:
    panel.show()
    menu = menu_of(panel, qtbot)
    inner = menu.actions()[-1].menu()
    assert isinstance(inner, QMenu)
    menu.setActiveAction(menu.actions()[-1])
    qtbot.waitUntil(inner.isVisible)
    action = next(action for action in inner.actions() if action.text() == "What each unit computes")
    QTest.mouseClick(inner, Qt.MouseButton.LeftButton, pos=inner.actionGeometry(action).center())
    (window,) = panel.findChildren(FloatingPanel)
    further = window.findChild(BeliefPanel)
    assert isinstance(further, BeliefPanel)
    qtbot.waitUntil(further.isVisible)
    assert (names(panel), names(further)) == (["plane"], ["unit_maps"])
    assert bench.controller.watched == ("decision_map", "unit_maps")
    (view,) = further.views()
    assert isinstance(view, UnitMapsView)
    bench.until(lambda: view.shown() == 4)
    assert window.windowTitle() == "What each unit computes"
    further.choose("layer_health")
    assert window.windowTitle() == "Layers in figures"
    window.close()
    qtbot.waitUntil(lambda: not isValid(further))
    assert bench.controller.watched == ("decision_map",)
    assert not panel.findChildren(FloatingPanel)


def test_the_header_has_room_for_all_its_parts_in_the_narrowest_window(qtbot, program) -> None:
    program.window.resize(1280, 720)
    program.window.show()
    program.window.docks.reset()
    panel = program.window.panels["belief"]
    legend = panel.views()[0].legend()
    QApplication.processEvents()
    assert panel.width() < 320
    assert panel._title.width() >= panel._title.sizeHint().width()
    assert legend.width() >= legend.minimumSizeHint().width()
    assert panel.choose_button.geometry().right() < panel.width()
