"""Sessions come back as they were saved, and a continued run has the bits of an uninterrupted one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.errors import FileError
from engine.recording.block import Block
from engine.recording.buckets import Buckets
from engine.recording.run import LiveChange, PathSwitch, RunRecord
from engine.session.session import Session, load, load_checkpoint, save, save_checkpoint
from engine.training.checkpoints import Checkpoint
from engine.training.trainer import Trainer
from tests.engine.session import forge
from tests.engine.training.experiments import small
from tests.support.kinds import every_optimizer


def assert_same_run(left: RunRecord, right: RunRecord) -> None:
    assert (left.start, left.changes, left.switches, dict(left.executor), left.dtype) == (
        right.start,
        right.changes,
        right.switches,
        dict(right.executor),
        right.dtype,
    )
    assert (left.checkpoint is None) == (right.checkpoint is None)
    if left.checkpoint and right.checkpoint:
        assert left.checkpoint.digest() == right.checkpoint.digest()
        assert left.checkpoint.divergences == right.checkpoint.divergences
    filled = {key: series for key, series in left.series.items() if len(series)}
    assert set(filled) == set(right.series)
    for key, series in filled.items():
        assert series.steps.tobytes() == right.series[key].steps.tobytes(), key
        assert series.values.tobytes() == right.series[key].values.tobytes(), key


def test_everything_comes_back(tmp_path: Path) -> None:
    path, session = tmp_path / "a.descenso", forge.session()
    assert session.runs[1].checkpoint is not None
    assert session.runs[1].checkpoint.divergences
    save(path, session)
    opened = load(path)
    assert (opened.experiment, opened.layout, opened.notes) == (
        session.experiment,
        session.layout,
        session.notes,
    )
    assert len(opened.runs) == 2
    for before, after in zip(session.runs, opened.runs, strict=True):
        assert_same_run(before, after)
    again = tmp_path / "b.descenso"
    save(again, opened)
    assert again.read_bytes() == path.read_bytes(), "the same session is the same file"


def test_an_empty_session_comes_back(tmp_path: Path) -> None:
    save(tmp_path / "a.descenso", Session(small()))
    assert load(tmp_path / "a.descenso") == Session(small())


@pytest.mark.parametrize("dtype", ["float32", pytest.param("float64", marks=pytest.mark.slow)])
@every_optimizer()
def test_saved_at_137_and_continued_to_400_equals_the_uninterrupted_run(
    tmp_path: Path, kind: str, dtype: str
) -> None:
    experiment = small(optimizer=kind, regularization__l2_penalty=1e-3)
    whole = Trainer(experiment, dtype=dtype)
    block = whole.advance(137)
    record = RunRecord(experiment, dtype=dtype, checkpoint=whole.checkpoint())
    record.series.append_block(block.steps, block.columns)
    save(tmp_path / "half.descenso", Session(experiment, (record,)))
    whole_rest = whole.advance(263)

    (opened,) = load(tmp_path / "half.descenso").runs
    second = Trainer(opened.experiment, dtype=opened.dtype, checkpoint=opened.checkpoint)
    rest = second.advance(263)
    assert second.step == 400
    for name, array in whole.checkpoint().arrays.items():
        assert array.tobytes() == second.checkpoint().arrays[name].tobytes(), name
    assert rest.steps.tolist() == list(range(138, 401))
    for name, column in whole_rest.columns.items():
        assert column.tobytes() == rest.columns[name].tobytes(), name
    opened.series.append_block(rest.steps, rest.columns)
    assert opened.series.series("batch_loss").steps.tolist() == list(range(401))


def test_what_lies_behind_the_checkpoint_is_left_out(tmp_path: Path) -> None:
    record = forge.recorded(small(), 20)
    record.checkpoint = forge.recorded(small(), 12).checkpoint
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    (opened,) = load(tmp_path / "a.descenso").runs
    assert opened.series.series("batch_loss").steps.tolist() == list(range(13))
    assert opened.series.series("test_loss").steps.tolist() == [0, 5, 10]
    record.checkpoint = None
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    assert_same_run(load(tmp_path / "a.descenso").runs[0], record)


def test_infinities_are_kept(tmp_path: Path) -> None:
    record = RunRecord(small())
    record.series.append_block([0, 3], {"batch_loss": [[np.inf], [-np.inf]]})
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    assert_same_run(load(tmp_path / "a.descenso").runs[0], record)


def test_blocks_of_samples_come_back_and_end_with_the_checkpoint(tmp_path: Path) -> None:
    record = forge.recorded(small(), 20)
    rng = np.random.default_rng(0)
    cells = rng.standard_normal((64, 1))
    record.series.append_buckets(Buckets.of(Block(np.arange(21, 85), {"batch_loss": cells}), 32))
    assert record.checkpoint is not None
    for step, blocks in ((84, 2), (60, 1), (20, 0)):
        record.checkpoint = Checkpoint(step, record.checkpoint.arrays)
        save(tmp_path / "a.descenso", Session(small(), (record,)))
        (opened,) = load(tmp_path / "a.descenso").runs
        series = opened.series.series("batch_loss")
        assert series.last is not None
        assert series.last[0] == 20 + 32 * blocks
        found = series.columns(0, 84, 99).maximum.tolist()
        expected = [cells[:32].max(), cells[32:].max()][:blocks]
        assert found[len(found) - blocks :] == expected


@pytest.mark.parametrize("minor", [0, 1])
def test_a_file_of_an_earlier_format_opens_and_says_the_same(tmp_path: Path, minor: int) -> None:
    """1.0 has no blocks of samples, 1.1 no switches of the path; everything else has stayed."""
    old, new = tmp_path / "old.descenso", tmp_path / "new.descenso"
    session = forge.session()
    for record in session.runs:
        record.switches.clear()
    save(new, session)

    def age(content: bytes) -> bytes:
        manifest = json.loads(content)
        assert manifest["reader"] == [1, 0]
        return json.dumps(manifest | {"format": [1, minor]}).encode()

    def forget_switches(content: bytes) -> bytes:
        document = json.loads(content)
        for run in document["runs"]:
            assert run.pop("switches") == []
        return json.dumps(document).encode()

    aged = forge.replaced(forge.entries(new), "manifest.json", age)
    forge.write(old, forge.replaced(aged, "session.json", forget_switches))
    for before, after in zip(load(old).runs, load(new).runs, strict=True):
        assert_same_run(before, after)


def test_a_checkpoint_file_is_a_session_of_one_run_without_series(tmp_path: Path) -> None:
    record = forge.recorded(small(), 9)
    record.changes.append(LiveChange(4, "optimizer.learning_rate", 0.5))
    record.switches.append(PathSwitch(2, "accelerated"))
    path = tmp_path / "state"
    save_checkpoint(path, record)
    assert record.checkpoint is not None
    assert load_checkpoint(path).digest() == record.checkpoint.digest()
    (opened,) = load(path).runs
    assert (opened.changes, opened.switches) == (record.changes, record.switches)
    assert len(opened.series) == 0
    save(path, forge.session())
    with pytest.raises(FileError, match="state of one run"):
        load_checkpoint(path)


def test_the_file_can_be_recognized_and_packs_what_packs_well(tmp_path: Path) -> None:
    path = tmp_path / "a.descenso"
    record = forge.recorded(small(network__layers=[{"kind": "dense", "units": 200}, "output"]), 300)
    save(path, Session(small(), (record,)))
    assert path.read_bytes()[30:60] == b"mimetypeapplication/x-descenso"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        packed = {info.filename: info.compress_type == zipfile.ZIP_DEFLATED for info in archive.infolist()}
    assert packed["runs/0/series/steps.0.npy"]
    assert packed["session.json"]
    assert not packed["mimetype"]
    assert not packed["runs/0/checkpoint/parameters.npy"]


def test_a_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    record = forge.recorded(small(), 5)
    record.checkpoint = forge.recorded(small(network__layers=["output"]), 5).checkpoint
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    with pytest.raises(
        FileError, match=r"a\.descenso cannot be opened: .*runs\.0\.checkpoint\.parameters: is float32"
    ):
        load(tmp_path / "a.descenso")


def test_a_checkpoint_that_is_not_finite_is_refused(tmp_path: Path) -> None:
    record = forge.recorded(small(), 5)
    assert record.checkpoint is not None
    arrays = dict(record.checkpoint.arrays)
    arrays["parameters"] = arrays["parameters"] * np.float32(np.nan)
    record.checkpoint = Checkpoint(5, arrays)
    save(tmp_path / "a.descenso", Session(small(), (record,)))
    with pytest.raises(FileError, match="not finite"):
        load(tmp_path / "a.descenso")
