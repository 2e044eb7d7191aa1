"""Files are read in a thread, and what is chosen is one undoable change."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine.datasets.file import OwnFile
from engine.errors import InputError
from engine.importers.suffixes import takes
from tests.gui.own_data.conftest import opened, settle
from tests.gui.support import FilesBench, small_experiment


def test_choosing_a_file_is_one_change_with_loss_and_measure(files, panel, values) -> None:
    before = files.document.experiment
    opened(files, panel, values)
    after = files.document.experiment
    assert (after.data.kind, after.loss.kind, after.measure.kind) == (
        "file",
        "mean_squared_error",
        "r_squared",
    )
    assert files.document.inspection.plan is not None
    assert files.document.undo_stack.count() == 1
    assert files.document.undo_stack.undoText() == "Open values.csv"
    (notice,) = [one for one in files.context.notices.messages if one.key == "suited"]
    assert "Mean squared error" in notice.text
    assert "R²" in notice.text
    files.document.undo_stack.undo()
    assert files.document.experiment == before
    assert not [one for one in files.context.notices.messages if one.key == "suited"]


def test_a_file_is_learned_from_even_after_a_surface(files, panel, values) -> None:
    files.document.edit("surface", "rosenbrock")
    before = files.document.experiment
    assert before.surface.is_surface
    opened(files, panel, values)
    assert not files.document.experiment.surface.is_surface
    assert files.document.inspection.topology is not None
    files.document.undo_stack.undo()
    assert files.document.experiment == before


def test_it_trains_at_once(files, panel, flowers) -> None:
    opened(files, panel, flowers)
    files.document.edit("optimizer.learning_rate", 0.1)
    files.until(lambda: files.controller.state == "paused")
    files.train(50)
    assert files.controller.record.start.data.path == str(flowers)
    last = files.controller.record.series.series("train_measure").last
    assert last is not None
    assert last[1] > 0.9


def test_the_file_is_read_in_another_thread_and_the_window_goes_on(files, panel, values, monkeypatch) -> None:
    may_go_on, readers, preview = threading.Event(), [], OwnFile.preview

    def slow(self):
        readers.append(threading.current_thread())
        may_go_on.wait(20)
        return preview(self)

    monkeypatch.setattr(OwnFile, "preview", slow)
    before = files.document.experiment
    files.context.data.open_file(values)
    assert files.context.data.busy
    assert panel.subtitle() == "reading the file…"
    files.document.edit("batch_size", 4)  # other edits need not wait
    files.until(lambda: bool(readers))
    assert files.document.experiment.data == before.data
    may_go_on.set()
    settle(files)
    assert threading.main_thread() not in readers
    assert files.document.experiment.data.kind == "file"
    assert files.document.experiment.batch_size == 4


def test_edits_wait_for_each_other_in_their_order(files, panel, flowers) -> None:
    data = files.context.data
    data.open_file(flowers)
    data.edit("batch_size", 4)  # validated against what is there now
    settle(files)
    data.edit("data.target", "Breite")
    data.edit("data.predict", "values")
    settle(files)
    files.until(lambda: files.document.experiment.data.predict == "values")
    assert files.document.experiment.data.target == "Breite"
    assert files.document.experiment.measure.kind == "r_squared"


def test_a_document_that_was_replaced_meanwhile_stays(files, panel, values, monkeypatch) -> None:
    may_go_on, preview = threading.Event(), OwnFile.preview
    monkeypatch.setattr(OwnFile, "preview", lambda self: may_go_on.wait(20) and preview(self))
    files.context.data.open_file(values)
    other = small_experiment(data={"kind": "moons", "samples": 40})
    files.files.open_experiment(other)
    may_go_on.set()
    settle(files)
    assert files.document.experiment == other


def test_a_path_that_leads_nowhere_is_told_at_its_field(files, panel, tmp_path) -> None:
    files.context.data.edit("data.kind", "file")
    settle(files)
    files.context.data.edit("data.path", str(tmp_path / "none.csv"))
    settle(files)
    (problem,) = files.document.inspection.problems
    assert problem.path == "data.path"
    assert "none.csv" in panel.form.editor("data.path").input.error()
    assert panel.preview is None, "there is nothing to look at"


def test_a_wrong_value_is_refused_at_once(files) -> None:
    with pytest.raises(InputError, match="test_fraction"):
        files.context.data.edit("data.test_fraction", 7)
    assert files.document.undo_stack.count() == 0


def test_a_fault_while_reading_changes_nothing(files, panel, values, monkeypatch) -> None:
    def broken(self):
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(OwnFile, "preview", broken)
    before = files.document.experiment
    files.context.data.open_file(values)
    settle(files)
    assert files.document.experiment == before
    (notice,) = files.context.notices.messages
    assert "the disk is on fire" in notice.details


def test_another_set_changes_the_loss_too(files: FilesBench) -> None:
    files.context.data.edit("data.kind", "noisy_function")
    assert files.document.experiment.loss.kind == "mean_squared_error"
    assert files.document.undo_stack.count() == 1
    files.document.undo_stack.undo()
    assert files.document.experiment == small_experiment()


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.csv", True),
        ("A.XLSX", True),
        ("x.npz", True),
        ("train-images-idx3-ubyte.gz", True),
        ("picture.png", False),
        ("a.descenso", False),
        ("noending", False),
    ],
)
def test_names_tell_what_may_be_dropped(tmp_path: Path, name: str, taken: bool) -> None:
    assert takes(tmp_path / name) is taken
    assert takes(tmp_path), "a folder may be one of images"
