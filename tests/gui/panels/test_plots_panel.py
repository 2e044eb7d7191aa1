"""The plots: fed from the record, with events where live fields were changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.recording.run import LiveChange, RunRecord
from gui.panels.live_events import LiveEvents, last_step
from gui.panels.plot_card import PlotCard, numbered
from gui.panels.plots import PlotsPanel
from gui.plots.definition import plot_definitions
from gui.plots.places import COLUMNS
from gui.theme.palette import DARK
from tests.gui.support import FilesBench, small_experiment


@pytest.fixture
def panel(qtbot: QtBot, files: FilesBench) -> PlotsPanel:
    panel = PlotsPanel(files.context)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    return panel


def card(panel: PlotsPanel, name: str) -> PlotCard:
    return next(card for card in panel.cards if card.definition.name == name)


def keys(panel: PlotsPanel, name: str) -> list[str]:
    return [curve.key for curve in card(panel, name).view.curves()]


def test_there_is_a_card_for_each_kind_of_plot(panel: PlotsPanel) -> None:
    assert [card.definition for card in panel.cards] == [
        plot for plot in plot_definitions().values() if plot.standard and plot.of_learning
    ]


def test_curves_appear_with_the_first_step(panel: PlotsPanel, files: FilesBench) -> None:
    assert keys(panel, "objective") == []
    files.train(20)
    assert "batch_loss.0" in keys(panel, "objective")
    shown = card(panel, "objective").view.curves()
    assert {len(curve.series) for curve in shown if curve.key == "batch_loss.0"} == {21}
    assert "accuracy" in card(panel, "measure").title().lower()


def test_only_layers_with_parameters_have_a_gradient(panel: PlotsPanel, files: FilesBench) -> None:
    files.document.edit("network.layers", ["flatten", {"kind": "dense", "units": 3}, "output"])
    files.until(lambda: len(files.controller.record.start.network.layers) == 3)
    files.until(lambda: files.controller.state == "paused")
    files.train(2)
    assert keys(panel, "gradient_norm") == ["gradient_norm.1.0", "gradient_norm.2.0", "gradient_norm.0"]


def test_a_new_run_takes_the_place_of_the_old_one(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(5)
    files.controller.restart()
    files.until(lambda: files.controller.state == "paused")
    files.train(2)
    series = {curve.key: curve.series for curve in card(panel, "objective").view.curves()}
    assert series["batch_loss.0"] is files.controller.record.series.series("batch_loss")


def test_live_changes_are_events_in_every_plot(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(10)
    files.document.edit("optimizer.learning_rate", 0.5)
    files.until(lambda: bool(files.controller.record.changes))
    for each in panel.cards:
        assert [tuple(event) for event in each.view._events] == [(10, "η 0.001 → 0.5")]


def test_a_title_without_room_ends_in_an_ellipsis_and_its_tip_has_all_of_it(
    qtbot: QtBot, panel: PlotsPanel
) -> None:
    owner = card(panel, "gradient_norm")
    title = owner._title
    whole = title.text()
    assert title.shown_text() == whole
    title.setText(f"{whole}, {whole}, {whole}")
    qtbot.waitUntil(lambda: title.shown_text().endswith("…"))
    assert title.fontMetrics().horizontalAdvance(title.shown_text()) <= title.width()
    assert title.geometry().right() <= owner.contentsRect().right()
    spot = title.rect().center()
    QApplication.sendEvent(title, QHelpEvent(QEvent.Type.ToolTip, spot, title.mapToGlobal(spot)))
    assert whole in QToolTip.text()
    QToolTip.hideText()


def test_legends_of_a_row_are_level(qtbot: QtBot, panel: PlotsPanel, files: FilesBench) -> None:
    files.train(5)
    for width in (1600, 760, 520):
        panel.resize(width, 700)
        qtbot.waitUntil(lambda: panel.cards[0].width() < width / COLUMNS)  # noqa: B023
        for first in range(0, len(panel.cards), COLUMNS):
            tops = {
                each.view.mapTo(panel, each.view.rect().topLeft()).y()
                for each in panel.cards[first : first + 2]
            }
            legends = [each.legend.isVisible() for each in panel.cards[first : first + 2]]
            assert len(tops) == 1 or not all(legends)


def test_the_empty_text_tells_whether_play_would_help(panel: PlotsPanel, files: FilesBench) -> None:
    files.document.edit("network.layers", [])
    assert "cannot train" in panel.cards[0].view._empty_text
    files.document.undo_stack.undo()
    files.until(lambda: files.controller.state == "paused")
    assert "Space" in panel.cards[0].view._empty_text


def test_the_colors_follow_the_theme(panel: PlotsPanel, files: FilesBench) -> None:
    files.train(5)
    files.context.theme.set("dark")
    assert card(panel, "objective").view.curves()[0].color == DARK.curves[0]
    files.context.theme.set("light")


def test_layers_of_one_title_are_numbered() -> None:
    experiment = Experiment.from_document({"network": {"layers": ["flatten", "dense", "dense", "output"]}})
    titles = [layer.title for layer in experiment.network.layers]
    assert numbered(titles) == ["Flatten", "Dense 1", "Dense 2", "Output"]


def test_an_event_tells_old_and_new_of_every_kind_of_field() -> None:
    record = RunRecord(Experiment())
    record.series.append_block(range(1001), {"batch_loss": [[1.0]] * 1001})
    record.changes = [
        LiveChange(100, "optimizer.learning_rate", 0.01),
        LiveChange(300, "regularization.clipping", {"kind": "norm"}),
        LiveChange(500, "optimizer.learning_rate", 1e-5),
        LiveChange(700, "evaluate_every", 5),
    ]
    assert last_step(record) == 1000
    assert [tuple(event) for event in LiveEvents().of(record)] == [
        (100, "η 0.001 → 0.01"),
        (300, "Clip gradient Off → By norm"),
        (500, "η 0.01 → 1e-5"),
        (700, "Evaluate every 20 → 5"),
    ]


def test_a_dragged_number_is_one_event() -> None:
    record = RunRecord(Experiment())
    record.series.append_block(range(1001), {"batch_loss": [[1.0]] * 1001})
    drag = [LiveChange(400 + step, "optimizer.learning_rate", 0.002 + step / 1e3) for step in range(6)]
    record.changes = [*drag, LiveChange(800, "optimizer.learning_rate", 0.1)]
    assert [tuple(event) for event in LiveEvents().of(record)] == [
        (400, "η 0.001 → 0.007"),
        (800, "η 0.007 → 0.1"),
    ]


def test_a_growing_log_is_not_replayed_from_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    applied: list[LiveChange] = []
    apply = LiveChange.apply

    def counted(change: LiveChange, experiment: Experiment) -> Experiment:
        applied.append(change)
        return apply(change, experiment)

    record, events = RunRecord(Experiment()), LiveEvents()
    record.series.append_block(range(1001), {"batch_loss": [[1.0]] * 1001})
    log = [
        LiveChange(step, path, value)
        for step in range(0, 1000, 20)
        for path, value in (("optimizer.learning_rate", 0.001 + step / 1e4), ("evaluate_every", 1 + step))
    ]
    monkeypatch.setattr(LiveChange, "apply", counted)
    for count, change in enumerate(log, start=1):
        record.changes.append(change)
        events.of(record)
        assert events.of(record)[-1].step == change.step
        assert len(applied) <= 3 * count
    # A change may take the place of the latest one, and of a log that went another way nothing is left.
    record.changes[-1] = LiveChange(990, "evaluate_every", 7)
    assert events.of(record) == LiveEvents().of(record)
    assert events.of(record)[-1].label.endswith(" → 7")
    del record.changes[10:]
    record.changes.append(LiveChange(995, "optimizer.beta1", 0.5))
    assert events.of(record) == LiveEvents().of(record)
    del record.changes[:]
    assert events.of(record) == []
    other = RunRecord(Experiment(), log[:3])
    assert events.of(other) == LiveEvents().of(other)


def test_a_change_that_is_logged_leaves_the_curves_as_they_are(
    panel: PlotsPanel, files: FilesBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.train(10)
    drawn: list[object] = []
    for each in panel.cards:
        monkeypatch.setattr(each.view, "set_curves", drawn.append)
    files.document.edit("optimizer.learning_rate", 0.5)
    files.until(lambda: bool(files.controller.record.changes))
    assert drawn == []


def test_a_run_that_is_shown_alone_keeps_its_color(files: FilesBench, panel: PlotsPanel) -> None:
    (second,) = files.document.add([(small_experiment(seed=5), "")], "Add")
    files.until(lambda: not files.runs.busy)
    files.train(3)
    files.runs.solo(second)
    curves = panel.cards[0].view.curves()
    assert curves[0].color == files.context.theme.palette.curves[files.document.scene.entry(second).style]
