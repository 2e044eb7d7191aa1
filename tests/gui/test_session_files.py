"""New, open, save: continued runs repeat their bits, broken files change nothing, and nothing is lost unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from engine import examples, source
from engine.errors import DescensoError, InputError
from engine.session import session as sessions
from engine.session.atomic import backup_of
from gui import session_saver
from gui.thumbnail import thumbnail_of
from tests.gui.support import FilesBench, small_experiment
from tests.support.disk import Disk

Button = QMessageBox.StandardButton


def answer(qtbot: QtBot, bench: FilesBench, button: Button) -> None:
    box = bench.files.dialog
    assert isinstance(box, QMessageBox)
    qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def test_a_saved_run_goes_on_with_the_same_bits(files: FilesBench, tmp_path: Path) -> None:
    context, bench, file = files.context, files, tmp_path / "run.descenso"
    bench.train(10)
    context.document.edit("optimizer.learning_rate", 0.02)
    bench.train(13)
    files.save(file)
    assert (context.document.file, context.document.title, context.document.modified) == (file, "run", False)
    bench.train(20)
    assert context.document.modified  # the run has gone on
    final = bench.digest(tmp_path)
    losses = context.controller.record.series.series("batch_loss").values.copy()

    files.files.open_experiment(small_experiment(seed=7))
    assert files.open(file)
    bench.until(lambda: context.controller.state == "paused")
    assert context.controller.step == 23
    assert context.document.experiment.optimizer.learning_rate == 0.02
    assert not context.controller.stale
    assert not context.document.modified
    bench.train(20)
    assert bench.digest(tmp_path) == final
    assert context.controller.record.series.series("batch_loss").values.tolist() == losses.tolist()
    assert [change.step for change in context.controller.record.changes] == [10]


def test_saving_while_it_trains_keeps_the_state_of_one_step(files: FilesBench, tmp_path: Path) -> None:
    bench, controller = files, files.controller
    controller.train(100_000)
    bench.until(lambda: controller.step > 20)
    files.save(tmp_path / "running.descenso")
    assert controller.playing
    controller.pause()
    record = sessions.load(tmp_path / "running.descenso").runs[0]
    assert record.checkpoint is not None
    last = record.series.series("batch_loss").last
    assert last is not None
    assert last[0] == record.checkpoint.step


def test_a_stale_run_is_saved_beside_the_experiment(files: FilesBench, tmp_path: Path) -> None:
    bench, document = files, files.document
    bench.train(5)
    document.edit("batch_size", 4)
    files.save(tmp_path / "stale.descenso")
    files.files.open_experiment(small_experiment())
    assert files.open(tmp_path / "stale.descenso")
    bench.until(lambda: files.controller.state == "paused")
    assert document.experiment.batch_size == 4
    assert files.controller.record.start.batch_size == 8
    assert files.controller.stale


def test_an_impossible_network_can_be_saved_and_opened(files: FilesBench, tmp_path: Path) -> None:
    document = files.document
    document.edit("network.layers", [])
    files.save(tmp_path / "broken.descenso")
    files.files.open_experiment(small_experiment())
    assert files.open(tmp_path / "broken.descenso")
    assert document.experiment.network.layers == ()
    assert not files.controller.can_play[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("zero.descenso", b""),
        ("text.descenso", b"not an archive"),
        ("bad.json", b"{"),
        ("kind.json", b'{"optimizer": "adamm"}'),
        ("bound.json", b'{"experiment": {"batch_size": 0}}'),
        ("absent.descenso", None),
        ("other.txt", b"?"),
    ],
)
def test_a_broken_file_gives_one_notice_and_changes_nothing(
    files: FilesBench, tmp_path: Path, name: str, content: bytes | None
) -> None:
    context, file = files.context, tmp_path / name
    files.train(5)
    context.document.edit("optimizer.learning_rate", 0.5)
    if content is not None:
        file.write_bytes(content)
    before = (context.document.experiment, context.controller.record, context.document.undo_stack.count())
    assert not files.open(file)
    assert not files.open(file)
    assert [message.text for message in context.notices.messages] == [f"{name} could not be opened."]
    assert context.notices.messages[0].advice
    assert before == (
        context.document.experiment,
        context.controller.record,
        context.document.undo_stack.count(),
    )
    assert context.controller.step == 5


def test_a_damaged_session_is_refused(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    files.train(5)
    files.save(file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert not files.open(file)
    assert files.controller.step == 5


def test_what_cannot_be_written_stays_unsaved(files: FilesBench, tmp_path: Path) -> None:
    document = files.document
    document.edit("seed", 3)
    files.save(tmp_path / "missing" / "run.descenso")
    assert [message.text for message in files.context.notices.messages] == [
        "run.descenso could not be saved."
    ]
    assert document.modified
    assert document.file is None
    files.save(tmp_path / "run.descenso")
    assert not files.context.notices.messages
    assert not document.modified


@pytest.mark.parametrize("lost_first", [True, False])
def test_a_run_whose_worker_is_lost_is_saved_as_its_last_checkpoint_has_it(
    files: FilesBench, tmp_path: Path, lost_first: bool
) -> None:
    file, series = tmp_path / "run.descenso", "batch_loss"
    files.train(12)
    kept = files.controller.scratch_file.read_bytes()
    files.train(5)
    files.controller.scratch_file.write_bytes(kept)
    losses = files.controller.record.series.series(series).values.tolist()
    if not lost_first:
        files.files.saver.save(file)
    files.lose_worker("killed")
    if lost_first:
        files.files.saver.save(file)
    files.until(lambda: not files.files.saver.busy)
    (record,) = sessions.load(file).runs
    assert record.checkpoint is not None
    assert record.checkpoint.step == 12
    assert record.series.series(series).values.tolist() == losses[:13]
    assert not files.context.notices.messages
    files.controller.recover()
    files.until(lambda: files.controller.state == "paused")
    assert files.controller.step == 12


def saved_run(files: FilesBench, file: Path, steps: int = 8) -> list[float]:
    """Save a run of so many steps; return its losses."""
    files.train(steps)
    files.save(file)
    return files.controller.record.series.series("batch_loss").values.tolist()


def losses_in(file: Path) -> list[float]:
    (record,) = sessions.load(file).runs
    assert record.checkpoint is not None
    return record.series.series("batch_loss").values.tolist()


def test_saving_while_a_session_is_being_opened_keeps_its_run(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    losses = saved_run(files, file)
    assert files.open(file)
    assert files.controller.state == "opening"
    files.save(file)
    assert losses_in(file) == losses


def test_saving_a_session_that_the_worker_refuses_keeps_its_run(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, again = tmp_path / "run.descenso", tmp_path / "again.descenso"
    losses = saved_run(files, file)

    def refuse(*_: object) -> None:
        raise InputError("backend", "is not there")

    monkeypatch.setattr("engine.worker.host.Course", refuse)
    assert files.open(file)
    files.save(again)  # asked for while it opens
    assert files.controller.state == "none"
    files.save(file)  # and when it is refused
    assert losses_in(file) == losses_in(again) == losses


def test_saving_during_a_recovery_keeps_the_run(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    losses = saved_run(files, file)
    files.lose_worker("killed")
    files.controller.recover()
    assert files.controller.state == "opening"
    files.save(file)
    assert losses_in(file) == losses


def test_a_run_that_is_replaced_ends_its_saving(qtbot: QtBot, files: FilesBench, tmp_path: Path) -> None:
    files.train(5)
    files.document.edit("seed", 3)
    files.files.saver.save(tmp_path / "run.descenso")
    with files.deaf():
        files.controller.restart()
    assert not files.files.saver.busy
    assert [message.key for message in files.context.notices.messages] == ["save"]
    assert not (tmp_path / "run.descenso").exists()
    files.files.leave(lambda: None)
    answer(qtbot, files, Button.Cancel)


def test_an_untouched_run_that_is_prepared_again_is_saved_as_it_is_then(
    files: FilesBench, tmp_path: Path
) -> None:
    for seed, begin in ((3, lambda: None), (4, files.controller.restart)):
        files.document.edit("seed", seed)
        files.files.saver.save(tmp_path / "run.descenso")
        with files.deaf():
            begin()
        files.until(lambda: not files.files.saver.busy)
        session = sessions.load(tmp_path / "run.descenso")
        assert session.experiment.seed == seed
        assert [run.start.seed for run in session.runs] == [seed]


def test_what_fails_elsewhere_does_not_end_the_saving(files: FilesBench, tmp_path: Path) -> None:
    files.train(5)
    files.files.saver.save(tmp_path / "run.descenso")
    files.controller.failed.emit("a probe failed", "")
    files.until(lambda: not files.files.saver.busy)
    assert len(losses_in(tmp_path / "run.descenso")) == 6


def test_a_saving_that_fails_lets_the_next_one_begin(files: FilesBench, tmp_path: Path) -> None:
    done: list[str] = []
    files.train(5)
    files.files.saver.save(tmp_path / "missing" / "run.descenso", lambda: done.append("first"))
    files.files.saver.save(tmp_path / "run.descenso", lambda: done.append("second"))
    files.until(lambda: bool(done))
    assert done == ["second"]
    assert len(losses_in(tmp_path / "run.descenso")) == 6


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_state_that_cannot_be_written_is_said(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """Neither among temporary files nor beside the file; and the next saving succeeds."""
    files.train(5)
    files.document.edit("seed", 3)
    with monkeypatch.context() as patch:
        patch.setattr(session_saver, "_write_file", lambda *_, **__: pytest.fail("it has no states"))
        with Disk(place, lasting=True).in_use():
            files.save(tmp_path / "run.descenso")
    (message,) = files.context.notices.messages
    assert message.key == "save"
    assert message.advice.startswith(f"{tmp_path / 'run.descenso'} cannot be written: No space left")
    assert files.document.modified
    assert list(tmp_path.iterdir()) == []
    files.save(tmp_path / "run.descenso")
    assert not files.document.modified


def test_what_else_is_in_a_session_stays_there(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    saved_run(files, file, steps=8)
    session = sessions.load(file)
    sessions.save(file, replace(session, runs=(*session.runs, *session.runs), notes="hm", layout={"a": 1}))
    assert files.open(file)
    files.until(lambda: files.controller.state == "paused")
    files.train(3)
    files.save(file)
    session = sessions.load(file)
    assert [run.checkpoint.step for run in session.runs if run.checkpoint] == [8, 11]
    assert (session.notes, session.layout["a"]) == ("hm", 1)
    files.files.open_experiment(small_experiment())
    files.save(file)
    session = sessions.load(file)
    assert (len(session.runs), session.notes) == (1, "")


def test_a_worker_that_is_lost_while_a_session_opens_loses_nothing(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    losses = saved_run(files, file)
    assert files.open(file)
    controller = files.controller
    controller.play()
    for _ in range(2):  # the one that is to mend it may be lost as well
        files.lose_worker("killed")
        assert not controller.playing
        controller.recover()
        assert controller.state == "opening"
    files.until(lambda: controller.state == "paused")
    assert controller.step == 8
    assert controller.record.series.series("batch_loss").values.tolist() == losses


def test_a_live_change_that_was_undone_is_asked_for(files: FilesBench, tmp_path: Path) -> None:
    document = files.document
    files.train(5)
    document.edit("optimizer.learning_rate", 0.5)
    files.train(5)
    document.undo_stack.undo()
    files.train(5)
    assert document.undo_stack.isClean()
    assert document.modified  # play alone would not repeat this run
    files.save(tmp_path / "run.descenso")
    assert not document.modified
    files.files.open_experiment(small_experiment())
    assert not document.modified


@pytest.mark.parametrize("name", examples.names())
def test_every_example_opens(files: FilesBench, name: str) -> None:
    files.files.open_target(name)
    document = files.document
    assert document.title == examples.load(name).title
    assert not document.inspection.problems
    assert not document.modified


def test_an_unknown_target_names_what_there_is(files: FilesBench) -> None:
    with pytest.raises(DescensoError, match="digits"):
        files.files.open_target("digts")


def test_an_experiment_file_opens_without_being_a_session(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(small_experiment(seed=9).to_document()))
    assert files.open(file)
    assert files.document.experiment.seed == 9
    assert files.document.file is None
    assert files.document.title == "mine"


def test_leaving_unedited_work_asks_nothing(files: FilesBench) -> None:
    files.train(5)
    done: list[int] = []
    files.files.leave(lambda: done.append(1))
    assert done == [1]
    assert files.files.dialog is None


@pytest.mark.parametrize(("button", "left"), [(Button.Discard, True), (Button.Cancel, False)])
def test_leaving_edited_work_asks(qtbot: QtBot, files: FilesBench, button: Button, left: bool) -> None:
    files.document.edit("seed", 3)
    done: list[int] = []
    files.files.leave(lambda: done.append(1))
    assert not done
    answer(qtbot, files, button)
    assert bool(done) is left
    assert files.files.dialog is None


def test_leaving_with_save_asks_for_a_file_and_then_leaves(
    qtbot: QtBot, files: FilesBench, tmp_path: Path
) -> None:
    files.document.edit("seed", 3)
    done: list[int] = []
    files.files.leave(lambda: done.append(1))
    answer(qtbot, files, Button.Save)
    dialog = files.files.dialog
    assert isinstance(dialog, QFileDialog)
    assert not done
    dialog.fileSelected.emit(str(tmp_path / "kept.descenso"))
    dialog.reject()
    files.until(lambda: bool(done))
    assert sessions.load(tmp_path / "kept.descenso").experiment.seed == 3


def test_saving_again_goes_to_the_same_file(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    files.save(file)
    files.document.edit("seed", 4)
    files.files.save()
    files.until(lambda: not files.files.saver.busy)
    assert sessions.load(file).experiment.seed == 4
    assert files.files.dialog is None


def test_an_example_says_what_to_look_at(files: FilesBench) -> None:
    files.files.ask_and_open_example("spirals")
    (message,) = files.context.notices.messages
    assert (message.key, message.text) == ("example", source.resolve("spirals").sentence)
    files.files.open_experiment(small_experiment())
    assert list(files.context.notices.messages) == []


def test_a_session_without_the_state_of_its_run_begins_it_anew(files: FilesBench, tmp_path: Path) -> None:
    file = tmp_path / "run.descenso"
    losses = saved_run(files, file)
    session = sessions.load(file)
    (record,) = session.runs
    sessions.save(file, replace(session, runs=(replace(record, checkpoint=None),)))
    assert files.open(file)
    files.until(lambda: files.controller.state == "paused")
    assert files.controller.step == 0
    assert files.controller.record.series.series("batch_loss").values.tolist() == losses[:1]
    files.train(8)
    assert files.controller.record.series.series("batch_loss").values.tolist() == losses


def test_a_file_has_a_picture_of_the_window_and_keeps_the_one_before(
    files: FilesBench, tmp_path: Path
) -> None:
    window = QLabel("here")
    window.resize(640, 480)
    files.files.saver.picture_of = lambda: thumbnail_of(window)
    file = tmp_path / "run.descenso"
    files.save(file)
    before = file.read_bytes()
    picture = QImage.fromData(sessions.load(file).thumbnail)
    assert (picture.width(), picture.height()) == (320, 240)
    files.document.edit("seed", 9)
    files.save(file)
    assert backup_of(file).read_bytes() == before
