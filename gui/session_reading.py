"""A file read and checked, whole, before anything in the window changes for it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import source
from engine.errors import DescensoError
from engine.progress import portion
from engine.recording.run import RunRecord
from engine.session import session as sessions
from engine.source import Source
from gui.data_folder import laid_out_folder
from gui.runs.layout import from_session
from gui.runs.scene import RunEntry

READING = 0.8
"""Part of the time that reading takes; the rest goes into states for the worker."""


@dataclass(frozen=True)
class Opened:
    """What was found, ready to be shown.

    Attributes:
        file: where it was found.
        entries: of a session; like `records`, `states` and `selected`.
        states: of each run that has one, in a file that the worker can read.
        folder: where these files are.
    """

    found: Source
    file: Path
    entries: Sequence[RunEntry] = ()
    records: Sequence[RunRecord | None] = ()
    states: Sequence[Path | None] = ()
    selected: int = 0
    folder: Path | None = None


@dataclass(frozen=True)
class Refused:
    """Why it cannot be opened: a sentence, or an unforeseen fault."""

    file: Path
    problem: str = ""
    fault: str = ""


def try_to_read(file: Path, scratch: Path) -> Opened | Refused:
    """Read a file; may run in a thread."""
    try:
        with portion(0.0, READING):
            found = source.resolve(str(file), laid_out_folder())
        with portion(READING, 1.0):
            return made_ready(found, file, scratch)
    except DescensoError as error:
        return Refused(file, problem=str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the reading must end
        return Refused(file, fault=str(error) or type(error).__name__)


def made_ready(found: Source, file: Path, scratch: Path) -> Opened:
    """With the states of its runs in a new folder within `scratch`. Raises FileError."""
    if found.session is None:
        return Opened(found, file)
    entries, records, selected = from_session(found.session)
    folder = Path(tempfile.mkdtemp(prefix="opened-", dir=scratch))
    states: list[Path | None] = []
    try:
        for number, record in enumerate(records):
            with portion(number / len(records), (number + 1) / len(records)):
                states.append(_state(folder / f"{number}.checkpoint", record))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Opened(found, file, entries, records, states, selected, folder)


def _state(checkpoint: Path, record: RunRecord | None) -> Path | None:
    """A run's state in a file that the worker can read; None where there is none."""
    if record is None or record.checkpoint is None:
        return None
    sessions.save_checkpoint(checkpoint, record)
    return checkpoint
