"""`python3 -m gui FILE` with data: the window opens with their preview, as if they were dropped on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine.errors import FileError
from gui import arguments
from gui.panels.data import DataPanel
from gui.start import Start, data_file
from tests.gui.support import small_experiment


@pytest.fixture
def started(
    qapp: QApplication, own_choices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Start]]:
    """What a test has started is ended after it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    made: list[Start] = []
    yield made
    for start in made:
        start.close()
        start.window.deleteLater()


def test_the_preview_of_the_file_is_there(qapp: QApplication, started: list[Start], flowers: Path) -> None:
    started.append(Start(qapp, arguments.parse([str(flowers)])))
    program = started[-1].fill()
    context, panel = program.context, program.window.panels["data"]
    assert not context.data.busy
    assert (context.document.experiment.data.kind, context.document.title) == ("file", flowers.stem)
    assert isinstance(panel, DataPanel)
    assert panel.preview is not None
    assert panel.preview.isVisible()
    preview = panel.preview.shown_preview()
    assert preview is not None
    assert Path(preview.path) == flowers


def test_what_no_importer_reads_is_refused(qapp: QApplication, started: list[Start], tmp_path: Path) -> None:
    file = tmp_path / "words.md"
    file.touch()
    started.append(Start(qapp, arguments.parse([str(file)])))
    with pytest.raises(FileError, match="ends neither"):
        started[-1].fill()


def test_examples_experiments_and_sessions_are_no_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("moons", "a.json", "b.DESCENSO", "own.csv", "images"):
        (tmp_path / name).write_text(json.dumps(small_experiment().to_document()))
    names = ("moons", "a.json", "b.DESCENSO", "digits", "gone.csv")
    assert [data_file(name) for name in names] == [None] * 5
    assert [data_file(name) for name in ("own.csv", "images")] == [Path("own.csv"), Path("images")]
