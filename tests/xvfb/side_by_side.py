"""Stories of several runs side by side."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from gui.heatmap.dialog import HeatMapDialog
from gui.panels.initialization import InitializationPanel
from gui.panels.runs import RunsPanel
from gui.race.dialog import RaceDialog
from gui.run_list.delegate import stroke_area
from tests.xvfb.desk import Desk
from tests.xvfb.hand import wait_until

W = TypeVar("W", bound=QWidget)

RACERS = ("SGD", "Heavy ball", "Nesterov", "Adagrad", "RMSprop", "Adam")


def race_six_optimizers(desk: Desk) -> None:
    """Six methods at rates that short trials have found, from one start; then each is looked at."""
    desk.ready()
    runs = desk.program.context.runs
    desk.hand.press("ctrl+e")
    wait_until(lambda: _window(RaceDialog) is not None, "the dialog is open")
    dialog = _window(RaceDialog)
    assert dialog is not None
    wait_until(dialog.isActiveWindow, "it is in front")
    listed = dialog.editor.list
    for number in range(listed.count()):
        item = listed.item(number)
        if (item.text() in RACERS) != (item.checkState().value == 2):
            listed.scrollToItem(item)
            desk.hand.click_at(listed.viewport().mapToGlobal(listed.visualItemRect(item).center()))
    assert len(dialog.editor.values()) == len(RACERS)
    desk.hand.click(dialog.tuned_button)
    desk.hand.click(dialog.start_button)
    wait_until(lambda: dialog.tuning is not None, "rates are tried")
    wait_until(lambda: len(runs) == len(RACERS), "all stand side by side")
    desk.look("tuned")
    desk.hand.click(dialog.close_button)
    wait_until(desk.window.isActiveWindow, "the dialog is closed")
    wait_until(lambda: all(controller.step > 300 for _, controller in runs), "all of them train")
    starts = {controller.record.series.series("batch_loss").values[0] for _, controller in runs}
    assert len(starts) == 1, "one start, one batch"
    desk.look("race")
    _look_through_the_list(desk)


def _look_through_the_list(desk: Desk) -> None:
    """Select another run by a click, hide one by its stroke, take the race back."""
    runs, (panel,) = desk.program.context.runs, desk.window.findChildren(RunsPanel)
    view = panel.list
    keys = desk.document.scene.keys
    desk.hand.click_at(view.viewport().mapToGlobal(view.visualRect(view.runs_model.index(3)).center()))
    wait_until(lambda: runs.selected == keys[3], "the fourth run is selected")
    area = stroke_area(view.visualRect(view.runs_model.index(1)), 1.0)
    desk.hand.click_at(view.viewport().mapToGlobal(area.center()))
    wait_until(lambda: runs.is_hidden(keys[1]), "the second one's curves are hidden")
    desk.hand.press("space")
    wait_until(lambda: not runs.playing, "all are paused")
    desk.look("hidden")
    desk.hand.press("ctrl+z")
    wait_until(lambda: len(runs) == 1, "the race is taken back as one change")


def spread_over_seeds(desk: Desk) -> None:
    """Twelve seeds at once: a median with its band, and its single lanes on demand."""
    desk.ready()
    (panel,) = desk.window.findChildren(InitializationPanel)
    desk.hand.reach(panel.seeds.input)
    desk.hand.press("ctrl+a")
    desk.hand.type("12")
    desk.hand.press("Return")
    wait_until(lambda: len(desk.experiment.lanes) == 12, "there are twelve seeds")
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 300, "they train")
    assert desk.controller.record.series.lanes == 12
    desk.look("band")
    desk.hand.press("space")
    desk.ready()


def map_speed_and_stability(desk: Desk) -> None:
    """A heat map of two fields fills, and one of its cells becomes a run."""
    desk.ready()
    runs = desk.program.context.runs
    desk.hand.press("ctrl+shift+e")
    wait_until(lambda: _window(HeatMapDialog) is not None, "the dialog is open")
    dialog = _window(HeatMapDialog)
    assert dialog is not None
    wait_until(dialog.isActiveWindow, "it is in front")
    desk.hand.click(dialog.start_button)
    wait_until(lambda: dialog.sweep is not None and dialog.sweep.state == "done", "it is computed")
    desk.look("heat_map")
    table = dialog.map.table()
    assert table is not None
    desk.hand.click_at(dialog.map.mapToGlobal(table.cell(1, 2).center().toPoint()))
    wait_until(lambda: len(runs) == 2, "the cell has become a run")
    desk.hand.click(dialog.close_button)
    wait_until(desk.window.isActiveWindow, "the dialog is closed")
    desk.ready()
    desk.hand.press("space")
    wait_until(lambda: all(controller.step > 100 for _, controller in runs), "both train")
    desk.look("cell")


def _window(kind: type[W]) -> W | None:
    """The open window of a kind."""
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return next(found, None)
