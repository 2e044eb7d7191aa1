"""The data in the session: chosen in the menu or asked once, and used where the file is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.session import imported
from engine.session import session as sessions
from gui.app import Program
from gui.data_folder import laid_out_folder
from gui.notices import Message
from gui.own_data.keeping import KEY
from gui.own_data.reading import file_of
from gui.session_files import MOVED
from gui.start import _resolve
from tests.gui.own_data.conftest import settle
from tests.gui.support import FilesBench, small_experiment


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return laid_out_folder()


@pytest.fixture
def trained(files: FilesBench, flowers: Path) -> FilesBench:
    """A run on a file, a few steps on."""
    files.context.data.open_file(flowers)
    settle(files)
    files.train(5)
    return files


def notice(bench: FilesBench, key: str) -> Message | None:
    return next((message for message in bench.context.notices.messages if message.key == key), None)


def save(bench: FilesBench, file: Path) -> None:
    bench.save(file)
    bench.until(lambda: not bench.files.saver.busy)


def test_who_has_not_chosen_is_asked_once(trained: FilesBench, tmp_path: Path, flowers: Path) -> None:
    file = tmp_path / "a.descenso"
    save(trained, file)
    assert sessions.load(file).data is None
    asked = notice(trained, KEY)
    assert asked is not None
    assert asked.text == f"a.descenso was saved without {flowers.name}."
    ((_, keep),) = asked.actions
    keep()
    trained.until(lambda: not trained.files.saver.busy)
    kept = sessions.load(file).data
    assert kept is not None
    assert kept[0].files == {"Blumen & _b_mehr.csv": flowers.read_bytes()}
    assert notice(trained, KEY) is None
    assert not trained.document.modified
    trained.files.keeping.toggle()
    assert trained.document.modified
    save(trained, file)
    assert sessions.load(file).data is None
    assert notice(trained, KEY) is None, "who has chosen is not asked again"


def test_it_goes_on_where_the_file_is_not(
    trained: FilesBench, tmp_path: Path, flowers: Path, own_folder: Path
) -> None:
    bench, file = trained, tmp_path / "a.descenso"
    bench.files.keeping.toggle()
    save(bench, file)
    bench.train(10)
    expected, content = bench.digest(tmp_path), flowers.read_bytes()
    flowers.unlink()
    bench.files.open_experiment(small_experiment())
    assert not bench.files.keeping.kept
    assert bench.open(file)
    settle(bench)
    place = Path(file_of(bench.document.experiment.data))
    assert place.is_relative_to(own_folder)
    assert place.read_bytes() == content
    told = notice(bench, MOVED)
    assert told is not None
    assert told.text == "Blumen & _b_mehr.csv came with the session."
    assert str(place.parent) in told.advice
    assert bench.files.keeping.kept
    assert not bench.document.modified
    assert not bench.controller.stale
    bench.train(10)
    assert bench.digest(tmp_path) == expected
    assert bench.files.saver.rest.data == (), "the files are not held in memory"
    save(bench, tmp_path / "b.descenso")
    shutil.rmtree(own_folder)
    again = sessions.load(tmp_path / "b.descenso", own_folder)
    assert again.data is not None
    assert again.data[0].files == {"Blumen & _b_mehr.csv": content}
    bench.files.open_experiment(small_experiment())
    assert notice(bench, MOVED) is None


def test_a_file_that_is_here_is_no_matter_of_notice(
    trained: FilesBench, tmp_path: Path, flowers: Path, own_folder: Path
) -> None:
    trained.files.keeping.toggle()
    save(trained, tmp_path / "a.descenso")
    assert trained.open(tmp_path / "a.descenso")
    settle(trained)
    assert file_of(trained.document.experiment.data) == str(flowers)
    assert notice(trained, MOVED) is None
    assert not own_folder.exists()


def test_what_is_too_large_is_told_and_the_rest_is_saved(
    trained: FilesBench, tmp_path: Path, flowers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imported, "LARGEST", 100)
    trained.files.keeping.toggle()
    save(trained, tmp_path / "a.descenso")
    told = notice(trained, KEY)
    assert told is not None
    assert told.severity == "warning"
    assert told.text == "The data are not in a.descenso."
    assert flowers.name in told.advice
    opened = sessions.load(tmp_path / "a.descenso")
    assert opened.data == ()
    assert len(opened.runs) == 1


def test_copies_for_a_crash_hold_no_files(trained: FilesBench, tmp_path: Path) -> None:
    trained.files.keeping.toggle()
    assert trained.files.saver.save_copy(tmp_path / "copy.descenso")
    trained.until(lambda: not trained.files.saver.busy)
    assert sessions.load(tmp_path / "copy.descenso").data == (), "but the choice is kept"


def test_whoever_opens_it_has_it_laid_out_among_the_own_data(
    trained: FilesBench, tmp_path: Path, flowers: Path, own_folder: Path
) -> None:
    trained.files.keeping.toggle()
    save(trained, tmp_path / "a.descenso")
    flowers.unlink()
    target = str(tmp_path / "a.descenso")
    session = _resolve(target).session
    assert session is not None
    assert Path(file_of(session.experiment.data)).is_relative_to(own_folder)
    shutil.rmtree(own_folder)
    trained.files.open_target(target)
    settle(trained)
    assert Path(file_of(trained.document.experiment.data)).is_relative_to(own_folder)


@pytest.fixture
def program(make_program, qtbot: QtBot) -> Iterator[Program]:
    program = make_program()
    program.window.show()
    qtbot.waitExposed(program.window)
    return program


def test_the_menu_has_it_where_there_are_files(program: Program, qtbot: QtBot, flowers: Path) -> None:
    action, context = program.window.commands["keep_data"], program.context
    assert (action.isCheckable(), action.isEnabled(), action.isChecked()) == (True, False, False)
    context.data.open_file(flowers)
    qtbot.waitUntil(lambda: not context.data.busy and action.isEnabled())
    (menu,) = (menu for menu in program.window.menuBar().findChildren(QMenu) if action in menu.actions())
    menu.popup(program.window.mapToGlobal(program.window.rect().center()))
    qtbot.waitExposed(menu)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert action.isChecked()
    assert program.files.keeping.kept
    program.files.open_experiment(small_experiment())
    assert (action.isEnabled(), action.isChecked()) == (False, False)
