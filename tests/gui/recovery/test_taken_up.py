"""What has been kept of unsaved work goes only when something newer is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import session_saver
from gui.recovery.autosave import Autosave
from gui.recovery.copies import Told, left_copies, new_copy
from gui.recovery.offer import RecoveryOffer
from tests.gui.support import FilesBench, finish_work, held


def autosave(files: FilesBench, folder: Path) -> Autosave:
    """The window's own copy."""
    copy = new_copy(folder)
    assert copy is not None
    return Autosave(files.document, files.runs, files.files.saver, copy)


def test_saving_that_was_canceled_leaves_the_copy(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = autosave(files, tmp_path)
    files.train(20)
    kept.keep()
    files.until(lambda: not files.files.saver.busy)
    assert kept.copy.exists
    with held(monkeypatch, session_saver, "with_state") as waits:
        files.files.saver.save(tmp_path / "a.descenso")
        files.until(waits.is_set)
        assert files.context.work.cancel_newest()
        files.until(lambda: not files.files.saver.busy)
    assert not (tmp_path / "a.descenso").exists()
    assert kept.copy.exists


def test_a_copy_that_was_taken_up_goes_when_there_is_another(files: FilesBench, tmp_path: Path) -> None:
    files.train(20)
    left = new_copy(tmp_path)
    assert left is not None
    files.files.saver.save_copy(left.path)
    files.until(lambda: not files.files.saver.busy)
    left.tell(Told("Left", None))
    left.release()
    kept = autosave(files, tmp_path)
    offer = RecoveryOffer(files.files, files.context.notices, kept=kept)
    offer.show(left_copies(tmp_path))
    (message,) = files.context.notices.messages
    files.document.mark_saved(None, "")
    dict(message.actions)["Recover"]()
    finish_work(files.context)
    assert left.path.exists() or kept.copy.exists
    files.until(lambda: kept.copy.exists)
    files.until(lambda: not left.path.exists())
    assert not files.context.notices.messages
    assert left_copies(tmp_path) == []
    kept.close()


def test_a_copy_that_was_taken_up_stays_where_none_is_kept(files: FilesBench, tmp_path: Path) -> None:
    files.train(20)
    left = new_copy(tmp_path)
    assert left is not None
    files.files.saver.save_copy(left.path)
    files.until(lambda: not files.files.saver.busy)
    left.release()
    offer = RecoveryOffer(files.files, files.context.notices)
    offer.show(left_copies(tmp_path))
    (message,) = files.context.notices.messages
    files.document.mark_saved(None, "")
    dict(message.actions)["Recover"]()
    finish_work(files.context)
    files.until(lambda: files.controller.state == "paused")
    assert left.path.exists()
    files.save(tmp_path / "a.descenso")
    assert not left.path.exists()
    offer.close()
