"""The map of speed against stability: figures, colors, keys, clicks, and cells that become runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.sweeps.race import RATE
from engine.training.trainer import Trainer
from gui.app import Program
from gui.heatmap.cells import CellState, HeatMapData
from gui.heatmap.dialog import HeatMapDialog
from gui.heatmap.heat_map import HeatMap
from gui.heatmap.layout import lay_out
from gui.heatmap.shades import Shades, contrast, ink, shade, stops_of
from gui.theme.palette import PALETTES
from tests.gui.support import Bench


@pytest.fixture
def dialog(program: Program) -> HeatMapDialog:
    """The dialog as the menu opens it, over a learning rate that is far too large at the end, and batch sizes."""
    program.window.commands["heat_map"].trigger()
    found = program.window.commands.sweeps.heat_map
    assert found is not None
    found.across.choose(RATE)
    found.upright.choose("batch_size")
    for editor, text in ((found.across, "0.01; 0.1; 1e30"), (found.upright, "4; 8")):
        editor.line.line.selectAll()
        QTest.keyClicks(editor.line.line, text)
    found.length.set_value(20)
    found.figure.set_value("final")
    found.judge.set_value("validation_loss")
    return found


def computed(program: Program, dialog: HeatMapDialog) -> HeatMapData:
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert dialog.sweep is not None
    sweep = dialog.sweep
    Bench(program.context.document, program.context.runs).until(lambda: sweep.state != "running")
    assert sweep.state == "done"
    return dialog.map.data


def test_each_cell_tells_what_a_plain_trainer_finds(program: Program, dialog: HeatMapDialog) -> None:
    data = computed(program, dialog)
    assert data.x_names == ("0.01", "0.1", "1e30")
    assert data.y_names == ("4", "8")
    for row, batch in enumerate((4, 8)):
        for column, rate in enumerate((0.01, 0.1)):
            base = program.context.document.experiment
            one = base.replace(
                batch_size=batch, steps=20, optimizer=base.optimizer.replace(learning_rate=rate)
            )
            expected = Trainer(one).advance(20).columns["validation_loss"][-1, 0]
            assert data.cells[row, column].figure == pytest.approx(expected, rel=1e-5)
    assert data.cells[0, 2].kind == "diverged"
    assert "×" in data.cells[0, 2].text
    best = min((cell.figure, place) for place, cell in data.cells.items() if cell.figure is not None)[1]
    assert data.best == best


def test_other_figures_are_told_without_training_again(program: Program, dialog: HeatMapDialog) -> None:
    computed(program, dialog)
    sweep = dialog.sweep
    dialog.figure.set_value("steps")
    dialog.figure.chosen.emit("steps")
    dialog.target.set_value(1e9)
    dialog.target.edited.emit(1e9)
    assert dialog.map.data.cells[0, 0].figure == 0.0
    dialog.target.set_value(0.0)
    dialog.target.edited.emit(0.0)
    assert dialog.map.data.cells[0, 0].kind == "unreached"
    dialog.figure.set_value("divergence")
    dialog.figure.chosen.emit("divergence")
    assert dialog.map.data.cells[0, 0].text == "✓"
    assert dialog.map.data.cells[0, 2].figure is not None
    assert dialog.sweep is sweep


def test_a_click_and_enter_make_a_cell_a_run(program: Program, dialog: HeatMapDialog) -> None:
    computed(program, dialog)
    document = program.context.document
    before, count = len(document.scene.entries), document.undo_stack.count()
    table = dialog.map.table()
    assert table is not None
    QTest.mouseClick(dialog.map, Qt.MouseButton.LeftButton, pos=table.cell(1, 1).center().toPoint())
    assert len(document.scene.entries) == before + 1
    assert document.undo_stack.count() == count + 1
    assert document.experiment.batch_size == 8
    assert document.experiment.optimizer.learning_rate == 0.1
    assert document.experiment.steps == 20
    document.undo_stack.undo()
    dialog.map.setFocus()
    QTest.keyClick(dialog.map, Qt.Key.Key_Down)
    QTest.keyClick(dialog.map, Qt.Key.Key_Down)
    QTest.keyClick(dialog.map, Qt.Key.Key_Left)
    assert dialog.map.cursor_cell == (0, 0)
    QTest.keyClick(dialog.map, Qt.Key.Key_Return)
    assert document.experiment.batch_size == 4
    assert document.experiment.optimizer.learning_rate == 0.01
    document.undo_stack.undo()
    assert len(document.scene.entries) == before


def test_the_table_is_copied_with_full_figures(program: Program, dialog: HeatMapDialog) -> None:
    data = computed(program, dialog)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0][1:] == ["0.01", "0.1", "1e30"]
    assert [row[0] for row in rows[1:]] == ["4", "8"]
    assert float(rows[1][1]) == data.cells[0, 0].figure
    assert rows[1][3] == "×"


def test_cancel_keeps_what_was_found(program: Program, dialog: HeatMapDialog) -> None:
    dialog.length.set_value(10**6)
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    sweep = dialog.sweep
    assert sweep is not None
    bench = Bench(program.context.document, program.context.runs)
    bench.until(lambda: dialog.map.data.cells[0, 0].kind == "running")
    assert "left" in dialog.progress.words()
    QTest.mouseClick(dialog.progress.cancel_button, Qt.MouseButton.LeftButton)
    assert sweep.state == "cancelled"
    assert not program.context.runs.busy
    assert dialog.map.data.figures


def test_what_makes_no_map_is_said(program: Program, dialog: HeatMapDialog) -> None:
    dialog.upright.choose(RATE)
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert dialog.message.text()
    dialog.upright.choose("batch_size")
    for editor, text in ((dialog.across, "0.01 .. 1 x 30"), (dialog.upright, "1 .. 1000 x 30")):
        editor.line.line.selectAll()
        QTest.keyClicks(editor.line.line, text)
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert "400" in dialog.message.text()


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=20))
def test_shades_run_from_the_least_to_the_largest(figures: list[float]) -> None:
    shades = Shades.of([*figures, float("inf"), float("nan")])
    assert shades is not None
    for figure in figures:
        assert -1e-9 <= shades.share(figure) <= 1.0 + 1e-9
    if shades.high > shades.low:
        assert shades.figure(shades.share(max(figures))) == pytest.approx(max(figures))
    assert Shades.of([float("nan")]) is None


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_numbers_can_be_read_on_every_shade(name: str) -> None:
    stops = stops_of(PALETTES[name], low_is_better=True)
    for number in range(101):
        color = shade(stops, number / 100)
        assert contrast(ink(color), color) >= 4.5


@given(st.integers(1, 12), st.integers(1, 12), st.integers(200, 1200), st.integers(150, 900))
def test_every_cell_is_found_where_it_stands(
    qapp: QApplication, rows: int, columns: int, width: int, height: int
) -> None:
    metrics = QFontMetricsF(qapp.font())
    table = lay_out(QSizeF(width, height), [str(row) for row in range(rows)], columns, metrics)
    for row in range(rows):
        for column in range(columns):
            assert table.at(table.cell(row, column).center()) == (row, column)


@pytest.mark.parametrize("theme", sorted(PALETTES))
def test_a_map_can_be_painted_in_every_state_and_size(program: Program, theme: str) -> None:
    program.context.theme.set(theme)
    kinds = ("waiting", "running", "figure", "unreached", "diverged", "refused")
    cells = {
        (row, column): CellState(kind, 0.1 * column if kind in ("running", "figure") else None, "0.1")  # type: ignore[arg-type]
        for row, kind in enumerate(kinds)
        for column in range(4)
    }
    shown = HeatMap()
    for size in ((900, 600), (320, 220), (60, 40)):
        shown.resize(*size)
        assert not shown.grab().isNull()
        data = HeatMapData("x", "y", "J", ("1", "2", "3", "4"), kinds, cells, (2, 0))
        shown.show_data(data)
        assert not shown.grab().isNull()
    assert "x: 1" in shown.accessibleDescription()
    program.context.theme.set("light")
