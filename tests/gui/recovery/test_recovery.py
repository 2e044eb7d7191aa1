"""What is unsaved survives the end of the program, and is offered once, to nobody while its window is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from engine.session import session as sessions
from gui.recovery.autosave import Autosave
from gui.recovery.copies import FOLDER, Told, left_copies, new_copy
from gui.recovery.offer import RecoveryOffer
from tests.gui.support import FilesBench, finish_work, small_experiment

ELSEWHERE = """
import sys, time
from pathlib import Path
from gui.recovery.copies import Told, new_copy
copy = new_copy(Path(sys.argv[1]))
copy.path.write_bytes(Path(sys.argv[2]).read_bytes())
copy.tell(Told("Left", Path("left.descenso")))
print(copy.path, flush=True)
time.sleep(600)
"""


@pytest.fixture
def kept(files: FilesBench, tmp_path: Path) -> Autosave:
    """The window's own copy."""
    copy = new_copy(tmp_path)
    assert copy is not None
    return Autosave(files.document, files.runs, files.files.saver, copy)


def keep(files: FilesBench, autosave: Autosave) -> None:
    """Have a copy written now."""
    autosave.keep()
    files.until(lambda: not files.files.saver.busy)


def elsewhere(folder: Path, session: Path) -> subprocess.Popen[str]:
    """A window of another process, with a copy."""
    process = subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, str(folder), str(session)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip().endswith(".descenso")
    return process


def kill(process: subprocess.Popen[str]) -> None:
    """End it as a crash does."""
    process.kill()
    with process:
        process.wait()


@pytest.fixture
def session(tmp_path: Path, files: FilesBench) -> Path:
    """A file with a trained run."""
    files.train(20)
    file = tmp_path / "session.descenso"
    files.save(file)
    return file


def test_nothing_is_kept_of_what_would_not_be_lost(files: FilesBench, kept: Autosave) -> None:
    keep(files, kept)
    assert not kept.copy.exists
    files.document.edit("seed", 7)
    keep(files, kept)
    assert sessions.load(kept.copy.path).experiment.seed == 7
    files.document.undo_stack.undo()
    keep(files, kept)
    assert not kept.copy.exists


def test_a_copy_has_the_run_and_the_document_does_not_notice(files: FilesBench, kept: Autosave) -> None:
    files.train(30)
    files.document.edit("optimizer.learning_rate", 0.5)
    before = files.document.file, files.document.title, files.document.modified
    keep(files, kept)
    assert (files.document.file, files.document.title, files.document.modified) == before
    (record,) = sessions.load(kept.copy.path).runs
    assert record.checkpoint is not None
    assert (record.checkpoint.step, record.checkpoint.digest()) == (30, files.controller.digest)
    assert [change.value for change in record.changes] == [0.5]
    assert kept.copy.told() == Told("", None)


def test_it_is_written_when_a_run_pauses_and_only_if_something_changed(
    files: FilesBench, kept: Autosave
) -> None:
    kept._calm.setInterval(0)
    files.train(30)
    files.until(lambda: kept.copy.exists and not files.files.saver.busy)
    stamp = kept.copy.path.stat().st_mtime_ns
    keep(files, kept)
    assert kept.copy.path.stat().st_mtime_ns == stamp
    files.train(1)
    files.until(lambda: kept.copy.path.stat().st_mtime_ns > stamp and not files.files.saver.busy)
    assert kept._timer.isActive()
    assert kept._timer.interval() >= 60_000


def test_whether_the_data_are_to_be_in_the_session_is_kept(files: FilesBench, kept: Autosave) -> None:
    files.document.edit("seed", 7)
    keep(files, kept)
    assert sessions.load(kept.copy.path).data is None
    files.files.keeping.toggle()
    keep(files, kept)
    assert sessions.load(kept.copy.path).data == ()


def test_saving_and_a_regular_end_remove_it(files: FilesBench, kept: Autosave, tmp_path: Path) -> None:
    files.document.edit("seed", 7)
    keep(files, kept)
    files.save(tmp_path / "mine.descenso")
    assert not kept.copy.exists
    files.document.edit("seed", 8)
    keep(files, kept)
    assert kept.copy.told() == Told("mine", tmp_path / "mine.descenso")
    kept.close()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_person_may_do_without(files: FilesBench, tmp_path: Path) -> None:
    copy = new_copy(tmp_path)
    assert copy is not None
    autosave = Autosave(files.document, files.runs, files.files.saver, copy, lambda: False)
    files.document.edit("seed", 7)
    keep(files, autosave)
    assert not copy.exists


