"""What every exporter must do: write as a whole or not at all, the same twice, and refuse in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.errors import FileError, InputError
from engine.exporters.base import Exporter
from engine.recording.run import RunRecord
from tests.engine.session.forge import recorded
from tests.engine.training.experiments import small
from tests.support.kinds import every_kind

Folder = dict[str, bytes]


def content(folder: Path) -> Folder:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def made(kind: type[Any]) -> Exporter:
    exporter: Exporter = kind()
    return exporter


def test_names_of_files_end_in_their_own_way() -> None:
    suffixes = [made(kind).suffix for kind in registry.kinds("exporters").values()]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@every_kind("exporters")
def test_the_same_run_gives_the_same_bytes_and_stays_as_it_is(kind: type[Any], tmp_path: Path) -> None:
    exporter, record = made(kind), recorded(small(), 12)
    assert record.checkpoint is not None
    assert exporter.obstacle(record) == ""
    before = record.checkpoint.digest(), record.series.series("batch_loss").values.copy()
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        exporter.write(record, tmp_path / folder / f"run{exporter.suffix}")
    assert content(tmp_path / "first") == content(tmp_path / "second")
    assert record.checkpoint.digest() == before[0]
    np.testing.assert_array_equal(record.series.series("batch_loss").values, before[1])


@every_kind("exporters")
def test_an_old_file_is_replaced_as_a_whole(kind: type[Any], tmp_path: Path) -> None:
    exporter = made(kind)
    path = tmp_path / f"run{exporter.suffix}"
    exporter.write(recorded(small(), 60), path)
    exporter.write(recorded(small(), 3), path)
    once = content(tmp_path)
    for file in tmp_path.iterdir():
        file.unlink()
    exporter.write(recorded(small(), 3), path)
    assert content(tmp_path) == once


@every_kind("exporters")
def test_a_place_that_cannot_be_written_is_named(kind: type[Any], tmp_path: Path) -> None:
    exporter = made(kind)
    path = tmp_path / "nowhere" / f"run{exporter.suffix}"
    with pytest.raises(FileError, match="nowhere"):
        exporter.write(recorded(small(), 3), path)
    assert not list(tmp_path.iterdir())


@every_kind("exporters")
@pytest.mark.parametrize("changes", [{}, {"surface": "rosenbrock"}, {"optimizer": "lbfgs"}])
def test_what_is_an_obstacle_is_refused(kind: type[Any], changes: dict[str, Any], tmp_path: Path) -> None:
    """A run of which nothing is known yet; where there is no obstacle, it is written."""
    exporter, record = made(kind), RunRecord(small(**changes))
    reason = exporter.obstacle(record)
    assert not reason.endswith(".")
    assert "\n" not in reason
    path = tmp_path / f"run{exporter.suffix}"
    if reason:
        with pytest.raises(InputError) as refused:
            exporter.write(record, path)
        assert refused.value.problem in reason
        assert not list(tmp_path.iterdir())
    else:
        exporter.write(record, path)
        assert path.exists()
