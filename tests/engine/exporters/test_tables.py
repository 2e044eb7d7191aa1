"""Recorded rows as tables: every one of them, exactly, read back by other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.cli.main import main
from engine.errors import FileError, InputError
from engine.exporters.base import Exporter
from engine.exporters.series import epochs_of
from engine.progress import CanceledError, Watch, watched
from engine.recording.rows import Rows, merged
from engine.recording.run import RunRecord
from engine.recording.series import Series
from engine.recording.table import FIRST_COLUMNS, arranged
from engine.session.session import load
from tests.engine.session.forge import recorded
from tests.engine.training.experiments import small
from tests.support.kinds import kinds_of

CASES: dict[str, dict[str, Any]] = {
    "one lane": {},
    "lanes, one of which diverges": {
        "optimizer": "sgd",
        "lanes": [{"seed": 4}, {"optimizer.learning_rate": 1e38}],
    },
    "averages": {"wrappers": ["moving_average"]},
    "a method that asks": {"optimizer": "lbfgs"},
    "a surface": {"surface": "rosenbrock"},
}


def exporter(kind: str, **values: Any) -> Exporter:
    """An exporter of a kind."""
    made: Exporter = kinds_of("exporters")[kind](**values)
    return made


def text_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def noisy(steps: int, budget: int) -> tuple[RunRecord, np.ndarray]:
    """A run of two lanes with more rows than its memory may take, and their losses (steps, 2)."""
    record = RunRecord(small(lanes=[{"seed": 1}, {"seed": 2}]))
    record.series.budget = budget
    losses = np.random.default_rng(1).standard_normal((steps, 2))
    for start in range(0, steps, 5000):
        at = np.arange(start, min(start + 5000, steps))
        record.series.append_block(
            at,
            {
                "batch_loss": losses[at],
                "gradient_norm": losses[at] ** 2,
                "test_loss": np.where(at[:, None] % 100 == 0, losses[at], np.nan),
            },
        )
    return record, losses


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_a_session_are_those_that_the_training_wrote(case: str, tmp_path: Path) -> None:
    """`run --metrics` has a writer of rows as they come; this one reads them out of the series again."""
    experiment = tmp_path / "experiment.json"
    experiment.write_text(json.dumps(small(**CASES[case]).to_document()))
    session, metrics = tmp_path / "a.descenso", tmp_path / "metrics.csv"
    options = ["--steps", "37", "--save", str(session), "--metrics", str(metrics), "--quiet"]
    assert main(["run", str(experiment), *options]) == 0
    exporter("csv").write(load(session).runs[0], tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_bytes() == metrics.read_bytes()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_every_value_reads_back_as_the_same_double(kind: str, tmp_path: Path) -> None:
    record = recorded(small(lanes=[{"seed": 4}, {"seed": 5}]), 23)
    path = tmp_path / "rows"
    exporter(kind).write(record, path)
    rows = read(kind, path)
    assert list(rows[0])[:3] == ["lane", "step", "epoch"]
    assert list(rows[0])[3:] == arranged(record.series.columns())
    assert [(row["lane"], row["step"]) for row in rows] == [
        (lane, step) for step in range(24) for lane in (0, 1)
    ]
    samples = len(small().data.load().train)
    for row in rows:
        assert row["epoch"] == row["step"] * 8 / samples
        for column in list(row)[3:]:
            series = record.series.get((column, int(row["lane"])), Series())
            known = dict(zip(series.steps.tolist(), series.values.tolist(), strict=True))
            assert row[column] == known.get(int(row["step"])), column


def read(kind: str, path: Path) -> list[dict[str, Any]]:
    """The rows as numbers and None, by the csv module or by Arrow."""
    if kind == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet", reason="the extra export is not installed")
        rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return rows
    words = ("figure",)
    return [
        {name: text if name in words else float(text) if text else None for name, text in row.items()}
        for row in text_rows(path)
    ]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_blocks_are_rows_of_mean_minimum_and_maximum(kind: str, tmp_path: Path) -> None:
    """Each is compared with the figures of the very steps that it names."""
    record, losses = noisy(60_000, budget=1_000_000)
    exporter(kind).write(record, tmp_path / "rows")
    rows = read(kind, tmp_path / "rows")
    assert list(rows[0])[-3:] == ["first_step", "samples", "figure"]
    assert [row["step"] for row in rows] == sorted(row["step"] for row in rows)
    covered = {
        (column, lane): 0 for column in ("batch_loss", "gradient_norm", "test_loss") for lane in (0, 1)
    }
    kinds: dict[str, Any] = {"mean": np.mean, "minimum": np.min, "maximum": np.max}
    seen = set()
    for row in rows:
        lane, first, last = int(row["lane"]), int(row["first_step"]), int(row["step"])
        seen.add(row["figure"])
        for column in ("batch_loss", "gradient_norm", "test_loss"):
            if row[column] is None:
                continue
            steps = np.arange(first, last + 1)
            steps = steps[steps % 100 == 0] if column == "test_loss" else steps
            own = losses[steps, lane] ** 2 if column == "gradient_norm" else losses[steps, lane]
            assert len(own) == row["samples"]
            if row["figure"] in ("value", "mean"):
                covered[column, lane] += len(own)
            if row["figure"] == "value":
                assert own.tolist() == [row[column]]
            elif row["figure"] == "mean":
                assert row[column] == pytest.approx(own.mean(), rel=1e-9, abs=1e-12)
            else:
                assert row[column] == kinds[row["figure"]](own)
    assert seen == {"value", *kinds}
    assert covered == {
        (column, lane): 600 if column == "test_loss" else 60_000 for column, lane in covered
    }, "no step is missing, and none comes twice"


def test_evaluations_can_be_had_alone(tmp_path: Path) -> None:
    record = recorded(small(), 23)
    exporter("csv", evaluations_only=True).write(record, tmp_path / "a.csv")
    rows = text_rows(tmp_path / "a.csv")
    assert [row["step"] for row in rows] == ["0", "5", "10", "15", "20"]
    assert all(row["test_loss"] and row["batch_loss"] for row in rows)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_long_run_is_written_in_pieces(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No piece is larger than it may be, and what is told of the progress never falls."""
    record, _ = noisy(24_000, budget=2**30)
    shares: list[float] = []
    sizes: list[int] = []

    class Listener(Watch):
        def __setattr__(self, name: str, value: Any) -> None:
            super().__setattr__(name, value)
            if name == "share":
                shares.append(value)

    def counting(all_series: list[Series]) -> Iterator[Rows]:
        for rows in merged(all_series):
            sizes.append(rows.values.size)
            yield rows

    monkeypatch.setattr("engine.exporters.series.merged", counting)
    with watched(Listener()):
        exporter(kind).write(record, tmp_path / "rows")
    assert max(sizes) < 400_000, "a piece, not all"
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(set(shares)) > 5
    assert len(read(kind, tmp_path / "rows")) == 48_000


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_canceling_leaves_the_old_file(kind: str, tmp_path: Path) -> None:
    record, _ = noisy(30_000, budget=2**30)
    path = tmp_path / "rows"
    path.write_text("old")

    class Impatient(Watch):
        @property
        def canceled(self) -> bool:
            return self.share > 0.5

    with pytest.raises(CanceledError), watched(Impatient()):
        exporter(kind).write(record, path)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["rows"]


