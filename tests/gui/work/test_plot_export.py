"""The data of a plot are written as other long work is done: in a row with what is left, which Escape ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.recording.series import Series
from gui.app import Program
from gui.panels.plots import PlotsPanel
from gui.plots.curve import Curve
from gui.plots.export import csv_job
from gui.plots.view import PlotView
from tests.gui.support import Bench


@pytest.fixture
def program(make_program: Callable[[], Program]) -> Program:
    program = make_program()
    program.window.work_area.patience = 0.0
    context = program.context
    # Its state decides which curves there are.
    Bench(context.document, context.runs).until(lambda: context.controller.state == "paused")
    return program


@pytest.fixture
def long(program: Program, monkeypatch: pytest.MonkeyPatch) -> PlotView:
    """A plot that it takes many slices to write."""
    monkeypatch.setattr(csv_job, "SLICE", 1e-3)
    panel = program.window.panels["plots"]
    assert isinstance(panel, PlotsPanel)
    view, series = panel.cards[0].view, Series()
    series.append(np.arange(200_000), np.random.default_rng(0).random(200_000))
    view.set_curves([Curve("a", "a", "#000000", series=series)])
    return view


def test_a_long_export_is_a_row_with_what_is_left_of_it(
    qtbot: QtBot, program: Program, long: PlotView, tmp_path: Path
) -> None:
    area, center = program.window.work_area, program.context.work
    long.exporting.write_data(tmp_path / "plot.csv")
    (work,) = center.under_way
    qtbot.waitUntil(lambda: work.share > 0.02, timeout=60_000)
    area.look()
    (row,) = area.rows
    assert row.words().startswith("Saving plot.csv · about ")
    assert 0 < row.bar.value() < 1000
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not center.under_way)
    assert not area.rows
    assert list(tmp_path.glob("*plot*")) == []


def test_the_row_goes_with_the_end(qtbot: QtBot, program: Program, long: PlotView, tmp_path: Path) -> None:
    center = program.context.work
    with qtbot.waitSignal(long.exporting.write_data(tmp_path / "plot.csv").ended, timeout=60_000):
        assert len(center.under_way) == 1
    qtbot.waitUntil(lambda: not center.under_way)
    with (tmp_path / "plot.csv").open() as stream:
        assert sum(1 for _ in stream) == 200_001


def test_what_could_not_be_written_leaves_no_row(
    qtbot: QtBot, program: Program, long: PlotView, tmp_path: Path
) -> None:
    with qtbot.waitSignal(long.exporting.failed):
        long.exporting.write_data(tmp_path / "missing" / "plot.csv")
    qtbot.waitUntil(lambda: not program.context.work.under_way)
