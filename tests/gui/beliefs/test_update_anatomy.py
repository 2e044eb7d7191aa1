"""The view of the next update: what it paints and says, by mouse and keyboard, at rest and in training."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from engine.experiment import Experiment
from gui.beliefs.update_anatomy import PATIENCE, UpdateAnatomyView
from gui.docks.floating import FloatingPanel
from gui.panels.belief import BeliefPanel
from gui.theme.palette import LIGHT, PALETTES
from gui.theme.style import apply_theme
from tests.gui.anatomy.readings import ADAM, reading
from tests.gui.beliefs.test_panel import panel  # noqa: F401
from tests.gui.beliefs.test_views import near
from tests.gui.support import activate, small_experiment

NETWORK = {"network": {"layers": [{"kind": "dense", "units": 3}, "dropout", "output"]}}


@pytest.fixture
def view(qapp, qtbot) -> UpdateAnatomyView:
    apply_theme(qapp, LIGHT)
    view = UpdateAnatomyView()
    qtbot.addWidget(view)
    view.resize(320, 420)
    view.show_run(small_experiment(**NETWORK))
    view.show()
    qtbot.waitExposed(view)
    return view


def told(view: UpdateAnatomyView, **options: object) -> UpdateAnatomyView:
    view.show_arrays(reading(**options))  # type: ignore[arg-type]
    QApplication.processEvents()
    return view


def tip(widget, spot: QPoint) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, spot, widget.mapToGlobal(spot)))
    return QToolTip.text()


def pixel(view: UpdateAnatomyView, layer: int, stage: int, share: float) -> tuple[QImage, QPointF]:
    """A place in a bar of the picture, as a share of its length, and what is painted there."""
    picture = view.picture
    assert view._figures is not None
    length = view._figures.layers[layer].stages[stage].length
    bar = picture.places().bar(layer, stage, length).translated(0, picture.offset())
    spot = QPointF(bar.left() + share * bar.width(), bar.center().y())
    return picture.viewport().grab().toImage(), spot


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_bars_have_their_length_and_the_update_the_accent(qapp, view, palette) -> None:
    apply_theme(qapp, palette)
    told(view)
    image, inside = pixel(view, 0, len(ADAM) - 1, 0.5)
    assert near(image, inside, palette.accent)
    image, beyond = pixel(view, 0, len(ADAM) - 1, 1.2)
    assert not near(image, beyond, palette.accent)


def test_the_change_of_j_hangs_on_one_zero(view) -> None:
    bars = told(view, whole=0.003).bars
    zero = bars.bar(0).right()
    assert [bars.bar(row).right() for row in (1, 2)] == [zero, zero]
    assert bars.bar(3).left() == pytest.approx(zero)
    assert bars.bar(0).width() / bars.bar(2).width() == pytest.approx(0.0132 / 0.0108)
    image = bars.grab().toImage()
    assert near(image, bars.bar(2).center(), LIGHT.accent)
    assert bars.accessibleDescription() == (
        "slope: −0.01320; + curvature: −0.01070; actual: −0.01080; all data: +0.003000"
    )
    assert tip(bars, bars.bar(1).center().toPoint()) == "gᵀu + ½uᵀHu\n−0.010700000"
    assert bars.height() == bars.sizeHint().height()


def test_hovering_tells_exact_figures(view) -> None:
    told(view)
    _, spot = pixel(view, 1, 2, 0.5)
    assert tip(view.picture.viewport(), spot.toPoint()).splitlines()[0] == "1 · Dense, momentum"
    top = QPoint(20, round(view.picture.places().top(0) + view.picture.offset() + 4))
    assert tip(view.picture.viewport(), top).startswith("All layers\n∥θ∥ = 5.00000\n")
    assert "dotted: ∥θ∥" in tip(view.picture.viewport(), QPoint(20, 3))


def test_layers_are_chosen_and_brought_to_sight_by_the_keyboard(view) -> None:
    picture = told(view).picture
    picture.setFocus()
    assert picture.accessibleDescription().startswith(
        "All layers, −0.01320: gradient 2.00, cos 1.00; clipped"
    )
    QTest.keyClick(picture, Qt.Key.Key_End)
    assert picture.current() == 2
    assert "3 · Output" in picture.accessibleDescription()
    places, bar = picture.places(), picture.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert places.bottom(2) + picture.offset() <= picture.viewport().height() + 1
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert picture.current() == 1
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert (picture.current(), bar.value()) == (0, 0)
    spot = QPoint(30, round(places.row(1, 0).center().y() + picture.offset()))
    QTest.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picture.current() == 1
    told(view, actual=-0.0109)
    assert picture.current() == 1, "another reading changes no choice"


def test_a_button_shows_the_table(view) -> None:
    told(view)
    QTest.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    assert view.table.isVisible()
    assert view.table.rowCount() == 3 * (1 + len(ADAM))
    first = len(ADAM) + 1
    assert view.table.item(first, 0).text() == "1 · Dense · gᵀu −0.003300 · 25\u202f%"
    texts = [view.table.item(first + 4, column).text() for column in range(4)]
    assert texts == ["scaled", "4.000e+00", "0.5000", "8.00e+00"]
    assert view.table.item(first + 4, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "1 · Dense, scaled"
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentRow() >= 0
    view.as_table.setFocus()
    QTest.keyClick(view.as_table, Qt.Key.Key_Space)
    assert view.picture.isVisible()


def test_it_gives_way_to_a_word_while_the_run_trains_but_not_through_a_step(view, qtbot) -> None:
    told(view)
    view.show_resting(resting=False)
    view.show_resting(resting=True)
    qtbot.wait(PATIENCE + 50)
    assert view.picture.isVisible()
    view.show_resting(resting=False)
    qtbot.waitUntil(view.waiting.isVisible)
    assert "Pause" in view.waiting.text()
    assert view.remark() == ""
    told(view)
    assert view.picture.isVisible()


def test_a_run_that_has_stopped_says_so(view) -> None:
    told(view)
    view.show_arrays({"layers": reading()["layers"][:0]})
    assert view.waiting.isVisible()
    assert "stopped" in view.waiting.text()
    assert view.remark() == ""


def test_another_run_begins_empty(view) -> None:
    assert told(view).remark() == "η 0.00100"
    view.show_run(Experiment.from_document({"surface": "saddle"}))
    assert view.waiting.isVisible()
    told(view, shares=(1.0,))
    assert view.picture.accessibleDescription().startswith("Saddle, ")


# In the panel


def test_the_panel_shows_the_update_of_a_run_at_rest_and_of_its_past(panel, bench) -> None:  # noqa: F811
    panel.show()
    panel.choose("update_anatomy")
    (view,) = panel.views()
    assert isinstance(view, UpdateAnatomyView)
    bench.until(view.picture.isVisible)
    assert panel.subtitle().endswith("step 0")
    bench.train(7)
    bench.until(lambda: panel.subtitle().endswith("step 7"))
    first = view.sentence.text()
    bench.train(5)
    bench.until(lambda: panel.subtitle().endswith("step 12"))
    assert view.sentence.text() != first
    bench.controller.visit(7)
    bench.until(lambda: panel.subtitle().endswith("step 7"))
    assert view.sentence.text() == first
    assert panel.maximumHeight() > 10_000, "it takes the room that there is"


def test_a_surface_has_it_too(panel, bench) -> None:  # noqa: F811
    panel.show()
    bench.document.reset(Experiment.from_document({"surface": "quadratic", "steps": 50}))
    bench.controller.load()
    bench.until(lambda: bench.controller.state == "paused")
    panel.choose("update_anatomy")
    (view,) = panel.views()
    bench.until(lambda: view.isVisible() and view.picture.isVisible())
    assert view.sentence.text().startswith("Predicted ")


def test_the_command_opens_one_window_and_brings_it_back(program, qtbot) -> None:
    window = program.window
    activate(qtbot, program)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    (floating,) = [one for one in window.findChildren(FloatingPanel) if one.isVisible()]
    inside = floating.findChild(BeliefPanel)
    assert inside.chosen() == "update_anatomy"
    window.commands["why"].trigger()
    assert [one for one in window.findChildren(FloatingPanel) if one.isVisible()] == [floating]
    floating.close()
    QApplication.processEvents()
    window.commands["why"].trigger()
    (other,) = [one for one in window.findChildren(FloatingPanel) if one.isVisible()]
    assert other.windowTitle() == "Why did it move?"
    other.close()
