"""Writes a session while the window goes on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from engine.errors import DescensoError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session import session as sessions
from engine.session.session import Session
from engine.worker.messages import Saved
from gui.document import Document
from gui.run_controller import RunController
from gui.run_link import record_until

Then = Callable[[], object]


@dataclass
class _Job:
    """A file on its way; `checkpoint` is where the worker puts the state, None where there is no run."""

    file: Path
    then: list[Then]
    before: tuple[Path | None, str]
    checkpoint: Path | None = None
    writing: bool = False


class SessionSaver(QObject):
    """First the worker's checkpoint, then the writing, in a thread of its own.

    Signals:
        finished: the file, and an empty text or what kept it from being written.
    """

    finished = Signal(object, str)
    _written = Signal(str)

    def __init__(self, document: Document, controller: RunController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._controller = controller
        self._job: _Job | None = None
        self._scratch = tempfile.TemporaryDirectory(prefix="descenso-", ignore_cleanup_errors=True)
        self._written.connect(self._finish)
        controller.saved.connect(self._on_checkpoint)
        controller.state_changed.connect(self._on_state)
        controller.failed.connect(self._give_up)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def save(self, file: Path, then: Then | None = None) -> None:
        """Write the session to `file`, and do `then` when that has succeeded."""
        if self._job is not None:
            self.afterwards(lambda: self.save(file, then))
            return
        job = self._job = _Job(file, [then] if then else [], (self._document.file, self._document.title))
        if self._controller.opened is None:
            self._write(None)
        else:
            job.checkpoint = Path(self._scratch.name) / "saved.checkpoint"
            self._controller.save_checkpoint(job.checkpoint)

    def afterwards(self, then: Then) -> None:
        """Do `then` when what is being written is complete."""
        if self._job is None:
            then()
        else:
            self._job.then.append(then)

    def close(self) -> None:
        """Let a file that is being written be completed, and remove what was scratch."""
        QThreadPool.globalInstance().waitForDone()
        self._scratch.cleanup()

    def _on_checkpoint(self, message: Saved) -> None:
        # Every row up to the checkpoint has come before it.
        if self._job is not None and self._job.checkpoint == Path(message.path):
            self._write(record_until(self._controller.record, message.step))

    def _write(self, record: RunRecord | None) -> None:
        assert self._job is not None
        job, experiment = self._job, self._document.experiment
        job.writing = True
        # Edits and steps from here on are newer than the file.
        self._document.mark_saved(job.file, job.file.stem)
        QThreadPool.globalInstance().start(lambda: self._written.emit(_write_file(job, experiment, record)))

    def _on_state(self) -> None:
        if self._controller.state == "lost":
            self._give_up(self.tr("The process that trains has ended. Restart it, then save again."))

    def _give_up(self, problem: str) -> None:
        """The checkpoint will not come."""
        if self._job is not None and not self._job.writing:
            self._finish(problem)

    def _finish(self, problem: str) -> None:
        job, self._job = self._job, None
        assert job is not None
        if problem and job.writing:
            self._document.mark_unsaved(*job.before)
        self.finished.emit(job.file, problem)
        if not problem:
            for then in job.then:
                then()


def _write_file(job: _Job, experiment: Experiment, record: RunRecord | None) -> str:
    """Runs in a thread; returns what went wrong."""
    try:
        if record is not None and job.checkpoint is not None:
            record.checkpoint = sessions.load_checkpoint(job.checkpoint)
        sessions.save(job.file, Session(experiment, (record,) if record else ()))
    except (DescensoError, OSError, MemoryError) as error:
        return str(error) or type(error).__name__
    return ""
