"""A file of every format that there has been opens, says what it said, and goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine import paths
from engine.session.archive import FORMAT
from engine.session.session import load
from engine.worker.course import Course
from tests.engine.training.experiments import small
from tests.golden.make_session import CHANGED, END, FOLDER, LEFT

FILES = sorted(FOLDER.glob("*.descenso"))


def test_there_is_one_of_the_present_format() -> None:
    assert FOLDER / f"{FORMAT[0]}.{FORMAT[1]}.descenso" in FILES
    assert len(FILES) == FORMAT[1] + 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_says_what_it_said(file: Path) -> None:
    session = load(file)
    record = session.runs[0]
    assert (session.notes, dict(session.layout)) == ("Some *notes*", {"note": "kept"})
    assert record.start == small()
    assert session.experiment == paths.put(small(), "optimizer.learning_rate", 0.02)
    assert [(item.step, item.path, item.value) for item in record.changes] == [
        (CHANGED, "optimizer.learning_rate", 0.02)
    ]
    assert record.series.series("batch_loss").steps.tolist() == list(range(END + 1))
    assert record.checkpoint is not None
    assert (record.checkpoint.step, record.checkpoint.since, record.first) == (END, 0, 0)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_goes_on_as_it_would_have(file: Path) -> None:
    (record, *_) = load(file).runs
    again, whole = Course(record, "numpy", "reference"), Course(load(file).runs[0], "numpy", "reference")
    whole.return_to(whole.beginning(), END)
    whole.advance(END + 20)
    again.advance(20)
    # The file was made on another machine, maybe, whose BLAS rounds in another way.
    for name, array in again.checkpoint().arrays.items():
        np.testing.assert_allclose(array, whole.checkpoint().arrays[name], rtol=1e-3, atol=1e-5, err_msg=name)


def test_what_came_with_branches() -> None:
    session = load(FOLDER / "1.3.descenso")
    whole, branch = session.runs
    assert session.thumbnail.startswith(b"\x89PNG")
    assert whole.history[0].step == 0
    assert len(whole.history) > 2
    assert branch.origin is not None
    assert (branch.first, branch.origin.record.start) == (LEFT, whole.start)
    assert branch.start.batch_size == 16
