"""Writes a session while the window goes on."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from engine.recording.run import RunRecord
from engine.session import session as sessions
from engine.session.session import Session
from engine.worker.messages import NotSaved, Saved
from gui.document import Document
from gui.run_controller import RunController
from gui.run_link import ENDED, record_until

Then = Callable[[], object]


@dataclass
class _Job:
    """A file on its way.

    Attributes:
        replaceable: the run had no progress when it was asked for its state, so that another may take its place.
        before: the document's file and title, should this one not be written.
        afterwards: what follows in any case, before `on_success`, which may close the window.
        on_success: what follows when the file is written and nothing else is to be.
    """

    file: Path
    replaceable: bool
    before: tuple[Path | None, str]
    on_success: list[Then]
    afterwards: list[Then] = field(default_factory=list)


class SessionSaver(QObject):
    """First the worker's checkpoint, then the writing, in a thread of its own.

    A run that has ended is written as its last checkpoint has it.

    Signals:
        finished: the file, and an empty text or what kept it from being written.

    Attributes:
        rest: what belongs to the session beside the experiment and the run on screen.
    """

    finished = Signal(object, str)
    _written = Signal(str)

    def __init__(self, document: Document, controller: RunController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._controller = controller
        self.rest = Session(document.experiment)
        self._job: _Job | None = None
        self._scratch = tempfile.TemporaryDirectory(prefix="descenso-", ignore_cleanup_errors=True)
        self._checkpoint = Path(self._scratch.name) / "saved.checkpoint"
        self._written.connect(self._finish)
        controller.saved.connect(self._on_saved)
        controller.not_saved.connect(self._on_not_saved)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def save(self, file: Path, then: Then | None = None) -> None:
        """Write the session to `file`, and do `then` when that has succeeded."""
        if self._job is not None:
            self.afterwards(lambda: self.save(file, then))
            return
        before = (self._document.file, self._document.title)
        self._job = _Job(file, not self._controller.has_progress, before, [then] if then else [])
        self._ask()

    def afterwards(self, then: Then) -> None:
        """Do `then` when what is being written is complete or has failed."""
        if self._job is None:
            then()
        else:
            self._job.afterwards.append(then)

    def close(self) -> None:
        """Let a file that is being written be completed, and remove what was scratch."""
        QThreadPool.globalInstance().waitForDone()
        self._scratch.cleanup()

    @property
    def _at_hand(self) -> bool:
        """Whether the worker has nothing that is newer than what is kept here."""
        return self._controller.state == "none" or self._controller.state in ENDED

    def _ask(self) -> None:
        if self._at_hand:
            self._write_kept()
        else:
            self._controller.save_checkpoint(self._checkpoint)

    def _write_kept(self) -> None:
        """Write the run without asking the worker."""
        record, kept = self._controller.record, self._controller.last_checkpoint
        try:
            if kept is not None:
                shutil.copyfile(kept, self._checkpoint)  # a restart may take it away
        except OSError as error:
            self._finish(str(error))
            return
        checkpoint = self._checkpoint if kept is not None else None
        worth = checkpoint is not None or len(record.series) > 0
        self._write(record_until(record, math.inf) if worth else None, checkpoint)

    def _on_saved(self, message: Saved) -> None:
        # Every row up to the checkpoint has come before it.
        if self._job is not None and self._checkpoint == Path(message.path):
            self._write(record_until(self._controller.record, message.step), self._checkpoint)

    def _on_not_saved(self, message: NotSaved) -> None:
        job = self._job
        if job is None or self._checkpoint != Path(message.path):
            return
        if not self._controller.held and (self._at_hand or job.replaceable):
            self._ask()
        else:
            self._finish(message.problem)

    def _write(self, record: RunRecord | None, checkpoint: Path | None) -> None:
        assert self._job is not None
        job, document = self._job, self._document
        job.before = (document.file, document.title)
        # Edits and steps from here on are newer than the file.
        document.mark_saved(job.file, job.file.stem)
        runs = (*self.rest.runs, *((record,) if record else ()))
        session = replace(self.rest, experiment=document.experiment, runs=runs)
        QThreadPool.globalInstance().start(
            lambda: self._written.emit(_write_file(job.file, session, checkpoint))
        )

    def _finish(self, problem: str) -> None:
        job, self._job = self._job, None
        assert job is not None
        if problem:
            self._document.mark_unsaved(*job.before)
        self.finished.emit(job.file, problem)
        for then in job.afterwards:
            then()
        if problem:
            return
        if self._job is not None:  # one of these has begun to save again
            self._job.on_success += job.on_success
            return
        for then in job.on_success:
            then()


def _write_file(file: Path, session: Session, checkpoint: Path | None) -> str:
    """Runs in a thread; `checkpoint` is the state of the last run. Returns what went wrong."""
    try:
        if checkpoint is not None:
            *others, last = session.runs
            state = sessions.load_checkpoint(checkpoint)
            last = record_until(last, state.step)
            last.checkpoint = state
            session = replace(session, runs=(*others, last))
        sessions.save(file, session)
    except Exception as error:  # noqa: BLE001 - whatever it is, the saving must end
        return str(error) or type(error).__name__
    return ""
