"""What is saved of a run: its record, and its latest state in a file."""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.progress import portion
from engine.recording.run import RunRecord
from engine.session.session import load_states
from engine.worker.messages import NotSaved, Saved
from gui.runs.controller import RunController
from gui.runs.link import ENDED


class Snapshot(QObject):
    """Asks the worker for a run's state; a run that has ended is taken as its last checkpoint has it.

    Signals:
        done: an empty text, or what kept it from being had.

    Attributes:
        key: of the run.
        record: up to the state or beyond it, once it is done; None for a run that is not worth keeping.
        checkpoint: the file with the state; None where there is none.
    """

    done = Signal(str)

    def __init__(self, controller: RunController, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.key = controller.subject.key
        self.record: RunRecord | None = None
        self.checkpoint: Path | None = None
        self._controller = controller
        self._file = file
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
            self._controller.save_checkpoint(self._file)

    def _take_kept(self) -> None:
        """Take the run without asking the worker."""
        record, kept = self._controller.record, self._controller.last_checkpoint
        beginning = self._controller.subject.beginning
        if beginning is not None and kept == beginning.state:
            kept = None  # it is the other run's, and is made again
        try:
            if kept is not None:
                shutil.copyfile(kept, self._file)  # a restart may take it away
        except OSError as error:
            self._end(str(error))
            return
        self.checkpoint = self._file if kept is not None else None
        if kept is not None or len(record.series):
            self.record = _copied(record)
        self._end("")

    def _on_saved(self, message: Saved) -> None:
        # Every row up to the checkpoint has come before it.
        if Path(message.path) == self._file:
            self.record = _copied(self._controller.record)
            self.checkpoint = self._file
            self._end("")

    def _on_not_saved(self, message: NotSaved) -> None:
        if Path(message.path) != self._file:
            return
        if not self._controller.held and (self._at_hand or self._replaceable):
            self._ask()
        else:
            self._end(message.problem)

    def _end(self, problem: str) -> None:
        if not self._over:
            self._over = True
            self._controller.saved.disconnect(self._on_saved)
            self._controller.not_saved.disconnect(self._on_not_saved)
            self.done.emit(problem)


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