def test_what_cannot_be_kept_is_told_once(files: FilesBench, kept: Autosave) -> None:
    told: list[str] = []
    kept.failed.connect(told.append)
    files.document.edit("seed", 7)
    place, kept.copy.path = kept.copy.path, kept.copy.path.parent / "no" / "where.descenso"
    keep(files, kept)
    files.document.edit("seed", 8)
    keep(files, kept)
    assert len(told) == 1
    assert "cannot be written" in told[0]
    kept.copy.path = place
    files.document.edit("seed", 9)
    keep(files, kept)
    assert sessions.load(place).experiment.seed == 9


def test_copies_of_open_windows_are_nobodys_business(tmp_path: Path, session: Path) -> None:
    process = elsewhere(tmp_path, session)
    try:
        assert left_copies(tmp_path) == []
        assert len(list((tmp_path / FOLDER).glob("*.descenso"))) == 1
    finally:
        kill(process)
    (copy,) = left_copies(tmp_path)
    assert copy.told() == Told("Left", Path("left.descenso"))
    assert left_copies(tmp_path) == []  # it belongs to this window now
    copy.release()


def test_a_killed_window_is_offered_and_comes_back(files: FilesBench, tmp_path: Path, session: Path) -> None:
    state = files.controller.digest
    kill(elsewhere(tmp_path, session))
    files.files.open_experiment(small_experiment())
    offer = RecoveryOffer(files.files, files.context.notices)
    copies = left_copies(tmp_path)
    offer.show(copies)
    (message,) = files.context.notices.messages
    assert "“Left”" in message.text
    recover = dict(message.actions)["Recover"]
    recover()
    finish_work(files.context)
    files.until(lambda: files.controller.state == "paused")
    assert (files.controller.step, files.controller.digest) == (20, state)
    assert (files.document.title, files.document.file) == ("Left", Path("left.descenso"))
    assert files.document.modified
    assert files.context.notices.messages == ()
    assert copies[0].exists
    files.save(tmp_path / "again.descenso")
    assert not copies[0].exists


def test_what_is_discarded_is_gone_and_what_is_not_answered_stays(
    files: FilesBench, tmp_path: Path, session: Path
) -> None:
    for _ in range(2):
        kill(elsewhere(tmp_path, session))
    offer = RecoveryOffer(files.files, files.context.notices)
    offer.show(left_copies(tmp_path))
    first, second = files.context.notices.messages
    dict(first.actions)["Discard"]()
    assert files.context.notices.messages == (second,)
    offer.close()
    (left,) = left_copies(tmp_path)
    left.release()


def test_damage_is_told_and_the_copy_stays(files: FilesBench, tmp_path: Path, session: Path) -> None:
    copy = new_copy(tmp_path)
    assert copy is not None
    copy.path.write_bytes(session.read_bytes()[:-100])
    offer = RecoveryOffer(files.files, files.context.notices)
    offer.show([copy])
    dict(files.context.notices.messages[0].actions)["Recover"]()
    finish_work(files.context)
    assert any(message.key == "open" for message in files.context.notices.messages)
    assert copy.exists


@pytest.mark.parametrize("content", ["", "[]", "{", '{"title": 5}', "[" * 100_000])
def test_a_note_that_cannot_be_read_is_no_harm(tmp_path: Path, content: str) -> None:
    copy = new_copy(tmp_path)
    assert copy is not None
    copy.path.with_suffix(".json").write_text(content)
    assert copy.told() == Told("", None)


def test_a_folder_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    assert new_copy(tmp_path) is None
    assert left_copies(tmp_path) == []


def test_locks_without_copies_are_swept_away(tmp_path: Path, session: Path) -> None:
    kill(elsewhere(tmp_path, session))
    (left,) = (tmp_path / FOLDER).glob("*.descenso")
    left.unlink()
    mine = new_copy(tmp_path)
    assert mine is not None
    assert left_copies(tmp_path) == []
    assert list((tmp_path / FOLDER).iterdir()) == [mine.path.with_suffix(".lock")]
    assert not QLockFile(str(mine.path.with_suffix(".lock"))).tryLock(0)


def test_copies_that_were_half_written_are_swept_away(tmp_path: Path, session: Path) -> None:
    kill(elsewhere(tmp_path, session))
    (left,) = (tmp_path / FOLDER).glob("*.descenso")
    left.unlink()
    mine = new_copy(tmp_path)
    assert mine is not None
    drafts = [copy.with_name(f".{copy.name}.01234567.part") for copy in (left, mine.path)]
    for draft in drafts:
        draft.write_bytes(b"half")
    assert left_copies(tmp_path) == []
    assert [draft.exists() for draft in drafts] == [False, True]
