"""The ways to the table of runs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.app import Program
from gui.compare.window import CompareWindow
from gui.panels.runs import RunsPanel


def tables(program: Program) -> list[CompareWindow]:
    return [table for table in program.window.findChildren(CompareWindow) if table.isVisible()]


def test_the_run_menu_and_the_list_of_runs_open_the_same_table(program: Program) -> None:
    assert tables(program) == []
    program.window.commands["compare"].trigger()
    (table,) = tables(program)
    table.close()
    panel = program.window.panels["runs"]
    assert isinstance(panel, RunsPanel)
    QTest.mouseClick(panel.compare_button, Qt.MouseButton.LeftButton)
    assert tables(program) == [table]
    table.close()
    assert tables(program) == []