def test_what_cannot_be_written_says_why(tmp_path: Path) -> None:
    empty = RunRecord(small())
    assert "nothing" in exporter("csv").obstacle(empty)
    with pytest.raises(InputError, match="recorded nothing yet"):
        exporter("csv").write(empty, tmp_path / "a.csv")
    with pytest.raises(FileError, match=r"no such folder|cannot be written"):
        exporter("csv").write(recorded(small(), 3), tmp_path / "nowhere" / "a.csv")
    assert not list(tmp_path.iterdir())


def test_epochs_are_empty_where_the_data_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("x,y\n" + "".join(f"{n},{n % 2}\n" for n in range(40)))
    record = RunRecord(small(data={"kind": "file", "path": str(file)}))
    assert epochs_of(record)(np.array([3])) == 3 * 8 / len(record.start.data.load().train)
    file.unlink()
    assert np.isnan(epochs_of(record)(np.array([3]))).all()


def test_columns_stand_in_one_order() -> None:
    names = [
        "zeta",
        "average_test_loss",
        "oracle_calls",
        "gradient_norm.10",
        "gradient_norm.2",
        "parameter.0",
    ]
    found = arranged(names)
    assert found[: len(FIRST_COLUMNS)] == list(FIRST_COLUMNS)
    later = [name for name in found if name in names]
    assert later == [
        "gradient_norm.2",
        "gradient_norm.10",
        "parameter.0",
        "oracle_calls",
        "average_test_loss",
        "zeta",
    ]
    assert len(set(found)) == len(found)
