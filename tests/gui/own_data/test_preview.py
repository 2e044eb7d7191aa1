"""The preview of a file: what it says, and what a click in it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from engine.progress import tell
from gui.own_data import edits
from gui.own_data.columns_table import PREDICT, USE, ColumnsTable
from gui.own_data.preview_dialog import PreviewDialog
from tests.gui.own_data.conftest import opened, settle


@pytest.fixture
def preview(files, panel, flowers) -> PreviewDialog:
    return opened(files, panel, flowers)


def click(qtbot, preview: PreviewDialog, name: str, mark: int) -> None:
    place = preview.columns.mark_place(name, mark).center()
    qtbot.mouseClick(preview.columns.viewport(), Qt.MouseButton.LeftButton, pos=place)


def lines(table: ColumnsTable, preview: PreviewDialog) -> dict[str, tuple[str, ...]]:
    found = preview.shown_preview()
    assert found is not None
    return {column.name: table.line(column)[1:] for column in found.columns}


def test_it_opens_by_itself_and_tells_what_is_there(preview) -> None:
    assert preview.isVisible()
    told = lines(preview.columns, preview)
    assert told["Länge <i>"][:3] == ("number", "1", "39")
    assert told["Nr"][-1], "says why it is dropped"
    assert told["Art"][0] == "category"
    assert preview.problem() == ""
    assert "Länge <i>" in preview.remarks()
    assert preview.classes.accessibleName() == "<b>Tulpe</b>: 19, Rose & Co: 21"


def test_nothing_from_the_file_is_markup(preview) -> None:
    labels = preview.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_click_on_a_circle_predicts_the_column(qtbot, files, preview) -> None:
    click(qtbot, preview, "Breite", PREDICT)
    settle(files)
    files.until(lambda: preview.shown_preview().target == "Breite")
    assert files.document.experiment.data.target == "Breite"
    assert files.document.undo_stack.count() == 2
    files.document.undo_stack.undo()
    files.until(lambda: preview.shown_preview().target == "Art")


def test_a_click_on_a_box_leaves_the_column_out_and_brings_it_back(qtbot, files, preview) -> None:
    for left_out in ("Länge <i>", ""):
        click(qtbot, preview, "Länge <i>", USE)
        settle(files)
        assert files.document.experiment.data.leave_out == left_out
        role = "dropped" if left_out else "input"
        files.until(
            lambda role=role: (
                next(column.role for column in preview.shown_preview().columns if column.name == "Länge <i>")
                == role
            )
        )


def test_the_keys_do_the_same(qtbot, files, preview) -> None:
    preview.columns.setFocus()
    for _ in range(2):
        qtbot.keyClick(preview.columns, Qt.Key.Key_Down)
    qtbot.keyClick(preview.columns, Qt.Key.Key_Return)
    settle(files)
    assert files.document.experiment.data.target == "Breite"
    qtbot.keyClick(preview.columns, Qt.Key.Key_Up)
    qtbot.keyClick(preview.columns, Qt.Key.Key_Space)
    settle(files)
    assert files.document.experiment.data.leave_out == "Länge <i>"


def test_a_file_that_poses_no_task_still_shows_its_columns(files, panel, preview) -> None:
    files.context.data.edit("data.target", "nothing like it")
    settle(files)
    files.until(lambda: bool(preview.problem()))
    assert "nothing like it" in preview.problem()
    assert set(lines(preview.columns, preview)) == {"Nr", "Länge <i>", "Breite", "Art"}


def test_escape_cancels_a_reading_first_and_closes_then(qtbot, monkeypatch, files, preview) -> None:
    """What is read here goes on until somebody cancels it."""

    def endless(data: object) -> None:
        while True:
            tell()

    target = files.document.experiment.data.target
    monkeypatch.setattr(edits, "read", endless)
    click(qtbot, preview, "Breite", PREDICT)
    assert files.context.data.busy
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    settle(files)
    assert preview.isVisible()
    assert files.document.experiment.data.target == target
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_it_goes_away_with_the_file(files, panel, preview) -> None:
    assert panel.preview_button.isVisible()
    files.context.data.edit("data.kind", "xor")
    settle(files)
    assert not preview.isVisible()
    assert not panel.preview_button.isVisible()
