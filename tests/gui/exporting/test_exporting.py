"""File › Export Run…: formats are chosen, files come while the window goes on, and what cannot be had says so."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.cli.main import main
from engine.errors import FileError
from engine.exporters.text_table import TextTable
from engine.progress import tell
from engine.recording.run import RunRecord
from gui.app import Program
from gui.exporting.dialog import ExportDialog
from gui.exporting.exporting import Exporting
from gui.scratch import process_folder
from gui.session_files import SessionFiles
from gui.widgets.notice import Severity
from tests.gui.support import Bench, FilesBench, activate, finish_work, small_experiment
from tests.support.kinds import kinds_of


def opened(program: Program) -> ExportDialog:
    """The dialog, by the menu's action."""
    program.window.commands["export"].trigger()
    exporting = program.files.exporting
    assert exporting is not None
    assert exporting.dialog is not None
    return exporting.dialog


def exporting_of(files: SessionFiles) -> Exporting:
    """What writes, without its dialog."""
    files.export()
    exporting = files.exporting
    assert exporting is not None
    assert exporting.dialog is not None
    exporting.dialog.reject()
    return exporting


def click(qtbot: QtBot, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(dialog: ExportDialog, file: Path) -> None:
    """Answer the question for a file."""
    asked = dialog.dialog
    assert isinstance(asked, QFileDialog)
    asked.selectFile(str(file))
    asked.accept()


def notice(context: Any) -> Any:
    (message,) = [message for message in context.notices.messages if message.key == "export"]
    return message


def trained(program: Program, steps: int) -> Bench:
    bench = Bench(program.context.document, program.context.runs)
    bench.train(steps)
    return bench


def until(bench: Bench, context: Any) -> None:
    """Until the file is there, or what keeps it away is said."""
    bench.until(lambda: any(message.key == "export" for message in context.notices.messages))


def test_a_run_becomes_a_file_by_clicks(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    bench, file = trained(program, 23), tmp_path / "mine.csv"
    dialog = opened(program)
    assert list(dialog.rows) == list(kinds_of("exporters"))
    assert dialog.rows["csv"].button.isChecked()
    click(qtbot, dialog.export_button)
    choose_file(dialog, file)
    until(bench, program.context)
    message = notice(program.context)
    assert message.severity == Severity.INFO
    assert "mine.csv is written: Recorded rows (CSV)" in message.text
    assert "step 23" in message.text
    assert len(file.read_text().splitlines()) == 1 + 24
    assert program.files.exporting is not None
    assert program.files.exporting.dialog is None


def test_a_click_on_the_description_chooses_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    bench = trained(program, 5)
    dialog = opened(program)
    row = dialog.rows["safetensors"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.about.geometry().center())
    assert row.button.isChecked()
    assert not dialog.rows["csv"].button.isChecked()
    click(qtbot, dialog.export_button)
    assert dialog.dialog is not None
    assert dialog.dialog.defaultSuffix() == "safetensors"
    choose_file(dialog, tmp_path / "weights")
    until(bench, program.context)
    assert (tmp_path / "weights.safetensors").stat().st_size > 100


def test_it_is_reached_and_chosen_by_keys(program: Program, qtbot: QtBot) -> None:
    trained(program, 5)
    activate(qtbot, program)
    dialog = opened(program)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.rows["csv"].button.hasFocus)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.rows["parquet"].button.isChecked()
    assert dialog.exporter.kind == "parquet"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.dialog is not None
    dialog.dialog.reject()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.files.exporting is not None
    assert program.files.exporting.dialog is None


def test_fields_of_a_format_are_kept_while_others_are_looked_at(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    bench, file = trained(program, 23), tmp_path / "evaluations.csv"
    dialog = opened(program)
    editor: Any = dialog.forms["csv"].editor("evaluations_only")
    box = editor.input.editor
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    click(qtbot, dialog.rows["onnx"].button)
    click(qtbot, dialog.rows["csv"].button)
    assert dialog.exporter == TextTable(evaluations_only=True)
    click(qtbot, dialog.export_button)
    choose_file(dialog, file)
    until(bench, program.context)
    assert [line.split(",")[1] for line in file.read_text().splitlines()[1:]] == ["0", "10", "20", "23"]


def test_what_cannot_be_had_is_said_before_a_file_is_chosen(program: Program, qtbot: QtBot) -> None:
    program.files.open_experiment(small_experiment(surface="rosenbrock"))
    bench = Bench(program.context.document, program.context.runs)
    bench.until(lambda: program.context.controller.state == "paused")
    dialog = opened(program)
    click(qtbot, dialog.rows["onnx"].button)
    assert dialog.problem.isVisible()
    assert dialog.problem.text() == (
        "This run cannot be had like that: it descends on a surface, and there is no network"
    )
    assert not dialog.export_button.isEnabled()
    click(qtbot, dialog.rows["safetensors"].button)
    assert dialog.problem.isHidden()
    assert dialog.export_button.isEnabled()
    dialog.reject()


def test_every_format_is_written_of_a_run_that_goes_on(files: FilesBench, tmp_path: Path) -> None:
    """The state is that of one step, and the run is not held up."""
    before = set(process_folder().glob("states-*"))
    files.controller.train(100_000)
    files.until(lambda: files.controller.step > 20)
    exporting = exporting_of(files.files)
    for kind in kinds_of("exporters").values():
        files.context.notices.withdraw("export")
        exporting.begin(kind(), tmp_path / f"run{kind.suffix}")
        until(files, files.context)
        assert notice(files.context).severity == Severity.INFO, notice(files.context).advice
        assert (tmp_path / f"run{kind.suffix}").stat().st_size > 100
    assert files.controller.playing
    files.controller.pause()
    assert set(process_folder().glob("states-*")) <= before


def test_the_selected_run_is_written(files: FilesBench, tmp_path: Path) -> None:
    files.files.open_experiments((("slow", small_experiment(seed=3)), ("fast", small_experiment(seed=4))))
    files.until(lambda: files.controller.state == "paused")
    files.document.select(files.document.scene.keys[1])
    files.until(lambda: files.controller.state == "paused")
    files.train(4)
    exporting = exporting_of(files.files)
    exporting.begin(kinds_of("exporters")["safetensors"](), tmp_path / "a.safetensors")
    until(files, files.context)
    assert "fast at step 4" in notice(files.context).text
    length = int.from_bytes((tmp_path / "a.safetensors").read_bytes()[:8], "little")
    told = json.loads((tmp_path / "a.safetensors").read_bytes()[8 : 8 + length])["__metadata__"]
    assert json.loads(told["experiment"])["seed"] == 4
    assert told["step"] == "4"


def test_the_name_of_session_and_run_is_suggested(files: FilesBench) -> None:
    files.files.open_experiment(small_experiment(), "Deep & narrow")
    files.until(lambda: files.controller.state == "paused")
    files.files.export()
    assert files.files.exporting is not None
    dialog = files.files.exporting.dialog
    assert dialog is not None
    dialog.export_button.click()
    assert dialog.dialog is not None
    assert [Path(name).name for name in dialog.dialog.selectedFiles()] == ["deep_narrow.csv"]
    dialog.dialog.reject()
    dialog.reject()


def test_a_place_that_cannot_be_written_is_told(files: FilesBench, tmp_path: Path) -> None:
    files.train(3)
    exporting = exporting_of(files.files)
    exporting.begin(TextTable(), tmp_path / "nowhere" / "a.csv")
    until(files, files.context)
    message = notice(files.context)
    assert message.severity == Severity.ERROR
    assert message.text == "a.csv could not be written."
    assert "choose another place" in message.advice


@pytest.mark.parametrize(
    ("error", "details"), [(FileError("no library; install it"), False), (ZeroDivisionError("a fault"), True)]
)
def test_whatever_goes_wrong_ends_in_a_notice(
    files: FilesBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, details: bool
) -> None:
    def fail(self: TextTable, record: RunRecord, path: Path) -> None:
        raise error

    monkeypatch.setattr(TextTable, "write", fail)
    files.train(3)
    exporting = exporting_of(files.files)
    exporting.begin(TextTable(), tmp_path / "a.csv")
    until(files, files.context)
    message = notice(files.context)
    assert (message.severity, message.advice) == (Severity.ERROR, str(error))
    assert ("ZeroDivisionError" in message.details) == details


def test_escape_cancels_and_leaves_the_old_file(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, file = threading.Event(), tmp_path / "a.csv"
    file.write_text("old")

    def write(self: TextTable, record: RunRecord, path: Path) -> None:
        tell(0.25)
        began.set()
        while not gone.wait(0.001):
            tell(0.5)

    gone = threading.Event()
    monkeypatch.setattr(TextTable, "write", write)
    monkeypatch.setattr(program.window.work_area, "patience", 0.0)
    trained(program, 5)
    exporting = exporting_of(program.files)
    exporting.begin(TextTable(), file)
    bench = Bench(program.context.document, program.context.runs)
    bench.until(began.is_set)
    program.window.work_area.look()
    (row,) = program.window.work_area.rows
    assert row.words().startswith("Exporting a.csv")
    assert row.bar.value() > 300
    activate(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    finish_work(program.context)
    gone.set()
    assert file.read_text() == "old"
    assert not [message for message in program.context.notices.messages if message.key == "export"]


def test_the_window_and_the_command_write_the_same_file(files: FilesBench, tmp_path: Path) -> None:
    files.train(23)
    files.save(tmp_path / "run.descenso")
    exporting = exporting_of(files.files)
    for kind in kinds_of("exporters").values():
        here, there = tmp_path / f"here{kind.suffix}", tmp_path / f"there{kind.suffix}"
        files.context.notices.withdraw("export")
        exporting.begin(kind(), here)
        until(files, files.context)
        assert main(["export", str(tmp_path / "run.descenso"), "--to", str(there), "--quiet"]) == 0
        if kind.kind != "pytorch":  # it names its own file of data
            assert here.read_bytes() == there.read_bytes(), kind.kind
