"""The whole window, by clicks and keys."""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engine.training.trainer import Trainer
from gui.app import Program
from gui.forms.editors.number import NumberEditor
from gui.main_window import SIZE
from gui.panels.form_panel import FormPanel
from gui.panels.plots import PlotsPanel
from gui.panels.registry import panel_classes
from gui.proportions import MARGIN
from gui.widgets.button import Button
from gui.widgets.number_field import NumberField
from gui.widgets.pace_slider import PACES, USUAL_PACE
from tests.gui.support import Bench, finish_work, small_experiment

CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def line_of(field: NumberField) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=20_000)


def press(qtbot: QtBot, program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key where the focus is."""
    focus: QWidget | None = program.window.focusWidget()
    qtbot.keyClick(program.window if focus is None else focus, key, modifiers)


def button(program: Program, name: str) -> Button:
    return next(
        item for item in program.window.transport.findChildren(Button) if item.accessibleName() == name
    )


def rate_field(program: Program) -> NumberField:
    """The field of the learning rate."""
    card = program.window.panels["optimizer"]
    assert isinstance(card, FormPanel)
    row = card.form.editor("optimizer.learning_rate")
    assert isinstance(row, NumberEditor)
    return row.input


def test_the_window_opens_with_everything_in_its_place(program: Program) -> None:
    assert set(program.window.panels) == {panel.name for panel in panel_classes()}
    for panel in program.window.panels.values():
        document = program.context.document
        suitable = panel.suits(document.experiment, document.inspection.task)
        assert panel.isVisible() is suitable
        assert panel.window() is program.window
    assert "Untitled" in program.window.windowTitle()


def test_play_button_trains_and_pauses(qtbot: QtBot, program: Program) -> None:
    controller, play = program.context.controller, program.window.transport.play_button
    controller.set_pace(50.0)
    assert play.text() == "Play"
    qtbot.mouseClick(play, LEFT)
    assert play.text() == "Pause"
    wait(qtbot, lambda: controller.step > 3)
    qtbot.mouseClick(play, LEFT)
    wait(qtbot, lambda: controller.state == "paused")
    assert play.text() == "Play"
    assert len(controller.record.series.series("batch_loss")) == controller.step + 1
    assert program.window.transport.readouts["step"].value() == str(controller.step)


def test_space_plays_and_pauses_even_from_a_number_field(qtbot: QtBot, program: Program) -> None:
    controller = program.context.controller
    line = line_of(rate_field(program))
    for place in (program.window, line):
        place.setFocus()
        press(qtbot, program, Qt.Key.Key_Space)
        assert controller.playing
        press(qtbot, program, Qt.Key.Key_Space)
        wait(qtbot, lambda: controller.state == "paused")
    step = controller.step
    line.selectAll()
    qtbot.keyClicks(line, ".5")  # a point is typed there, and makes no step
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert program.context.document.experiment.optimizer.learning_rate == 0.5
    assert (controller.step, controller.playing) == (step, False)


def test_space_presses_the_button_that_has_the_focus(qtbot: QtBot, program: Program) -> None:
    button(program, "Step").setFocus()
    press(qtbot, program, Qt.Key.Key_Space)
    wait(qtbot, lambda: program.context.controller.step == 1)
    assert not program.context.controller.playing


def test_step_and_epoch(qtbot: QtBot, program: Program) -> None:
    controller = program.context.controller
    qtbot.mouseClick(button(program, "Step"), LEFT)
    wait(qtbot, lambda: controller.step == 1 and controller.state == "paused")
    program.window.setFocus()
    press(qtbot, program, Qt.Key.Key_Period)
    wait(qtbot, lambda: controller.step == 2 and controller.state == "paused")
    qtbot.mouseClick(button(program, "Epoch"), LEFT)
    wait(qtbot, lambda: controller.step > 2 and controller.state == "paused")
    assert int(controller.epoch) == 1


def test_restart_and_new_seed(qtbot: QtBot, program: Program) -> None:
    controller = program.context.controller
    Bench(program.context.document, program.context.runs).train(5)
    qtbot.mouseClick(button(program, "Restart"), LEFT)
    wait(qtbot, lambda: controller.step == 0 and controller.state == "paused")
    qtbot.mouseClick(button(program, "New Seed"), LEFT)
    wait(qtbot, lambda: controller.record.start.seed == 2 and controller.state == "paused")
    assert program.context.document.undo_stack.undoText() == "New seed"


def test_a_learning_rate_typed_while_it_trains_is_marked_on_the_curves(
    qtbot: QtBot, program: Program
) -> None:
    controller, record = program.context.controller, program.context.controller.record
    controller.set_pace(100.0)
    qtbot.mouseClick(program.window.transport.play_button, LEFT)
    wait(qtbot, lambda: controller.step > 2)
    line = line_of(rate_field(program))
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0,25")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait(qtbot, lambda: bool(record.changes))
    assert controller.record is record
    assert record.experiment.optimizer.learning_rate == 0.25
    assert controller.state == "running"
    plots = program.window.panels["plots"]
    assert isinstance(plots, PlotsPanel)
    plot = plots.cards[0].view
    assert [event.label for event in plot._events] == ["η 0.001 → 0.25"]
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.context.document.experiment.optimizer.learning_rate == 0.001
    wait(qtbot, lambda: len(record.changes) == 2)


def test_a_structural_change_shows_a_banner_that_leads_back_or_on(qtbot: QtBot, program: Program) -> None:
    controller, document = program.context.controller, program.context.document
    Bench(document, program.context.runs).train(5)
    for name, kept in (("Undo", True), ("Restart", False)):
        record = controller.record
        document.edit("batch_size", 4)
        document.finish_edit()
        banner = program.window.notice_area.notice("stale")
        assert banner is not None
        assert banner.isVisible()
        found = next(item for item in banner.findChildren(Button) if item.text() == name)
        qtbot.mouseClick(found, LEFT)
        wait(qtbot, lambda: controller.state == "paused")
        assert program.window.notice_area.notice("stale") is None
        assert (controller.record is record) is kept


def test_a_stale_run_is_not_offered_a_restart_that_cannot_be(qtbot: QtBot, program: Program) -> None:
    controller, document = program.context.controller, program.context.document
    Bench(document, program.context.runs).train(5)

    def offered() -> list[str]:
        banner = program.window.notice_area.notice("stale")
        assert banner is not None
        return [item.text() for item in banner.findChildren(Button) if item.text() in ("Restart", "Undo")]

    document.edit("network.layers", [])
    assert offered() == ["Undo"]
    document.edit("network.layers", ["output"])
    assert offered() == ["Restart", "Undo"]
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert not controller.stale
    assert controller.step == 5


def test_a_failure_in_the_training_is_mended_by_one_click(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = program.context.controller
    Bench(program.context.document, program.context.runs).train(5)
    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "advance", lambda *_: 1 / 0)
        qtbot.mouseClick(program.window.transport.play_button, LEFT)
        wait(qtbot, lambda: controller.state == "broken")
    assert not program.window.transport.play_button.isEnabled()
    notice = program.window.notice_area.notice("broken")
    assert notice is not None
    restart = next(item for item in notice.findChildren(Button) if "checkpoint" in item.text())
    qtbot.mouseClick(restart, LEFT)
    wait(qtbot, lambda: controller.state == "paused")
    assert program.window.notice_area.notice("broken") is None
    assert controller.step == 5
    assert program.window.transport.play_button.isEnabled()


def test_an_impossible_network_disables_play_with_the_reason(qtbot: QtBot, program: Program) -> None:
    program.context.document.edit("network.layers", [{"kind": "dense", "units": 3}])
    play = program.window.transport.play_button
    assert not play.isEnabled()
    assert program.context.controller.can_play[1] in play.toolTip()
    qtbot.mouseClick(play, LEFT)
    program.window.setFocus()
    press(qtbot, program, Qt.Key.Key_Space)
    assert not program.context.controller.playing
    program.context.document.undo_stack.undo()
    assert play.isEnabled()


def test_divergence_is_told_with_step_and_layer(qtbot: QtBot, program: Program) -> None:
    experiment = small_experiment(
        data={"kind": "noisy_function"},
        loss="mean_squared_error",
        measure="mean_squared_error",
        optimizer={"kind": "sgd", "learning_rate": 1e30},
    )
    program.files.open_experiment(experiment)
    wait(qtbot, lambda: program.context.controller.state == "paused")
    qtbot.mouseClick(program.window.transport.play_button, LEFT)
    wait(qtbot, lambda: program.context.controller.state == "diverged")
    banner = program.window.notice_area.notice("diverged")
    assert banner is not None
    assert "step" in banner.text()
    assert "layer" in banner.text()
    assert not program.window.transport.play_button.isEnabled()


def test_an_invalid_number_changes_nothing_and_says_why(qtbot: QtBot, program: Program) -> None:
    line = line_of(rate_field(program))
    before = program.context.document.experiment
    for text in ("abc", "-1", "nan"):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert rate_field(program).error()
        assert program.context.document.experiment is before
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_the_theme_button_changes_everything(qtbot: QtBot, program: Program) -> None:
    before = program.window.grab().toImage().pixelColor(5, 300)
    qtbot.mouseClick(button(program, "Light or dark"), LEFT)
    assert program.context.theme.palette.name == "dark"
    after = program.window.grab().toImage().pixelColor(5, 300)
    assert after.lightness() < 60 < before.lightness()
    program.context.theme.set("light")


def test_nothing_is_painted_before_it_has_its_place(program: Program) -> None:
    window, (plots,) = program.window, program.window.findChildren(PlotsPanel)
    program.context.notices.show("info", "What happened.", details="Line\n" * 20, key="test")
    notice = window.notice_area.notice("test")
    assert notice is not None
    show = next(found for found in notice.findChildren(Button) if found.isCheckable())
    QApplication.processEvents()
    places = [(plots.height(), window.notice_area.height())]
    for _ in range(2):
        show.click()
        # As a display asks for it, which does not wait for what has been posted.
        QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
        painted = plots.height(), window.notice_area.height()
        QApplication.processEvents()
        assert painted == (plots.height(), window.notice_area.height())
        places.append(painted)
    assert places[0] == places[2] != places[1]


def test_full_screen(qtbot: QtBot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    assert program.window.isFullScreen()
    qtbot.keyClick(program.window, Qt.Key.Key_F11)
    assert not program.window.isFullScreen()


def test_a_slow_pace_is_kept(qtbot: QtBot, program: Program) -> None:
    slider = program.window.transport.pace.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert program.context.controller.pace == 1.0
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert program.context.controller.pace == 0.0


def drop(program: Program, files: list[Path]) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, action, keys = QPointF(50, 50), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, NO_KEYS
    enter = QDragEnterEvent(where.toPoint(), action, data, LEFT, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(program.window, enter)
    if enter.isAccepted():
        dropped = QDropEvent(where, action, data, LEFT, keys)
        dropped.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(program.window, dropped)
        # A file manager that hears of a move may take its own file away.
        assert dropped.dropAction() == Qt.DropAction.CopyAction
    return enter.isAccepted()


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    file = tmp_path / "seed.json"
    file.write_text('{"seed": 6, "data": "moons"}')
    assert drop(program, [file])
    finish_work(program.context)
    assert program.context.document.experiment.seed == 6
    assert not drop(program, [tmp_path / "song.ogg"])
    assert not drop(program, [file, file])
    broken = tmp_path / "broken.descenso"
    broken.write_bytes(b"?")
    assert drop(program, [broken])
    finish_work(program.context)
    notice = program.window.notice_area.notice("open")
    assert notice is not None
    assert notice.isVisible()
    assert program.context.document.experiment.seed == 6


def test_data_dropped_on_the_window_are_learned_from(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "values.csv"
    file.write_text("x;y\n" + "\n".join(f"{n / 7:.2f};{n / 3:.2f}".replace(".", ",") for n in range(40)))
    document, data = program.context.document, program.context.data
    assert drop(program, [file])
    bench = Bench(document, program.context.runs)
    bench.until(lambda: not data.busy and document.experiment.data.kind == "file")
    assert document.experiment.measure.kind == "r_squared"
    assert document.inspection.plan is not None
    assert document.undo_stack.count() == 1
    program.files.ask_and_open_data()
    dialog = program.files.dialog
    assert isinstance(dialog, QFileDialog)
    assert any("*.csv" in pattern for pattern in dialog.nameFilters())
    dialog.reject()


def test_every_shortcut_is_given_once(program: Program) -> None:
    commands = program.window.commands
    keys = [key.toString() for name in commands.names() for key in commands[name].shortcuts()]
    assert len(keys) == len(set(keys))
    shown = {name: commands[name].shortcut().toString() for name in commands.names()}
    wanted = {
        "new": "Ctrl+N",
        "open": "Ctrl+O",
        "save": "Ctrl+S",
        "save_as": "Ctrl+Shift+S",
        "undo": "Ctrl+Z",
    }
    wanted |= {"redo": "Ctrl+Shift+Z", "quit": "Ctrl+Q", "play": "Space", "step": ".", "full_screen": "F11"}
    assert wanted.items() <= shown.items()


def test_every_action_stands_in_a_menu(program: Program) -> None:
    listed = [action for menu in program.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    for name in program.window.commands.names():
        assert program.window.commands[name] in listed


def test_everything_that_takes_the_focus_has_a_name(program: Program) -> None:
    nameless = [
        widget
        for widget in program.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.accessibleName()
    ]
    assert not [f"{type(widget).__name__} {widget.objectName()}" for widget in nameless]


@pytest.mark.parametrize("choice", [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard])
def test_closing_asks_for_unsaved_changes(
    qtbot: QtBot, make_program: Callable[[], Program], choice: QMessageBox.StandardButton
) -> None:
    program = make_program()
    program.context.document.edit("seed", 3)
    assert program.window.isWindowModified()
    program.window.close()
    box = program.files.dialog
    assert isinstance(box, QMessageBox)
    assert program.window.isVisible()
    qtbot.mouseClick(box.button(choice), LEFT)
    assert program.window.isVisible() is (choice == QMessageBox.StandardButton.Cancel)


def test_closing_leaves_no_timer_and_no_worker(qtbot: QtBot, make_program: Callable[[], Program]) -> None:
    program = make_program()
    program.context.controller.play()
    wait(qtbot, lambda: program.context.controller.step > 0)
    program.window.close()
    assert not program.window.isVisible()
    assert not program.context.clock.running
    gc.collect()
    timers = [timer for timer in program.window.findChildren(QTimer) if timer.isActive()]
    assert not timers


@pytest.mark.parametrize("width", [960, 1100, 1280, 1600])
def test_the_header_fits_into_any_window(qtbot: QtBot, program: Program, width: int) -> None:
    program.window.resize(width, 700)
    transport = program.window.transport

    def shown() -> list[QWidget]:
        children = transport.findChildren(QWidget, options=CHILDREN)
        return sorted((child for child in children if child.isVisible()), key=lambda child: child.x())

    def apart() -> bool:
        ends = [(child.geometry().left(), child.geometry().right()) for child in shown()]
        return all(end < start for (_, end), (start, _) in pairwise(ends)) and ends[-1][1] < transport.width()

    wait(qtbot, lambda: transport.width() == width - 2 * MARGIN and apart())
    assert {transport.play_button, transport.readouts["step"]} <= set(shown())
    assert (transport.readouts["device"] in shown()) is (width >= 1280)
    program.window.resize(SIZE)


def test_a_chosen_pace_is_shown_and_reaches_the_run(program: Program) -> None:
    pace = program.window.transport.pace
    pace.choose(USUAL_PACE)
    assert program.context.controller.pace == pace.pace() == USUAL_PACE
    assert PACES[pace.slider.value()] == USUAL_PACE
