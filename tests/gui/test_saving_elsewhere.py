"""A session that cannot be written where it should be: a notice says so, offers another place, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.exporters.safetensors import Safetensors
from engine.session.session import load
from gui.exporting.exporting import Exporting
from gui.scratch import process_folder
from tests.gui.support import FilesBench
from tests.support.disk import Disk


@pytest.fixture
def file(files: FilesBench, tmp_path: Path) -> Path:
    """A session that was saved, and has gone on since."""
    file = tmp_path / "mine" / "run.descenso"
    file.parent.mkdir()
    files.train(10)
    files.save(file)
    files.train(10)
    return file


def save_elsewhere(files: FilesBench, file: Path) -> None:
    """Take what the notice offers, and choose a file."""
    (message,) = files.context.notices.messages
    assert message.text == "run.descenso could not be saved."
    assert "choose another place" in message.advice
    ((text, act),) = message.actions
    assert text == "Save elsewhere…"
    act()
    dialog = files.files.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(file))
    dialog.done(1)
    files.until(lambda: not files.files.saver.busy)
    assert files.context.notices.messages == ()
    assert (files.document.file, files.document.modified) == (file, False)
    (record,) = load(file).runs
    assert record.checkpoint is not None
    assert (record.checkpoint.step, record.checkpoint.digest()) == (20, files.controller.digest)


@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("place", [0, 1, 40])
def test_a_disk_that_refuses(files: FilesBench, file: Path, tmp_path: Path, why: int, place: int) -> None:
    before = file.read_bytes()
    with Disk(place, why, lasting=True, folder=file.parent).in_use():
        files.save(file)
        files.save(file)  # no second notice
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["run.descenso"]
    assert files.document.modified
    save_elsewhere(files, tmp_path / "other.descenso")


def test_a_folder_that_is_gone(files: FilesBench, file: Path, tmp_path: Path) -> None:
    shutil.rmtree(file.parent)
    files.save(file)
    assert files.document.modified
    save_elsewhere(files, tmp_path / "other.descenso")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_full_disk_of_temporary_files_keeps_nothing_from_being_saved(
    files: FilesBench, file: Path, place: int
) -> None:
    """The states of the runs go beside the file, then, and nothing stays there."""
    with Disk(place, lasting=True, folder=process_folder()).in_use():
        files.save(file)
    assert "save" not in [message.key for message in files.context.notices.messages]
    assert not files.document.modified
    (record,) = load(file).runs
    assert record.checkpoint is not None
    assert (record.checkpoint.step, record.checkpoint.digest()) == (20, files.controller.digest)
    assert sorted(path.name for path in file.parent.iterdir()) == ["run.descenso", "run.descenso~"]


def test_a_full_disk_of_temporary_files_keeps_nothing_from_being_exported(
    files: FilesBench, file: Path, tmp_path: Path
) -> None:
    exporting = Exporting(files.context)
    with Disk(0, lasting=True, folder=process_folder()).in_use():
        exporting.begin(Safetensors(), tmp_path / "run.safetensors")
        files.until(lambda: any(message.key == "export" for message in files.context.notices.messages))
    assert (tmp_path / "run.safetensors").exists()
    assert not list(tmp_path.glob(".*"))
