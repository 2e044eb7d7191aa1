"""A session: runs with the window's layout and notes, in one file `*.descenso`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.arrays import HostArray
from engine.caches import caches
from engine.errors import FileError
from engine.experiment import Experiment
from engine.progress import portion, tell
from engine.recording.run import RunRecord
from engine.recording.store import SeriesStore
from engine.session import archive_writer, imports, runs
from engine.session.archive import DamageError
from engine.session.archive_reader import Archive, reading
from engine.session.imported import Imported, gather, settle
from engine.session.json_reader import Json
from engine.session.pasts import decode_experiment
from engine.training.checkpoints import Checkpoint

ENCODING = 0.25
"""Part of the time of saving that it takes to gather the arrays; the rest goes into writing."""


@dataclass(frozen=True)
class Session:
    """What a file keeps.

    Attributes:
        experiment: the one being edited; runs started from earlier ones.
        layout: how the window was arranged, as JSON; the engine does not look at it.
        thumbnail: a picture of it, PNG, for whoever lists files; nothing for none.
        data: the files that the experiments' data are read from; None where the session is not to keep any.
        moved: paths of such files that became others when it was opened; not kept.
    """

    experiment: Experiment
    runs: tuple[RunRecord, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)
    notes: str = ""
    thumbnail: bytes = b""
    data: tuple[Imported, ...] | None = None
    moved: Mapping[str, str] = field(default_factory=dict, compare=False)


def save(
    path: Path, session: Session, *, durable: bool = True, compress: bool = True, backup: bool = False
) -> None:
    """Write the session in the place of `path`, as a whole or not at all. Raises FileError.

    Args:
        durable, backup: see `engine.session.atomic.replacing`.
    """
    document = _document(session)
    if session.data is not None:
        document["data"] = imports.encode(session.data)
    arrays: dict[str, HostArray] = {}
    for index, record in enumerate(session.runs):
        with portion(ENCODING * index / len(session.runs), ENCODING * (index + 1) / len(session.runs)):
            for name, array in runs.encode_arrays(record).items():
                arrays[f"runs/{index}/{name}"] = array
    with portion(ENCODING, 1.0):
        archive_writer.write(
            *(path, document, arrays),
            files=imports.encode_files(session.data or ()),
            thumbnail=session.thumbnail,
            durable=durable,
            compress=compress,
            backup=backup,
        )


def _document(session: Session) -> dict[str, Any]:
    return {
        "experiment": session.experiment.to_document(),
        "runs": [runs.encode(record) for record in session.runs],
        "layout": dict(session.layout),
        "notes": session.notes,
    }


def with_data(session: Session) -> tuple[Session, tuple[str, ...]]:
    """The session with the files that its experiments are trained on, and of each that cannot be had, why."""
    found, problems = gather(_document(session))
    return replace(session, data=found), problems


def load(path: Path, folder: Path | None = None) -> Session:
    """Read and check a session.

    Args:
        folder: where files of data that are in it are laid out if they are not where they were; by default among what
            the system may throw away.

    Raises FileError: one sentence with the file, the place in it and what to do.
    """
    with reading(path) as archive:
        data = Json(archive.document)
        if not archive.newer:
            data.require_only("experiment", "runs", "layout", "notes", "data")
            _require_owners(archive, len(list(data["runs"])))
        files: tuple[Imported, ...] | None = None
        moved: Mapping[str, str] = {}
        if "data" in data.mapping():  # since 1.3
            files = imports.decode(data["data"], archive)
            document, files, moved = settle(archive.document, files, folder or caches() / "data")
            data = Json(document)
        if not archive.newer:
            imports.require_owners(archive, files or ())
        items = list(data["runs"])
        return Session(
            experiment=decode_experiment(data["experiment"]),
            runs=tuple(_load_run(item, index, len(items), archive) for index, item in enumerate(items)),
            layout=data["layout"].mapping(),
            notes=data["notes"].text(),
            thumbnail=archive.thumbnail(),
            data=files,
            moved=moved,
        )


def _require_owners(archive: Archive, count: int) -> None:
    owners = tuple(f"runs/{index}/" for index in range(count))
    for name in archive.headers:
        if not name.startswith(owners):
            raise DamageError(name, "belongs to no run")


def _load_run(data: Json, index: int, count: int, archive: Archive) -> RunRecord:
    prefix = f"runs/{index}/"
    headers = {
        name.removeprefix(prefix): header
        for name, header in archive.headers.items()
        if name.startswith(prefix)
    }
    size, read = sum(header.total for header in headers.values()), 0

    def fetch(name: str) -> HostArray:
        nonlocal read
        tell(runs.FETCHING * read / size)
        read += headers[name].total
        return archive.array(prefix + name)

    with portion(index / count, (index + 1) / count):
        return runs.decode(data, headers, fetch, newer=archive.newer)


def save_checkpoint(path: Path, record: RunRecord, *, durable: bool = False) -> None:
    """Write a run's states without its series, for a restart. Raises FileError."""
    bare = replace(record, series=SeriesStore())
    save(path, Session(record.experiment, (bare,)), durable=durable, compress=False)


def load_states(path: Path) -> tuple[Checkpoint, tuple[Checkpoint, ...]]:
    """The state of the only run in a file, and earlier ones of it. Raises FileError."""
    session = load(path)
    if len(session.runs) != 1 or session.runs[0].checkpoint is None:
        raise FileError(f"{path} does not hold the state of one run; start the run anew")
    return session.runs[0].checkpoint, session.runs[0].history


def load_checkpoint(path: Path) -> Checkpoint:
    """The state of the only run in a file. Raises FileError."""
    return load_states(path)[0]
