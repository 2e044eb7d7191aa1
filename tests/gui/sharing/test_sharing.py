"""Shared settings pass from one window to another as a text and as a picture, with real clicks and keys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engine import examples, paths
from engine.experiment import Experiment
from engine.sharing import code
from engine.sharing.scan import scan
from engine.sharing.text import decode, encode
from gui.app import Program
from gui.sharing.code_view import CodeView
from gui.sharing.open_dialog import OpenSharedDialog
from gui.sharing.pictures import gray
from gui.sharing.share_dialog import ShareDialog
from tests.gui.support import activate, finish_work, small_experiment

pytest.importorskip("zxingcpp")

OPTIMIZERS = encode(examples.load("optimizers").experiments)


@pytest.fixture(autouse=True)
def no_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


def dialog_of(program: Program, kind: type[Any]) -> Any:
    """The dialog that is open."""
    (dialog,) = [found for found in program.window.findChildren(kind) if found.isVisible()]
    return dialog


@pytest.fixture
def sharing(program: Program) -> Iterator[ShareDialog]:
    program.window.commands["share"].trigger()
    dialog: ShareDialog = dialog_of(program, ShareDialog)
    yield dialog
    dialog.close()


@pytest.fixture
def opening(program: Program) -> Iterator[OpenSharedDialog]:
    program.window.commands["open_shared"].trigger()
    dialog: OpenSharedDialog = dialog_of(program, OpenSharedDialog)
    dialog.take_text("")
    yield dialog
    dialog.close()


def entries(program: Program) -> tuple[tuple[str, Experiment], ...]:
    return tuple((entry.name, entry.experiment) for entry in program.context.document.scene.entries)


def test_the_text_and_the_code_are_those_of_the_settings(qtbot: QtBot, sharing: ShareDialog) -> None:
    assert decode(sharing.text) == (("", small_experiment()),)
    assert sharing.paper.toPlainText() == sharing.text
    qtbot.mouseClick(sharing.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == sharing.text
    qtbot.mouseClick(sharing.copy_code_button, Qt.MouseButton.LeftButton)
    assert scan(gray(QGuiApplication.clipboard().image())) == sharing.text


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_code_on_the_screen_can_be_scanned_in_every_theme(
    program: Program, sharing: ShareDialog, theme: str
) -> None:
    program.context.theme.set(theme)
    QTest.qWait(0)
    assert scan(gray(sharing.grab().toImage())) == sharing.text


def test_each_module_has_as_many_pixels_at_any_size(qapp: QApplication) -> None:
    view = CodeView()
    view.show_text(OPTIMIZERS)
    side = len(code.modules(OPTIMIZERS))
    for size in (280, 333, 512, 777):
        view.resize(size, size + 50)
        dark = gray(view.grab().toImage()) < 128
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        extents = {int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)}
        assert len(extents) == 1
        (extent,) = extents
        assert extent == side * (size // (side + 2 * code.BORDER)), (
            "whole pixels, and as many as there is room for"
        )


def test_an_edit_is_in_the_code_a_moment_later(qtbot: QtBot, program: Program, sharing: ShareDialog) -> None:
    program.context.document.edit("optimizer.learning_rate", 0.125)
    qtbot.waitUntil(lambda: not sharing.waits)
    assert decode(sharing.text)[0][1].optimizer.learning_rate == 0.125


def test_of_several_runs_all_or_the_selected_one_are_shared(
    qtbot: QtBot, program: Program, sharing: ShareDialog
) -> None:
    document = program.context.document
    document.add([(paths.put(small_experiment(), "seed", 7), "Seventh")], "Add")
    qtbot.waitUntil(lambda: not sharing.waits)
    assert sharing.all_runs.isVisible()
    assert decode(sharing.text) == entries(program)
    sharing.all_runs.click()
    assert decode(sharing.text) == (("Seventh", document.experiment),)
    document.select(document.scene.keys[0])
    qtbot.waitUntil(lambda: not sharing.waits)
    assert decode(sharing.text) == (("", small_experiment()),)


def test_what_cannot_be_shared_says_what_to_do_instead(
    qtbot: QtBot, program: Program, sharing: ShareDialog
) -> None:
    points = [[round(0.618034 * n % 1, 3), round(0.414214 * n % 1, 3), n % 2] for n in range(900)]
    program.context.document.edit("data", {"kind": "painted", "points": points})
    qtbot.waitUntil(lambda: not sharing.waits)
    assert sharing.text == ""
    assert "session file instead" in sharing.problem.text()
    assert not sharing.copy_button.isEnabled()
    assert (gray(sharing.view.grab().toImage()) < 50).mean() == 0, "no code is left standing"
    program.context.document.undo_stack.undo()
    qtbot.waitUntil(lambda: not sharing.waits)
    assert sharing.text
    assert not sharing.problem.isVisible()


def test_the_code_is_saved_as_a_drawing_and_a_picture(sharing: ShareDialog, tmp_path: Path) -> None:
    sharing.save_code(tmp_path / "a.png")
    assert scan(gray(QImage(str(tmp_path / "a.png")))) == sharing.text
    sharing.save_code(tmp_path / "nowhere" / "a.svg")
    assert "cannot be written" in sharing.problem.text()


def test_a_pasted_text_is_described_and_opened(
    qtbot: QtBot, program: Program, opening: OpenSharedDialog
) -> None:
    QGuiApplication.clipboard().setText(f"Have a look:\n{OPTIMIZERS.lower()}\nBest wishes")
    assert not opening.open_button.isEnabled()
    opening.paper.setFocus()
    qtbot.keyClick(opening.paper, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Two spirals" in opening.found.text()
    assert "4 runs" in opening.found.text()
    qtbot.mouseClick(opening.open_button, Qt.MouseButton.LeftButton)
    assert not opening.isVisible()
    assert entries(program) == examples.load("optimizers").experiments
    assert program.context.document.title == "Shared"
    assert program.context.document.file is None


def test_enter_opens_what_is_there(qtbot: QtBot, program: Program, opening: OpenSharedDialog) -> None:
    qtbot.keyClick(opening.paper, Qt.Key.Key_Return)
    assert opening.isVisible()
    assert opening.paper.toPlainText() == ""
    opening.take_text(OPTIMIZERS)
    qtbot.keyClick(opening.paper, Qt.Key.Key_Return)
    assert not opening.isVisible()
    assert entries(program) == examples.load("optimizers").experiments


def test_what_is_wrong_with_a_text_is_said_while_it_is_typed(opening: OpenSharedDialog) -> None:
    opening.take_text(OPTIMIZERS[:-1])
    assert "typing error" in opening.problem.text()
    assert not opening.open_button.isEnabled()
    opening.take_text(OPTIMIZERS)
    assert not opening.problem.isVisible()
    assert opening.open_button.isEnabled()
    opening.take_text("<b>Hello</b>")
    assert opening.problem.textFormat() == Qt.TextFormat.PlainText
    assert {label.textFormat() for label in opening.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_a_picture_from_the_clipboard_a_file_and_a_drag_is_read(
    qtbot: QtBot, program: Program, sharing: ShareDialog, opening: OpenSharedDialog, tmp_path: Path
) -> None:
    picture = sharing.view.picture()
    QGuiApplication.clipboard().setImage(picture)
    opening.paper.paste()
    finish_work(program.context)
    assert opening.paper.toPlainText() == sharing.text
    transparent = picture.convertToFormat(QImage.Format.Format_ARGB32)
    transparent.setAlphaChannel(_inverted(picture))
    transparent.save(str(tmp_path / "a.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    opening.take_text("")
    opening.paper.insertFromMimeData(data)
    finish_work(program.context)
    assert opening.paper.toPlainText() == sharing.text
    assert opening.runs == (("", small_experiment()),)
    (tmp_path / "b.png").write_bytes(b"no picture")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.png"))])
    opening.paper.insertFromMimeData(data)
    finish_work(program.context)
    assert "The picture b.png cannot be read" in opening.problem.text()


def _inverted(picture: QImage) -> QImage:
    """Light becomes 0: what is white shall be transparent."""
    mask = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    mask.invertPixels()
    return mask


def test_without_the_library_a_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, program: Program, sharing: ShareDialog, opening: OpenSharedDialog
) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    opening.take_picture(sharing.view.picture)
    finish_work(program.context)
    assert 'pip install "descenso[scan]"' in opening.problem.text()


@pytest.mark.parametrize("place", ["window", "network"])
def test_a_text_pasted_anywhere_in_the_window_is_offered(qtbot: QtBot, program: Program, place: str) -> None:
    activate(qtbot, program)
    network: Any = program.window.panels["network"]
    focus: QWidget = network.strip.card(0) if place == "network" else program.window
    focus.setFocus()
    QGuiApplication.clipboard().setText(OPTIMIZERS)
    before = program.context.document.experiment
    qtbot.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(program, OpenSharedDialog)
    assert len(dialog.runs) == 4
    assert program.context.document.experiment is before, "it is an offer"
    dialog.close()


def test_other_things_are_pasted_as_ever(qtbot: QtBot, program: Program) -> None:
    activate(qtbot, program)
    program.window.setFocus()
    QGuiApplication.clipboard().setText("a shopping list")
    qtbot.keyClick(program.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not [found for found in program.window.findChildren(OpenSharedDialog) if found.isVisible()]


def test_what_is_dropped_on_the_window_is_offered(
    program: Program, sharing: ShareDialog, tmp_path: Path
) -> None:
    sharing.save_code(tmp_path / "a.png")
    texts, pictures = QMimeData(), QMimeData()
    texts.setText(OPTIMIZERS)
    pictures.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    for data, runs in ((texts, 4), (pictures, 1)):
        _drop(program.window, data)
        finish_work(program.context)
        dialog = dialog_of(program, OpenSharedDialog)
        assert len(dialog.runs) == runs
        dialog.close()


def _drop(widget: QWidget, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, left, none))


def test_opening_asks_for_what_is_unsaved(qtbot: QtBot, program: Program, opening: OpenSharedDialog) -> None:
    program.context.document.edit("batch_size", 4)
    opening.take_text(OPTIMIZERS)
    qtbot.mouseClick(opening.open_button, Qt.MouseButton.LeftButton)
    box = program.files.dialog
    assert isinstance(box, QMessageBox)
    assert len(entries(program)) == 1
    box.button(QMessageBox.StandardButton.Discard).click()
    assert len(entries(program)) == 4
