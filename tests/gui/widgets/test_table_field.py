"""Tables of numbers under real clicks and keys: typed and pasted."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from gui.widgets.number_text import Bounds
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column, Rows

TIME = Column(title="Time", bounds=Bounds(low=0.0, high=1.0), usual=(0.0, 1.0))
LEFT = Qt.MouseButton.LeftButton


def rising(rows: Rows) -> Rows:
    if any(not right[0] > left[0] for left, right in pairwise(rows)):
        raise ValueError("Row 2: must rise <b>always</b>")
    return rows


@pytest.fixture
def table(show_field) -> Any:
    return show_field(TableField((TIME,), rising, fewest=1, increasing=True), ((0.25,), (0.5,)))


def type_cell(qtbot, field: Any, row: int, column: int, text: str) -> None:
    place = field.table.visualRect(field.table.model().index(row, column)).center()
    qtbot.mouseClick(field.table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(field.table.viewport(), LEFT, pos=place)
    line = field.table.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait(1)  # Qt commits by an event of its own


def test_a_cell_is_typed_with_either_decimal_mark(qtbot, table) -> None:
    type_cell(qtbot, table, 1, 0, "0,75")
    assert table.seen == [((0.25,), (0.75,))]
    assert table.value() == table.seen[-1]


def test_what_is_no_number_or_does_not_fit_is_told_and_not_taken(qtbot, table) -> None:
    type_cell(qtbot, table, 1, 0, "much")
    assert "much" in table.error()
    type_cell(qtbot, table, 1, 0, "0.1")
    assert table.error() == "Row 2: must rise <b>always</b>"
    assert (table.seen, table.value()) == ([], ((0.25,), (0.5,)))
    assert table.table.model().index(1, 0).data() == "0.5"
    type_cell(qtbot, table, 1, 0, "0.6")
    assert table.error() == ""


def test_rows_are_added_and_removed(qtbot, table) -> None:
    qtbot.mouseClick(table.add_button, LEFT)
    assert table.value() == ((0.25,), (0.5,), (0.75,))
    assert table.table.selected() == [2]
    qtbot.keyClick(table.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(table.remove_button, LEFT)
    assert table.value() == ((0.25,),)
    assert not table.remove_button.isEnabled(), "one has to stay"
    assert len(table.seen) == 3


def test_rows_are_pasted_and_copied(qtbot, table) -> None:
    QGuiApplication.clipboard().setText("time\n0,1\n0,9\n")
    qtbot.mouseClick(table.paste_button, LEFT)
    assert table.seen == [((0.1,), (0.9,))]
    qtbot.keyClick(table.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0.1\n0.9"
    QGuiApplication.clipboard().setText("nothing of the kind\nat all")
    qtbot.keyClick(table.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.error()
    assert len(table.seen) == 1
