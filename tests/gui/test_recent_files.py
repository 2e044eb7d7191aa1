"""The files that were open lately."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.preferences.ini import ini
from gui.recent_files import MOST, RecentFiles
from gui.recent_menu import RecentMenu
from tests.gui.support import Bench, finish_work, small_experiment

pytestmark = pytest.mark.usefixtures("own_choices")


def texts(menu: QMenu) -> list[tuple[str, bool]]:
    menu.aboutToShow.emit()
    return [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]


def test_the_latest_comes_first_and_only_once(tmp_path: Path) -> None:
    recent = RecentFiles()
    for number in (*range(MOST + 3), 5):
        recent.add(tmp_path / f"{number}.descenso")
    names = [int(file.stem) for file, _ in RecentFiles().files()]
    assert names == [5, 12, 11, 10, 9, 8, 7, 6, 4, 3]
    recent.remove(tmp_path / "9.descenso")
    assert len(recent.files()) == MOST - 1
    recent.clear()
    assert RecentFiles().files() == ()


@pytest.mark.parametrize("stored", ["[", "7", '{"a": 1}', '["a", 3, null]'])
def test_a_damaged_list_is_no_obstacle(stored: str, tmp_path: Path) -> None:
    ini().setValue("recent_files", stored)
    recent = RecentFiles()
    recent.add(tmp_path / "x.descenso")
    assert recent.files()[0].file == tmp_path / "x.descenso"


def test_missing_files_are_gray_and_can_be_removed(qtbot: QtBot, tmp_path: Path) -> None:
    there, gone = tmp_path / "a" / "there.json", tmp_path / "a" / "gone & away.json"
    there.parent.mkdir()
    there.write_text("{}")
    recent, opened = RecentFiles(), list[Path]()
    menu = RecentMenu(recent, opened.append)
    qtbot.addWidget(menu)
    assert texts(menu) == [("No files yet", False)]
    recent.add(there)
    recent.add(gone)
    assert texts(menu)[:2] == [("gone && away.json", False), ("there.json", True)]
    menu.actions()[1].trigger()
    assert opened == [there]
    next(action for action in menu.actions() if "Missing" in action.text()).trigger()
    assert texts(menu) == [("there.json", True), ("Clear List", True)]
    recent.add(tmp_path / "b" / "there.json")
    assert [text for text, _ in texts(menu)[:2]] == ["there.json – b", "there.json – a"]


def test_what_is_opened_and_saved_is_remembered(make_program: Callable[[], Program], tmp_path: Path) -> None:
    program, file = make_program(), tmp_path / "lesson.descenso"
    document = program.context.document
    program.files.saver.save(file)
    Bench(document, program.context.runs).until(lambda: file.exists() and not program.files.saver.busy)
    assert [recent.file for recent in program.window.commands.recent.files()] == [file]
    program.files.open_experiment(small_experiment())
    menu = program.window.findChildren(RecentMenu)[0]
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    finish_work(program.context)
    assert document.file == file
    assert json.loads(str(ini().value("recent_files"))) == [str(file)]
