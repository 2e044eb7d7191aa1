"""The table of runs, driven with mouse and keys over real trainings."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from engine import paths
from engine.comparison.seeds import with_seeds
from engine.recording.series import Series, Stretch
from gui.compare.columns import Column
from gui.compare.table import CompareTable
from gui.compare.tally import Row
from gui.compare.window import CompareWindow, open_compare
from gui.preferences.ini import ini
from gui.runs.runs import Runs
from tests.gui.support import FilesBench

LONG = "A name that a person has typed, which says everything about this run and then some more " * 3


@pytest.fixture
def window(files: FilesBench) -> Iterator[CompareWindow]:
    """Three runs, none of which has been trained: two of three seeds, one of a single one."""
    adam = files.document.experiment
    sgd = paths.put(paths.put(adam, "optimizer.kind", "sgd"), "optimizer.learning_rate", 0.5)
    decayed = paths.put(adam, "regularization.l2_penalty", 0.01)
    runs = [(with_seeds(adam, 3), ""), (with_seeds(sgd, 3), LONG), (decayed, "")]
    files.document.add(runs, "Add", instead=True)
    files.until(lambda: all(run.state == "paused" for _, run in files.runs))
    parent = QWidget()
    window = open_compare(files.context, parent)
    yield window
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def play(files: FilesBench) -> None:
    """Train all of them to their horizon."""
    files.runs.play()
    files.until(lambda: not any(run.playing or run.state == "opening" for _, run in files.runs))


def captions(window: CompareWindow) -> list[str]:
    return [column.caption for column in window.table.shown_columns()]


def column_of(window: CompareWindow, name: str) -> int:
    return [column.name for column in window.table.runs_model.columns].index(name)


def shown(window: CompareWindow, name: str) -> list[str]:
    """The texts of a column from top to bottom."""
    return [row.cells[name].text for row in window.table.shown_rows()]


def click_head(window: CompareWindow, name: str) -> None:
    header = window.table.horizontalHeader()
    number = column_of(window, name)
    window.table.scrollTo(window.table.ordered.index(0, number))
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(number) + header.sectionSize(number) // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_row(window: CompareWindow, row: int) -> None:
    header = window.table.verticalHeader()
    place = header.viewport().rect().center()
    place.setY(header.sectionViewportPosition(row) + header.sectionSize(row) // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_has_the_settings_that_differ_and_the_figures(window: CompareWindow, files: FilesBench) -> None:
    assert captions(window)[:4] == ["Method", "η", "λ", "J train"]
    assert shown(window, "setting:optimizer.kind") == ["Adam", "SGD", "Adam"]
    assert shown(window, "setting:optimizer.learning_rate") == ["0.001", "0.5", "0.001"]
    assert [row.note for row in window.table.shown_rows()] == ["3 seeds", "3 seeds", ""]
    play(files)
    window.refresh()
    first, second, third = (run.record.series for _, run in files.runs)
    losses = sorted(first["train_objective", lane].values[-1] for lane in range(3))
    cell = window.table.shown_rows()[0].cells["objective"]
    assert cell.value == losses[1]
    assert cell.ends == pytest.approx(((losses[0] + losses[1]) / 2, (losses[1] + losses[2]) / 2))
    best = window.table.shown_rows()[2].cells
    validation = third["validation_loss", 0]
    penalty = third["train_objective", 0].values - third["train_loss", 0].values
    place = int(np.argmin(validation.values))
    assert best["objective_best"].value == pytest.approx(validation.values[place] + penalty[place])
    assert best["objective_step"].value == validation.steps[place]
    assert second.lanes == 3
    assert shown(window, "steps") == ["60", "60", "60"]
    # Dense 2 → 4 and 4 → 1: 12 products a sample, three passes, batches of 8, 60 steps.
    assert best["multiply_adds"].value == 12 * 3 * 8 * 60
    assert shown(window, "parameters") == ["17", "17", "17"]


def test_a_click_on_a_head_orders_the_rows(window: CompareWindow, files: FilesBench) -> None:
    play(files)
    window.refresh()
    keys = list(files.document.scene.keys)

    def order() -> list[int]:
        return [row.key for row in window.table.shown_rows()]

    assert order() == keys
    click_head(window, "objective")
    values = [row.cells["objective"].value for row in window.table.shown_rows()]
    assert values == sorted(values, key=lambda value: float(value or 0))
    click_head(window, "objective")
    assert [row.cells["objective"].value for row in window.table.shown_rows()] == values[::-1]
    click_head(window, "objective")
    assert order() == keys, "the third click brings their own order back"


def test_choosing_a_line_chooses_the_run_and_the_other_way_round(
    window: CompareWindow, files: FilesBench
) -> None:
    keys = files.document.scene.keys
    assert files.runs.selected == keys[0]
    click_row(window, 1)
    assert files.runs.selected == keys[1]
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    assert files.runs.selected == keys[2]
    files.document.select(keys[0])
    assert window.table.currentIndex().row() == 0
    assert window.table.selectionModel().isRowSelected(0)
    click_head(window, "setting:optimizer.learning_rate")
    click_head(window, "setting:optimizer.learning_rate")
    row = window.table.currentIndex().row()
    assert window.table.shown_rows()[row].key == files.runs.selected
    assert files.document.undo_stack.undoText() == "Add", "choosing is no change"


def test_columns_can_be_hidden_and_stay_so_while_runs_come(window: CompareWindow, files: FilesBench) -> None:
    QTest.mouseClick(window.columns_button, Qt.MouseButton.LeftButton)
    assert window.columns_menu.isVisible()
    actions = {action.text(): action for action in window.columns_menu.actions()}
    actions["Step of the lowest J"].trigger()
    window.columns_menu.close()
    assert captions(window).count("at step") == 1
    files.document.add([(files.document.experiment, "")], "Add")
    window.refresh()
    assert len(window.table.shown_rows()) == 4
    assert captions(window).count("at step") == 1
    window.table.fill_menu(window.columns_menu)
    hidden = [action.text() for action in window.columns_menu.actions() if not action.isChecked()]
    assert hidden == ["Step of the lowest J"]


def test_hidden_columns_stay_so_in_the_next_window(window: CompareWindow, files: FilesBench) -> None:
    window.table.set_column_shown("gap", shown=False)
    window.table.set_column_shown("measure", shown=False)
    window.table.set_column_shown("measure", shown=True)
    parent = QWidget()
    another = open_compare(files.context, parent)
    assert another is not window
    assert captions(another) == captions(window)
    assert "gap of P" not in captions(another)
    another.table.set_column_shown("gap", shown=True)
    assert not ini().allKeys()
    parent.deleteLater()


@pytest.mark.parametrize("stored", ["[", "3", '{"gap": 1}', "[7, null]"])
def test_a_damaged_choice_of_columns_hides_none(qtbot: QtBot, stored: str) -> None:
    ini().setValue("hidden_columns", stored)
    table = CompareTable()
    qtbot.addWidget(table)
    assert table.hidden == set()


def test_the_heads_have_a_menu_of_their_own(window: CompareWindow) -> None:
    header = window.table.horizontalHeader()
    header.customContextMenuRequested.emit(header.rect().center())
    menus = [menu for menu in window.table.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    assert len(menus[0].actions()) == len(window.table.runs_model.columns)
    menus[0].close()


def test_it_is_copied_as_csv_and_as_markdown(window: CompareWindow, files: FilesBench) -> None:
    play(files)
    files.document.rename(files.document.scene.keys[2], "=HYPERLINK(1)|2", "Rename")
    window.refresh()
    QTest.mouseClick(window.copy_button, Qt.MouseButton.LeftButton)
    by_text = {action.text(): action for action in window.copy_menu.actions()}
    by_text["Copy as CSV"].trigger()
    window.copy_menu.close()
    head, *lines = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert head[:4] == ["run", "Method", "η", "λ"]
    assert "J train: lower quartile" in head
    assert len({*head}) == len(head)
    assert all(len(line) == len(head) for line in lines)
    cell = window.table.shown_rows()[0].cells["objective"]
    assert float(lines[0][head.index("J train")]) == cell.value
    assert lines[2][0] == "'=HYPERLINK(1)|2", "no program takes it for a formula"
    by_text["Copy as Markdown"].trigger()
    rows = QGuiApplication.clipboard().text().splitlines()
    assert len(rows) == 2 + 3
    assert rows[4].startswith("| =HYPERLINK(1)\\|2 | Adam |")
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("run,Method")


def test_the_comparison_is_with_the_pinned_run_or_the_first(window: CompareWindow, files: FilesBench) -> None:
    play(files)
    keys = files.document.scene.keys
    files.document.rename(keys[0], "first", "Rename")
    files.document.rename(keys[1], "second", "Rename")
    files.document.rename(keys[2], "third", "Rename")
    click_row(window, 1)
    assert "second ends lower than first in 3 of 3 seeds" in window.comparison.text()
    assert "P on validation data: second" in window.comparison.text()
    QTest.mouseClick(window.pin_button, Qt.MouseButton.LeftButton)
    assert files.runs.pinned == keys[1]
    assert window.pin_button.text() == "Unpin reference"
    assert "first ends higher than second in 3 of 3 seeds" in window.comparison.text()
    assert "third ends higher than second" in window.comparison.text()
    assert "One seed says little" in window.comparison.text()
    QTest.mouseClick(window.pin_button, Qt.MouseButton.LeftButton)
    assert files.runs.pinned == 0


def test_lanes_that_diverged_are_told(window: CompareWindow, files: FilesBench) -> None:
    keys = files.document.scene.keys
    files.document.select(keys[1])
    lanes = [{"seed": 1}, {"seed": 2}, {"seed": 3, "optimizer.learning_rate": 1e38}]
    files.document.edit("lanes", lanes)
    files.until(lambda: all(run.state == "paused" for _, run in files.runs))
    play(files)
    window.refresh()
    row = window.table.shown_rows()[1]
    assert row.note == "3 lanes · 1 diverged"
    assert row.cells["objective"].ends is not None
    assert row.cells["objective"].ends[1] == np.inf
    assert files.runs.of(keys[1]).diverged == (2,)
    files.document.edit("lanes", [])
    files.document.edit("optimizer.learning_rate", 1e38)
    play(files)
    window.refresh()
    assert window.table.shown_rows()[1].note == "diverged"
    assert shown(window, "objective")[1] == "diverged"


def test_a_live_change_is_a_setting_that_differs(window: CompareWindow, files: FilesBench) -> None:
    play(files)
    files.document.select(files.document.scene.keys[2])
    files.document.edit("optimizer.learning_rate", 0.25)
    files.until(lambda: bool(files.controller.record.changes))
    window.refresh()
    assert shown(window, "setting:optimizer.learning_rate") == ["0.001", "0.5", "0.25"]


def test_it_looks_seldom_and_only_while_it_is_seen(
    window: CompareWindow, files: FilesBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    real = window.lines.read

    def look(most: int = 0) -> tuple[list[Column], list[Row]]:
        looks.append(time.monotonic())
        return real(most)

    monkeypatch.setattr(window.lines, "read", look)
    begun = time.monotonic()
    while time.monotonic() - begun < 1.2:
        files.runs.grown.emit()
        QTest.qWait(5)
    assert 1 <= len(looks) <= 3
    window.hide()
    looks.clear()
    files.runs.grown.emit()
    files.runs.changed.emit()
    QTest.qWait(700)
    assert looks == []


def test_many_runs_are_looked_at_in_turns_until_all_are_as_they_ended(
    window: CompareWindow, files: FilesBench
) -> None:
    start = files.document.experiment
    rates = [paths.put(start, "optimizer.learning_rate", 0.01 * number) for number in range(1, 7)]
    files.document.add([(experiment, "") for experiment in rates], "Add")
    files.until(lambda: all(run.state == "paused" for _, run in files.runs))
    play(files)
    files.until(lambda: not window.waits)
    ends = {key: run.record.series for key, run in files.runs}
    for row in window.table.shown_rows():
        assert row.cells["steps"].value == 60
        losses = [ends[row.key]["train_objective", lane].values[-1] for lane in range(ends[row.key].lanes)]
        assert row.cells["objective"].value == np.median(losses)


def test_a_look_does_not_cost_more_when_the_history_is_long(
    window: CompareWindow, files: FilesBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = files.controller.record.series
    names = ("train_loss", "train_objective", "validation_loss", "validation_measure", "test_measure")
    for start in range(1, 200_001, 50_000):
        steps = np.arange(start, start + 50_000)
        values = 1.0 / np.repeat(steps[:, None], 3, axis=1)
        series.append_block(steps, dict.fromkeys(names, values))
    window.refresh()  # all of it is looked at once
    asked: list[int] = []
    real = Series.stretches

    def look(series: Series, first: int = 0, last: int | None = None) -> Iterator[Stretch]:
        asked.append((series.places if last is None else last) - first)
        return real(series, first, last)

    monkeypatch.setattr(Series, "stretches", look)
    series.append_block([200_001], dict.fromkeys(names, np.zeros((1, 3))))
    window.refresh()
    assert asked
    assert max(asked) == 1
    assert window.table.shown_rows()[0].cells["objective_step"].value == 200_001


def test_long_names_leave_the_table_as_it_is(window: CompareWindow, files: FilesBench) -> None:
    window.resize(1280, 720)
    QTest.qWait(1)
    assert LONG in window.table.runs_model.headerData(1, Qt.Orientation.Vertical)
    assert window.table.names.width() <= 0.3 * window.table.width()
    assert window.width() == 1280
    assert not window.grab().isNull()


def test_one_run_alone_says_what_to_do(files: FilesBench, qtbot) -> None:
    window = CompareWindow(files.context)
    qtbot.addWidget(window)
    window.show()
    assert "duplicate it" in window.comparison.text()
    files.document.edit("surface", "rosenbrock")
    files.until(
        lambda: files.controller.record.start.surface.is_surface and files.controller.state == "paused"
    )
    window.refresh()
    assert "P valid." not in captions(window)


def test_there_is_one_window_for_each_parent_and_it_comes_back(
    window: CompareWindow, files: FilesBench
) -> None:
    parent = window.parentWidget()
    assert parent is not None
    window.table.set_column_shown("gap", shown=False)
    window.close()
    assert open_compare(files.context, parent) is window
    assert window.isVisible()
    assert "gap of P" not in captions(window)


def test_runs_that_go_leave_no_line(window: CompareWindow, files: FilesBench) -> None:
    runs: Runs = files.runs
    files.document.remove(files.document.scene.keys[1:2], "Delete")
    assert len(window.table.shown_rows()) == len(runs) == 2
    files.document.undo_stack.undo()
    assert len(window.table.shown_rows()) == 3


def test_all_that_takes_the_focus_has_a_name(window: CompareWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QMenu)
    ]
    assert nameless == []


def test_a_best_that_was_chosen_on_test_data_is_marked(window: CompareWindow, files: FilesBench) -> None:
    assert "validation" in words(window)
    files.document.select(files.document.scene.keys[2])
    files.document.edit("data.validation_fraction", 0.0)
    files.until(lambda: all(run.state == "paused" for _, run in files.runs))
    play(files)
    window.refresh()
    cells = window.table.shown_rows()[2].cells
    assert cells["measure_best"].flagged
    assert cells["measure_best"].detail == "on test data"
    assert "better than can be expected" in cells["objective_best"].tip
    assert not window.table.shown_rows()[0].cells["measure_best"].flagged
    assert "see the marks" in words(window)


def words(window: CompareWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))
