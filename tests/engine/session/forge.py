"""Sessions to write, and forged ones: archives put together by hand, sealed or not."""

from __future__ import annotations

import hashlib
import json
import warnings
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from engine import paths
from engine.experiment import Experiment
from engine.recording.run import LiveChange, PathSwitch, RunRecord
from engine.recording.store import SeriesStore
from engine.session.session import Session
from engine.timeline.branching import branch
from engine.training.checkpoints import Checkpoint
from engine.training.trainer import Trainer
from tests.engine.training.experiments import small

Entries = list[tuple[str, bytes]]


def recorded(experiment: Experiment, steps: int, dtype: str = "float32") -> RunRecord:
    """A run after some steps, with its series."""
    record = RunRecord(experiment, dtype=dtype, executor={"backend": "numpy", "threads": "1"})
    trainer = Trainer(experiment, dtype=dtype)
    block = trainer.advance(steps)
    record.series.append_block(block.steps, block.columns)
    record.checkpoint = trainer.checkpoint()
    return record


def session() -> Session:
    """Two runs, one of them with lanes, a divergence, a live change and switches of the path."""
    first = recorded(small(), 23)
    first.changes.append(LiveChange(11, "optimizer.learning_rate", 0.25))
    first.switches += [PathSwitch(0, "accelerated"), PathSwitch(15, "reference")]
    lanes = [{"seed": 4}, {"optimizer.learning_rate": 1e38}]
    second = recorded(small(optimizer="sgd", lanes=lanes), 7)
    return Session(small(seed=9), (first, second), {"docks": [1, {"a": None}]}, "Notes: η ↑\n…")


def branched() -> Session:
    """As small as a session with something of everything can be: a run with an earlier state, a live change, switches
    and few figures, a branch of it, a layout, notes and a picture."""
    first = recorded(small(optimizer="heavy_ball"), 12)
    first.history = (_checkpoint(first, 0), _checkpoint(first, 5))
    first.changes.append(LiveChange(6, "optimizer.learning_rate", 0.02))
    first.switches += [PathSwitch(0, "accelerated"), PathSwitch(4, "reference")]
    second = branch(first, 5, paths.put(first.experiment_at(5), "batch_size", 4), "fresh")
    second.checkpoint = recorded(second.start, 8).checkpoint
    for record in (first, second):
        whole, record.series = record.series, SeriesStore()
        for column in ("batch_loss", "test_loss"):
            series = whole.series(column)
            record.series.append_block(series.steps, {column: series.values[:, None]})
    return Session(small(seed=9), (first, second), {"docks": [1, {"a": None}]}, "Notes: η ↑\n…", picture())


def _checkpoint(record: RunRecord, steps: int) -> Checkpoint:
    trainer = Trainer(record.start, dtype=record.dtype)
    trainer.advance(steps)
    return trainer.checkpoint()


def picture() -> bytes:
    """A PNG of one gray pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return len(content).to_bytes(4, "big") + kind + content + check.to_bytes(4, "big")

    size = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def entries(path: Path) -> Entries:
    """What is in an archive, in order."""
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def seal(content: bytes) -> bytes:
    """The same file with the seal that belongs to it in its last 64 bytes."""
    blank = content[:-64] + b"0" * 64
    return content[:-64] + hashlib.sha256(blank).hexdigest().encode()


def write(path: Path, content: Entries, *, declare: bool = True, mimetype_packed: bool = False) -> None:
    """An archive of these entries; `declare` makes the manifest fit them."""
    if declare:
        manifest = json.loads(dict(content)["manifest.json"])
        manifest["entries"] = {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in content
            if name not in ("mimetype", "manifest.json")
        }
        content = [
            (name, json.dumps(manifest).encode() if name == "manifest.json" else data)
            for name, data in content
        ]
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that are there twice
        archive.comment = b"0" * 64
        for name, data in content:
            info = zipfile.ZipInfo(name)
            if name == "mimetype" and mimetype_packed:
                info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    path.write_bytes(seal(target.getvalue()))


def replaced(content: Entries, name: str, change: Callable[[bytes], bytes]) -> Entries:
    """The entries with one of them changed."""
    assert name in dict(content)
    return [(key, change(data) if key == name else data) for key, data in content]


def in_document(content: Entries, change: Callable[[Any], object]) -> Entries:
    """The entries with `session.json` changed in place."""
    document = json.loads(dict(content)["session.json"])
    change(document)
    return replaced(content, "session.json", lambda _: json.dumps(document).encode())


def npy(array: np.ndarray, **options: Any) -> bytes:
    """NumPy's own file of an array."""
    target = BytesIO()
    np.lib.format.write_array(target, array, **options)
    return target.getvalue()
