"""Long work is shown with what is left of it, and Escape or a button ends it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest

from engine import source
from engine.datasets.file import OwnFile
from engine.progress import tell
from gui import session_reading, session_saver
from gui.app import Program
from gui.sweeps.progress_row import ProgressRow
from gui.work.area import WorkArea
from gui.work.center import WorkCenter
from tests.gui.support import PATIENCE, Bench, FilesBench, finish_work, held, small_experiment


class Slow:
    """Work that goes on until it is canceled or may end."""

    def __init__(self) -> None:
        self.began, self.may_end = threading.Event(), threading.Event()
        self.results = list[object]()

    def __call__(self) -> str:
        tell(0.25)
        self.began.set()
        while not self.may_end.wait(0.001):
            tell()
        return "whole"

    def end(self, result: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.results.append(result)

    def give_up(self) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.results.append("given up")


@pytest.fixture
def slow() -> Iterator[Slow]:
    slow = Slow()
    yield slow
    slow.may_end.set()


@pytest.fixture
def program(make_program) -> Program:
    """A window that shows work at once."""
    program: Program = make_program()
    program.window.work_area.patience = 0.0
    return program


def begin(center: WorkCenter, slow: Slow) -> None:
    center.begin("Reading flowers.csv", slow, slow.end, slow.give_up)
    assert slow.began.wait(20)


def only_row(area: WorkArea) -> ProgressRow:
    area.look()
    (row,) = area.rows
    return row


def until_ended(center: WorkCenter, left: int = 0) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while len(center.under_way) > left:
        assert not deadline.hasExpired(), "it did not end in time"
        QTest.qWait(0)


def test_short_work_is_not_shown(program: Program, slow: Slow) -> None:
    area = program.window.work_area
    area.patience = 1000.0
    begin(program.context.work, slow)
    area.look()
    assert not area.rows
    assert area.isHidden()


def test_long_work_is_shown_until_its_end(program: Program, slow: Slow) -> None:
    area, center = program.window.work_area, program.context.work
    begin(center, slow)
    row = only_row(area)
    assert area.isVisible()
    assert row.bar.value() == 250
    assert row.words().startswith("Reading flowers.csv · about ")
    assert row.bar.accessibleName() == "Reading flowers.csv"
    assert row.cancel_button.accessibleName() == "Cancel: Reading flowers.csv"
    assert not gc.isenabled(), "it would go over the whole window"
    slow.may_end.set()
    until_ended(center)
    assert slow.results == ["whole"]
    assert not area.rows
    assert area.isHidden()
    assert gc.isenabled()


def test_its_button_cancels(program: Program, slow: Slow) -> None:
    begin(program.context.work, slow)
    row = only_row(program.window.work_area)
    QTest.mouseClick(row.cancel_button, Qt.MouseButton.LeftButton)
    until_ended(program.context.work)
    assert slow.results == ["given up"]
    assert program.window.work_area.isHidden()


def test_escape_cancels_what_was_begun_last(program: Program, slow: Slow) -> None:
    center, other = program.context.work, Slow()
    begin(center, other)
    begin(center, slow)
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    until_ended(center, left=1)
    assert (slow.results, other.results) == (["given up"], [])
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    until_ended(center)
    assert other.results == ["given up"]


def test_more_work_than_processors_is_done_at_once(qapp: object) -> None:
    center, all_work = WorkCenter(), [Slow() for _ in range(3)]
    for one in all_work:
        begin(center, one)
    for one in all_work:
        one.may_end.set()
    until_ended(center)
    assert [one.results for one in all_work] == [["whole"]] * 3


def test_data_that_are_canceled_leave_the_old_ones(
    files: FilesBench, values: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, before = files.context.data, files.document.experiment
    with held(monkeypatch, OwnFile, "preview") as waits:
        data.open_file(values)
        assert waits.wait(20)
        data.edit("batch_size", 4)
        assert files.context.work.cancel_newest()
        finish_work(files.context)
    assert not data.busy
    assert files.document.experiment == before.replace(batch_size=4)
    assert files.document.undo_stack.count() == 1
    assert not files.context.notices.messages
    data.open_file(values)
    finish_work(files.context)
    assert files.document.experiment.data.kind == "file"


def scratch(files: FilesBench) -> list[str]:
    return sorted(path.name for path in Path(files.files._scratch.name).rglob("*"))


def test_a_session_that_is_canceled_changes_nothing(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "run.descenso"
    files.train(20)
    files.save(file)
    files.files.open_experiment(small_experiment())
    scene, left = files.document.scene, scratch(files)
    # At its beginning, and when all of it has been read.
    for owner, name in ((source, "load"), (session_reading, "_state")):
        with held(monkeypatch, owner, name) as waits:
            files.files.open_file(file)
            assert waits.wait(20)
            files.context.work.cancel_newest()
            finish_work(files.context)
        assert files.document.scene is scene
        assert scratch(files) == left
    assert not files.context.notices.messages
    assert files.open(file)
    assert files.document.file == file


def test_what_is_done_while_a_session_is_read_is_not_lost(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "run.descenso"
    files.save(file)
    with held(monkeypatch, source, "load") as waits:
        files.files.open_file(file)
        assert waits.wait(20)
        files.document.edit("batch_size", 4)
    finish_work(files.context)
    assert files.files.dialog is not None, "it asks whether to save"
    assert files.document.experiment.batch_size == 4
    files.files.dialog.reject()


def test_the_latest_wish_counts(files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "run.descenso"
    files.save(file)
    with held(monkeypatch, source, "load") as waits:
        files.files.open_file(file)
        assert waits.wait(20)
        files.files.ask_and_open_example("spirals")
        finish_work(files.context)
    assert files.document.file is None
    assert files.document.experiment.data.kind == "spirals"


def test_a_saving_that_is_canceled_leaves_the_old_file_and_the_document_unsaved(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, followed = tmp_path / "run.descenso", list[str]()
    files.save(file)
    before = file.read_bytes()
    files.document.edit("batch_size", 4)
    with held(monkeypatch, session_saver, "with_state") as waits:
        files.files.saver.save(file, lambda: followed.append("closed the window"))
        files.until(waits.is_set)
        files.context.work.cancel_newest()
        finish_work(files.context)
    assert not files.files.saver.busy
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
    assert files.document.modified
    assert not followed
    assert not files.context.notices.messages
    files.save(file)
    assert file.read_bytes() != before
    assert not files.document.modified


def test_closing_the_window_does_not_wait_for_what_is_read(
    make_program, values: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program: Program = make_program()
    Bench(program.context.document, program.context.runs).until(
        lambda: program.context.controller.state == "paused"
    )
    with held(monkeypatch, OwnFile, "preview") as waits:
        program.context.data.open_file(values)
        assert waits.wait(20)
        program.window.leave()
        program.context.work.wait()
    assert not program.window.isVisible()
