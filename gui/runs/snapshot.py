"""What is saved of runs: their records, and their latest states in files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.progress import portion
from engine.recording.run import RunRecord
from engine.session.atomic import refused
from engine.session.session import load_states
from engine.worker.messages import NotSaved, Saved
from gui.runs.controller import RunController
from gui.runs.link import ENDED
from gui.scratch import LockedFolder, folder_beside, new_folder


class Snapshot(QObject):
    """Asks the worker for a run's state; a run that has ended is taken as its last checkpoint has it.

    Signals:
        done: an empty text, or what kept it from being had.

    Attributes:
        key: of the run.
        file: where its state is to be.
        record: up to the state or beyond it, once it is done; None for a run that is not worth keeping.
        checkpoint: the file with the state; None where there is none.
        refused: whether the system did not let the file be written, so that another place may do.
    """

    done = Signal(str)

    def __init__(self, controller: RunController, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.key = controller.subject.key
        self.record: RunRecord | None = None
        self.checkpoint: Path | None = None
        self.refused = False
        self._controller = controller
        self.file = file
        self._replaceable = not controller.has_progress
        self._over = False

    def take(self) -> None:
        """Begin; `done` follows, maybe at once."""
        self._controller.saved.connect(self._on_saved)
        self._controller.not_saved.connect(self._on_not_saved)
        self._ask()

    @property
    def _at_hand(self) -> bool:
        """Whether the worker has nothing that is newer than what is kept here."""
        return self._controller.state == "none" or self._controller.state in ENDED

    def _ask(self) -> None:
        if self._at_hand:
            self._take_kept()
        else:
            self._controller.save_checkpoint(self.file)

    def _take_kept(self) -> None:
        """Take the run without asking the worker."""
        record, kept = self._controller.record, self._controller.last_checkpoint
        beginning = self._controller.subject.beginning
        if beginning is not None and kept == beginning.state:
            kept = None  # it is the other run's, and is made again
        if kept is not None and (problem := self._copy(kept)):
            self._end(problem)
            return
        self.checkpoint = self.file if kept is not None else None
        if kept is not None or len(record.series):
            self.record = _copied(record)
        self._end("")

    def _copy(self, kept: Path) -> str:
        """Copy a state, for a restart may take it away; tell what has kept it from that."""
        try:
            source = kept.open("rb")
        except OSError as error:
            return f"{kept} cannot be read: {error.strerror or error}"
        try:
            with source, self.file.open("wb") as target:
                shutil.copyfileobj(source, target)
        except OSError as error:
            self.refused = True
            return str(refused(self.file, error))
        return ""

    def _on_saved(self, message: Saved) -> None:
        # Every row up to the checkpoint has come before it.
        if Path(message.path) == self.file:
            self.record = _copied(self._controller.record)
            self.checkpoint = self.file
            self._end("")

    def _on_not_saved(self, message: NotSaved) -> None:
        if Path(message.path) != self.file:
            return
        if not self._controller.held and (self._at_hand or self._replaceable):
            self._ask()
        else:
            self.refused = message.refused
            self._end(message.problem)

    def _end(self, problem: str) -> None:
        if not self._over:
            self._over = True
            self._controller.saved.disconnect(self._on_saved)
            self._controller.not_saved.disconnect(self._on_not_saved)
            self.done.emit(problem)


class Snapshots(QObject):
    """Those of several runs, in a folder that goes with them.

    Where the folder for temporary files cannot be written, most often since its disk is full, they are taken once more
    into one beside the file that they are for: there has to be room for them in any case.

    Signals:
        done: an empty text, or what kept one of them from being had; those in `taken` were had nevertheless.

    Args:
        file: which they are for.

    Attributes:
        taken: those that were had, in the order in which they came.
    """

    done = Signal(str)

    def __init__(self, controllers: Iterable[RunController], file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._controllers = list(controllers)
        self._target = file
        self._folders: list[tempfile.TemporaryDirectory[str] | LockedFolder] = []
        self._waiting: set[Snapshot] = set()
        self._beside = self._refused = False
        self._problem = ""
        self.taken: list[Snapshot] = []

    def take(self) -> None:
        """Begin; `done` follows, maybe at once."""
        if self._open(lambda: new_folder("states")) or self._open_beside():
            self._begin()
        else:
            self.done.emit(self._problem)

    def release(self) -> None:
        """Remove the files: what they were for is written, or never will be."""
        for folder in self._folders:
            folder.cleanup()
        self.deleteLater()

    def _begin(self) -> None:
        folder = Path(self._folders[-1].name)
        snapshots = [
            Snapshot(controller, folder / f"{number}.checkpoint", self)
            for number, controller in enumerate(self._controllers)
        ]
        self._waiting, self._problem, self._refused, self.taken = set(snapshots), "", False, []
        for snapshot in snapshots:
            snapshot.done.connect(lambda problem, snapshot=snapshot: self._on_done(snapshot, problem))
        for snapshot in snapshots:
            snapshot.take()
        if not snapshots:
            self.done.emit("")

    def _on_done(self, snapshot: Snapshot, problem: str) -> None:
        self._waiting.remove(snapshot)
        if problem:
            # The person knows nothing of the place where the states are, and in the end none is left but the file's.
            told = problem.replace(str(snapshot.file), str(self._target)) if snapshot.refused else problem
            self._problem = self._problem or told
            self._refused |= snapshot.refused
        else:
            self.taken.append(snapshot)
        if self._waiting:
            return
        if self._refused and not self._beside and self._open_beside():
            self._begin()
        else:
            self.done.emit(self._problem)

    def _open_beside(self) -> bool:
        self._beside = True
        return self._open(lambda: folder_beside(self._target))

    def _open(self, make: Callable[[], tempfile.TemporaryDirectory[str] | LockedFolder]) -> bool:
        """Have another folder for the states. Returns whether that is possible; else `_problem` says why not."""
        try:
            self._folders.append(make())
        except OSError as error:
            self._problem = str(refused(self._target, error))
            return False
        return True


def with_state(record: RunRecord, checkpoint: Path) -> RunRecord:
    """The run as the state in a file has it, without what came later; for a thread. Raises FileError."""
    with portion(0.0, 0.5):
        state, history = load_states(checkpoint)
    with portion(0.5, 1.0):
        record = record.until(state.step)
    record.checkpoint, record.history = state, history
    return record


def _copied(record: RunRecord) -> RunRecord:
    """What a thread may read while the run goes on; leaving out what is too new takes long, and is left to it."""
    changes, switches = list(record.changes), list(record.switches)
    return replace(
        record, changes=changes, switches=switches, checkpoint=None, series=deepcopy(record.series)
    )
