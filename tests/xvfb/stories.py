"""What a person does with the window, told in clicks and keys. Each story starts in a fresh window."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from PySide6.QtWidgets import QApplication, QPushButton, QSlider, QWidget

from engine import paths
from engine.session.session import load
from gui.forms.form import Form
from gui.own_data.columns_table import PREDICT, USE
from gui.own_data.preview_dialog import PreviewDialog
from gui.panels.data import DataPanel
from gui.panels.schedule import HIGH, SchedulePanel
from tests.xvfb.arranging import arrange_the_window, build_by_hand, order_runs_by_hand, take_plots_along
from tests.xvfb.desk import Desk, Story
from tests.xvfb.hand import named, wait_until
from tests.xvfb.side_by_side import map_speed_and_stability, race_six_optimizers, spread_over_seeds
from tests.xvfb.time_travel import go_back_and_branch_off


def watch_digits_learn(desk: Desk) -> None:
    """Play, change the learning rate while it runs, pause by Space, one step, one epoch."""
    desk.ready()
    pace = named(desk.window, QSlider, "Pace")
    desk.hand.click_at(pace.mapToGlobal(pace.rect().center()))
    wait_until(lambda: 0 < desk.controller.pace <= 300, "the pace is bounded")
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 50, "training goes on")
    desk.enter("optimizer.learning_rate", "0.003")
    wait_until(lambda: len(desk.controller.record.changes) == 1, "the change is in the run's log")
    change = desk.controller.record.changes[0]
    wait_until(lambda: desk.controller.step > change.step + 20, "training goes on after the change")
    rates = desk.controller.record.series["learning_rate", 0]
    assert rates.at(change.step) == 0.001
    assert rates.at(change.step + 1) == 0.003
    desk.hand.click(desk.button("Pause"))
    desk.ready()
    step = desk.controller.step
    desk.hand.click(desk.button("Step"))
    wait_until(
        lambda: desk.controller.step == step + 1 and desk.controller.state == "paused", "one step is made"
    )
    desk.hand.click(desk.button("Epoch"))
    wait_until(
        lambda: desk.controller.step > step + 1 and desk.controller.state == "paused", "the epoch is ended"
    )
    desk.hand.press("space")
    wait_until(lambda: desk.controller.state == "running", "Space plays")
    wait_until(lambda: desk.controller.step > step + 300, "training goes on")
    desk.hand.press("space")
    desk.ready()
    accuracy = desk.controller.record.series["test_measure", 0].last
    assert accuracy is not None
    assert accuracy[1] > 0.9, "the digits were not learned"


def build_and_break_a_network(desk: Desk) -> None:
    """Insert a layer, edit it, remove Flatten so that the network breaks, and undo everything."""
    desk.ready()
    first = desk.experiment
    desk.hand.click(named(desk.window, QWidget, "Insert a layer after Dense"))
    desk.hand.choose("Dropout")
    wait_until(lambda: len(desk.experiment.network.layers) == 5, "a layer is inserted")
    assert "dropout" in [layer.kind for layer in desk.experiment.network.layers]
    dense = next(card for card in desk.cards() if "Dense" in card.accessibleName())
    position = desk.cards().index(dense)
    desk.hand.click(dense)
    wait_until(
        lambda: any(form.isVisible() for form in desk.window.findChildren(Form)), "the layer's form is open"
    )
    desk.enter(f"network.layers.{position}.units", "24")
    desk.hand.press("Escape")
    flatten = desk.cards()[0]
    desk.hand.click(flatten)
    desk.hand.press("Escape")
    desk.hand.press("Delete")
    wait_until(lambda: bool(desk.document.inspection.problems), "the network is broken")
    assert "Flatten" in desk.cards()[0].accessibleName(), "the broken layer says what to do"
    assert not desk.button("Play").isEnabled()
    for _ in range(3):
        desk.hand.press("ctrl+z")
    wait_until(lambda: desk.experiment == first, "undo restores the first network")
    desk.ready()
    wait_until(lambda: desk.button("Play").isEnabled(), "play is possible again")


def choose_an_optimizer_and_data(desk: Desk) -> None:
    """Choose another data set and method; the run starts anew and the decision map appears."""
    desk.ready()
    desk.document.edit("steps", 10**7)  # else it may be at its horizon before Space comes, and play on
    desk.pick("data", "Two moons")
    desk.pick("optimizer", "SGD")
    desk.enter("optimizer.momentum", "0.9")
    wait_until(lambda: desk.controller.opened is not None, "the run is prepared")
    flatten = desk.cards()[0]
    desk.hand.click(flatten)
    desk.hand.press("Escape")
    desk.hand.press("Delete")
    wait_until(lambda: desk.experiment.network.layers[0].kind == "dense", "Flatten is gone")
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 100, "training goes on")
    assert desk.controller.record.start.optimizer.kind == "sgd"
    desk.hand.press("space")
    desk.ready()


def save_and_go_on(desk: Desk) -> None:
    """Save by keys, go on, open what was saved, go on to the same step: the same bits."""
    desk.ready()
    desk.enter("steps", "400")
    desk.ready()
    for _ in range(3):
        _one_epoch(desk)
    middle = desk.folder / "middle.descenso"
    desk.save_as(middle)
    desk.hand.press("space")
    wait_until(
        lambda: desk.controller.step == 400 and desk.controller.state == "paused", "the horizon is reached"
    )
    through = desk.folder / "through.descenso"
    desk.save_as(through)
    desk.hand.press("ctrl+o")
    desk.answer_file_dialog(middle)
    wait_until(
        lambda: desk.controller.step < 400 and desk.controller.state == "paused", "the session is open"
    )
    desk.hand.press("space")
    wait_until(
        lambda: desk.controller.step == 400 and desk.controller.state == "paused", "it went on to the horizon"
    )
    again = desk.folder / "again.descenso"
    desk.save_as(again)
    first, second = (load(file).runs[0].checkpoint for file in (through, again))
    assert first is not None
    assert second is not None
    assert first.digest() == second.digest(), "a continued run is another one"
    assert np.isfinite(first.arrays["parameters"]).all()


def _one_epoch(desk: Desk) -> None:
    step = desk.controller.step
    desk.hand.click(desk.button("Epoch"))
    wait_until(lambda: desk.controller.step > step, "an epoch is made")
    desk.ready()


def lose_the_worker(desk: Desk) -> None:
    """Kill the worker while it trains: a message, and a click goes on from the last checkpoint."""
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 100, "training goes on")
    for child in psutil.Process().children():
        if "multiprocessing.spawn" in " ".join(child.cmdline()):
            child.kill()
    wait_until(lambda: desk.controller.state == "lost", "the loss is noticed")
    desk.hand.click(named(desk.window, QPushButton, "Restart from the last checkpoint"))
    desk.ready()
    step = desk.controller.step
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > step + 50, "training goes on from the checkpoint")


def train_on_my_own_data(desk: Desk) -> None:
    """A table with semicolons and decimal commas: opened, looked at, trained, in less than a minute."""
    desk.ready()
    file = desk.folder / "Flores & <b>hojas.csv"
    _write_flowers(file)
    begun = time.monotonic()
    desk.hand.press("ctrl+shift+o")
    desk.answer_file_dialog(file)
    wait_until(
        lambda: _preview() is not None and _preview() is QApplication.activeWindow(), "the preview is open"
    )
    preview = _preview()
    assert preview is not None
    wait_until(lambda: preview.shown_preview() is not None, "the file is read")
    desk.look("preview")
    table = preview.columns
    place = table.mark_place("Ancho", USE).center()
    desk.hand.click_at(table.viewport().mapToGlobal(place))
    wait_until(lambda: _roles(preview)["Ancho"] == "dropped", "a column is left out")
    desk.hand.click_at(table.viewport().mapToGlobal(place))
    wait_until(lambda: _roles(preview)["Ancho"] == "input", "the column is back")
    desk.hand.click_at(table.viewport().mapToGlobal(table.mark_place("Largo", PREDICT).center()))
    wait_until(lambda: _roles(preview)["Largo"] == "target", "another column is predicted")
    assert desk.experiment.measure.kind == "r_squared"
    desk.hand.click_at(table.viewport().mapToGlobal(table.mark_place("Especie", PREDICT).center()))
    wait_until(lambda: _roles(preview)["Especie"] == "target", "classes are predicted")
    assert desk.experiment.measure.kind == "accuracy"
    desk.hand.click(preview.close_button)
    wait_until(lambda: not preview.isVisible(), "the preview is closed")
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 400, "training goes on")
    desk.hand.press("space")
    desk.ready()
    desk.look("trained")
    assert time.monotonic() - begun < 60, "it took a minute"
    figures = desk.controller.record.series.series("test_measure").last
    assert figures is not None
    assert figures[1] > 0.85, "it has learned"
    for _ in range(10):
        if desk.experiment.data.kind == "digits":
            break
        desk.hand.press("ctrl+z")
        wait_until(lambda: not desk.program.context.data.busy, "undone")
    assert desk.experiment.data.kind == "digits", "undo brings the first data back"


def _preview() -> PreviewDialog | None:
    return next(
        (box for box in QApplication.topLevelWidgets() if isinstance(box, PreviewDialog) and box.isVisible()),
        None,
    )


def _roles(preview: PreviewDialog) -> dict[str, str]:
    found = preview.shown_preview()
    return {column.name: column.role for column in found.columns} if found is not None else {}


def _write_flowers(file: Path) -> None:
    """Two kinds of flowers that their leaves tell apart."""
    draw = np.random.default_rng(5)
    lines = ["Nr;Largo;Ancho;Color;Especie"]
    for number in range(200):
        kind = number % 2
        numbers = (3.0 + 2.0 * kind + draw.normal() * 0.5, 1.0 + 0.5 * kind + draw.normal() * 0.2)
        cells = [f"{value:.3f}".replace(".", ",") for value in numbers]
        lines.append(
            ";".join([str(number + 1), *cells, ("rojo", "azul")[number // 3 % 2], ("Ñandú", "Rosa")[kind]])
        )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def find_by_typing(desk: Desk) -> None:
    """Long lists are searched by typing: a method, and a layer that is inserted."""
    desk.ready()
    desk.hand.reach(desk.input("optimizer"))
    wait_until(lambda: QApplication.activePopupWidget() is not None, "the list is open")
    desk.look("methods")
    desk.hand.type("rms")
    desk.hand.press("Return")
    wait_until(lambda: desk.experiment.optimizer.kind == "rmsprop", "the method is chosen")
    desk.hand.click(desk.cards()[0])
    desk.hand.press("Escape", "Insert")
    wait_until(lambda: QApplication.activePopupWidget() is not None, "the layers are offered")
    desk.look("layers")
    desk.hand.type("drop")
    desk.hand.press("Return")
    wait_until(lambda: desk.experiment.network.layers[1].kind == "dropout", "the layer is inserted")


def paint_points(desk: Desk) -> None:
    """Paint a data set by hand while it trains, in the card and in a window; draw the schedule on the way."""
    desk.ready()
    desk.pick("data", "Painted points")
    field: Any = desk.input("data.points")
    canvas = field.canvas
    classes = field.tools.classes
    desk.hand.click_at(classes.mapToGlobal(classes.place_of(2).toPoint()))
    wait_until(lambda: classes.current() == 2, "the third class is chosen")
    before = len(paths.get(desk.experiment, "data.points"))
    way = [(-0.5 + 0.08 * number, -0.3) for number in range(13)]
    desk.hand.drag([canvas.mapToGlobal(canvas.place_of(*spot).toPoint()) for spot in way])
    wait_until(lambda: len(paths.get(desk.experiment, "data.points")) >= before + 8, "a stroke is painted")
    assert desk.experiment.loss.kind == "softmax_cross_entropy"
    desk.look("painted")
    desk.ready()
    desk.hand.click(desk.button("Play"))
    wait_until(lambda: desk.controller.step > 100, "it trains")
    _paint_in_a_window(desk)
    _draw_the_schedule(desk)


def _paint_in_a_window(desk: Desk) -> None:
    """The run goes on with what is painted."""
    (panel,) = (card for card in desk.window.findChildren(DataPanel) if card.isVisible())
    desk.hand.reach(panel.paint_button)
    wait_until(lambda: panel.painter is not None and panel.painter.isActiveWindow(), "the window is there")
    assert panel.painter is not None
    canvas, record = panel.painter.field.canvas, desk.controller.record
    desk.hand.press("3")
    way = [(0.1 * number - 0.3, 0.75) for number in range(7)]
    desk.hand.drag([canvas.mapToGlobal(canvas.place_of(*spot).toPoint()) for spot in way])
    wait_until(lambda: desk.controller.record is not record, "it begins anew with the new points")
    wait_until(lambda: desk.controller.step > 100, "and plays on")
    desk.look("window_to_paint_in")
    desk.hand.click(panel.painter.close_button)
    wait_until(desk.window.isActiveWindow, "the window is closed")


def _draw_the_schedule(desk: Desk) -> None:
    """From the present step on the rate is what is drawn."""
    if desk.controller.playing:
        desk.hand.press("space")
    desk.ready()
    desk.hand.click(desk.button("Restart"))
    desk.ready()
    desk.hand.click(desk.button("Epoch"))
    wait_until(lambda: desk.controller.step > 0 and not desk.controller.playing, "an epoch is over")
    (panel,) = (card for card in desk.window.findChildren(SchedulePanel) if card.isVisible())
    desk.hand.reach(panel.board.draw_button)
    wait_until(lambda: desk.experiment.schedule.kind == "curve", "the schedule is drawn by hand")
    canvas = panel.board.canvas
    wait_until(lambda: canvas.height() == HIGH, "there is room to draw")
    desk.hand.reach(canvas)
    way = [canvas.spot_of(0.95 - 0.02 * number, 0.2 + 0.05 * (number % 5)).toPoint() for number in range(9)]
    desk.hand.drag([canvas.mapToGlobal(spot) for spot in way])
    wait_until(lambda: len(paths.get(desk.experiment, "schedule.points")) > 4, "a stroke is drawn")
    assert not desk.controller.stale, "the run goes on with it"
    wait_until(lambda: len(desk.controller.record.changes) > 0, "the change is logged")
    desk.look("curve")


STORIES: tuple[Story, ...] = (
    watch_digits_learn,
    build_and_break_a_network,
    choose_an_optimizer_and_data,
    save_and_go_on,
    lose_the_worker,
    train_on_my_own_data,
    find_by_typing,
    paint_points,
    order_runs_by_hand,
    race_six_optimizers,
    spread_over_seeds,
    map_speed_and_stability,
    go_back_and_branch_off,
)
FURTHER: tuple[Story, ...] = (take_plots_along, build_by_hand, arrange_the_window)
"""Told by name, or with `--all`: the others leave them little time."""
