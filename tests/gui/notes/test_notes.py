"""Notes are written, undone, saved, and read as Markdown that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.session.session import load
from gui.app import Program
from gui.notes.markdown import PlainDocument, show_markdown
from gui.panels.notes import NotesPanel
from gui.theme.palette import LIGHT
from tests.gui.support import FilesBench, activate


@pytest.fixture
def panel(files: FilesBench) -> Iterator[NotesPanel]:
    panel = NotesPanel(files.context)
    panel.resize(280, 200)
    panel.show()
    yield panel
    panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_typed_is_one_change_and_marks_the_document(
    qtbot: QtBot, files: FilesBench, panel: NotesPanel
) -> None:
    document = files.document
    assert not document.modified
    qtbot.keyClicks(panel.editor, "First")
    qtbot.keyClicks(panel.editor, " words")
    assert document.notes.text == "First words"
    assert document.undo_stack.count() == 1
    assert document.modified
    document.notes.finish_edit()
    qtbot.keyClicks(panel.editor, "!")
    document.undo_stack.undo()
    assert panel.editor.toPlainText() == "First words"
    document.undo_stack.undo()
    assert panel.editor.toPlainText() == ""
    assert not document.modified
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert document.notes.text == panel.editor.toPlainText() == "First words!"


def test_a_setting_edited_meanwhile_is_a_change_of_its_own(
    qtbot: QtBot, files: FilesBench, panel: NotesPanel
) -> None:
    document = files.document
    qtbot.keyClicks(panel.editor, "a")
    document.edit("batch_size", 4)
    qtbot.keyClicks(panel.editor, "b")
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (document.notes.text, document.experiment.batch_size) == ("a", 8)


def test_ctrl_z_in_the_notes_is_the_windows_undo(qtbot: QtBot, program: Program) -> None:
    activate(qtbot, program)
    panel = program.window.panels["notes"]
    assert isinstance(panel, NotesPanel)
    panel.editor.setFocus()
    qtbot.keyClicks(panel.editor, "Space is a space")
    assert not program.context.runs.playing
    qtbot.keyClick(panel.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.editor.toPlainText() == ""
    assert program.context.document.notes.text == ""


def test_notes_are_saved_and_opened_to_be_read(
    qtbot: QtBot, files: FilesBench, panel: NotesPanel, tmp_path: Path
) -> None:
    text = "# Why?\n\nBecause *η* was too large."
    files.document.notes.edit(text)
    files.save(tmp_path / "a.descenso")
    assert load(tmp_path / "a.descenso").notes == text
    assert not files.document.modified
    files.files.new()
    assert files.document.notes.text == ""
    assert not panel.read_button.isChecked()
    assert files.open(tmp_path / "a.descenso")
    assert files.document.notes.text == text
    assert not files.document.modified
    assert files.document.undo_stack.count() == 0
    assert panel.read_button.isChecked()
    assert panel.reader.toPlainText() == "Why?\nBecause η was too large."
    qtbot.mouseClick(panel.read_button, Qt.MouseButton.LeftButton)
    assert panel.editor.isVisible()
    assert panel.editor.toPlainText() == text


def test_saving_again_keeps_what_was_written_since(files: FilesBench, tmp_path: Path) -> None:
    files.document.notes.edit("one")
    files.save(tmp_path / "a.descenso")
    files.document.notes.edit("two")
    files.save(tmp_path / "a.descenso")
    assert load(tmp_path / "a.descenso").notes == "two"


def test_nothing_is_loaded_and_html_stays_text(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(0)
    picture.save(str(tmp_path / "a.png"))
    document = PlainDocument()
    show_markdown(
        document, f"![x](file://{tmp_path}/a.png)\n\n<b>bold</b> and <img src='a.png'>", qapp.font(), LIGHT
    )
    assert document.size().height() < 200, "the picture is not there"
    assert "<b>bold</b>" in document.toPlainText()
