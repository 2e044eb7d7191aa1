"""Lines of text and paths of files, typed, chosen and dropped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.widgets.file_field import FileField
from gui.widgets.number_field import NumberField
from gui.widgets.text_field import TextField


@pytest.fixture
def shown(qtbot):
    """Show a field above another one that can take the focus; it keeps what the field announces."""

    def show(field):
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        field.around, field.other = window, NumberField(1.0)
        column.addWidget(field)
        column.addWidget(field.other)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        field.seen = []
        field.edited.connect(field.seen.append)
        field.setFocus()
        qtbot.waitUntil(field.line.hasFocus)
        return field

    return show


def test_enter_commits_without_the_spaces_around(shown, qtbot) -> None:
    field = shown(TextField())
    qtbot.keyClicks(field.line, "  two words ")
    assert field.seen == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.line.text(), field.seen) == ("two words", "two words", ["two words"])
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.seen == ["two words"], "the same text is no edit"


def test_leaving_commits_and_escape_takes_back(shown, qtbot) -> None:
    field = shown(TextField("old"))
    field.line.selectAll()
    qtbot.keyClicks(field.line, "new")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "old"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "new")
    field.other.setFocus()
    assert field.seen == ["new"]


def test_what_is_being_typed_stays(shown, qtbot) -> None:
    field = shown(TextField("old"))
    qtbot.keyClick(field.line, Qt.Key.Key_End)
    qtbot.keyClicks(field.line, "er")
    field.set_value("something else")
    assert field.line.text() == "older"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.seen == ["older"]


def test_no_more_can_be_typed_than_fits(shown, qtbot) -> None:
    field = shown(TextField(longest=3))
    qtbot.keyClicks(field.line, "abcdef")
    assert field.line.text() == "abc"


def test_a_dialog_offers_the_patterns_and_what_is_chosen_is_committed(shown, qtbot, tmp_path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    field = shown(FileField(str(file), {"Tables": "*.csv *.tsv", "All files": "*"}))
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    dialog = field.dialog
    assert dialog is not None
    assert dialog.nameFilters() == ["Tables (*.csv *.tsv)", "All files (*)"]
    other = tmp_path / "other.csv"
    dialog.fileSelected.emit(str(other))
    dialog.reject()
    assert (field.value(), field.seen) == (str(other), [str(other)])
    assert field.dialog is None


def test_folders_are_offered_where_they_are_taken(shown, qtbot) -> None:
    field = shown(FileField(folder=True))
    file, folder = field.button.menu().actions()
    for action, mode in ((file, "ExistingFile"), (folder, "Directory")):
        action.trigger()
        assert field.dialog.fileMode().name == mode
        field.dialog.reject()
    assert shown(FileField()).button.menu() is None


def drop(field: FileField, *paths: str) -> None:
    """Drop files on the line."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    way = (both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *way)
    QApplication.sendEvent(field.line, enter)
    dropped = QDropEvent(QPointF(5, 5), *way)
    dropped.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(field.line, dropped)
    assert dropped.dropAction() != Qt.DropAction.MoveAction or not dropped.isAccepted()


def test_a_dropped_file_is_the_path(shown, tmp_path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("1", encoding="utf-8")
    field = shown(FileField("before"))
    drop(field, str(file))
    assert (field.value(), field.line.text()) == (str(file), str(file))


def test_two_files_or_a_folder_are_not_taken(shown, tmp_path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    field = shown(FileField())
    drop(field, str(tmp_path / "one"), str(tmp_path / "two"))
    drop(field, str(tmp_path))
    assert field.value() == ""
    folder = shown(FileField(folder=True))
    drop(folder, str(tmp_path))
    assert folder.value() == str(tmp_path)


def test_an_error_frames_the_line(shown) -> None:
    field = shown(FileField())
    field.set_error("there is no <such> file")
    assert field.line.property("invalid") == "true"
    assert field.error() == "there is no <such> file"
