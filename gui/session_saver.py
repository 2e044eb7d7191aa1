"""Writes a session while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.progress import portion
from engine.recording.run import RunRecord
from engine.session import session as sessions
from engine.session.session import Session
from gui.document import Document
from gui.runs.layout import to_layout
from gui.runs.runs import Runs
from gui.runs.snapshot import Snapshot, Snapshots, with_state
from gui.work.center import WorkCenter

Then = Callable[[], object]

GATHERING = 0.3
"""Part of the time that it takes to bring states and figures together; the rest goes into the file."""


@dataclass
class _Job:
    """A file on its way.

    Attributes:
        before: the document's file and title, should this one not be written.
        afterwards: what follows in any case, before `on_success`, which may close the window.
        on_success: what follows when the file is written and nothing else is to be.
        copy: whether the document stays what it is: its file, and what is unsaved in it.
        states: those of the runs, once they were asked for.
    """

    file: Path
    before: tuple[Path | None, str]
    on_success: list[Then]
    afterwards: list[Then] = field(default_factory=list)
    copy: bool = False
    states: Snapshots | None = None


@dataclass(frozen=True)
class _Written:
    """What went wrong, or which data are not in the file, and why."""

    problem: str = ""
    left_out: tuple[str, ...] = ()


class SessionSaver(QObject):
    """First the worker's checkpoint of each run, then the writing, in a thread of its own.

    Signals:
        finished: the file, and an empty text or what kept it from being written; not where it was given up.
        copied: the same for a copy that `save_copy` was asked for.

    Attributes:
        rest: what belongs to the session beside the experiments and their runs.
        layout_of: tells what the window has to say of itself in the session's layout.
        picture_of: gives a small picture of it, PNG.
        left_out: what kept files of data from being in the session that was written last, where it is to hold them.
    """

    finished = Signal(object, str)
    copied = Signal(object, str)

    def __init__(
        self, document: Document, runs: Runs, center: WorkCenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runs = runs
        self._center = center
        self.rest = Session(document.experiment)
        self.layout_of: Callable[[], Mapping[str, Any]] = dict
        self.picture_of: Callable[[], bytes] = bytes
        self.left_out: tuple[str, ...] = ()
        self._job: _Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def save(self, file: Path, then: Then | None = None) -> None:
        """Write the session to `file`, and do `then` when that has succeeded."""
        if self._job is not None:
            self.afterwards(lambda: self.save(file, then))
            return
        self._begin(_Job(file, (self._document.file, self._document.title), [then] if then else []))

    def save_copy(self, file: Path) -> bool:
        """Write the session as it stands to another file, of which the document takes no notice.

        Returns whether it was begun: not while something else is being written. `copied` tells its end.
        """
        if self._job is None:
            self._begin(_Job(file, (self._document.file, self._document.title), [], copy=True))
            return True
        return False

    def _begin(self, job: _Job) -> None:
        self._job = job
        states = job.states = Snapshots((controller for _, controller in self._runs), job.file, self)
        states.done.connect(
            lambda problem: self._finish(problem) if problem else self._write(job, states.taken)
        )
        states.take()

    def afterwards(self, then: Then) -> None:
        """Do `then` when what is being written is complete or has failed."""
        if self._job is None:
            then()
        else:
            self._job.afterwards.append(then)

    def close(self) -> None:
        """Let a file that is being written be completed."""
        self._center.wait()

    def _write(self, job: _Job, states: list[Snapshot]) -> None:
        document = self._document
        job.before = (document.file, document.title)
        if not job.copy:  # edits and steps from here on are newer than the file
            document.mark_saved(job.file, job.file.stem)
        scene = document.scene
        had = {snapshot.key: snapshot for snapshot in states}
        kept = [had[key] for key in scene.keys if key in had and had[key].record is not None]
        layout = {
            **self.rest.layout,
            **self.layout_of(),
            **to_layout(scene, [snapshot.key for snapshot in kept], self._runs.hidden, self._runs.pinned),
        }
        records = tuple(snapshot.record for snapshot in kept if snapshot.record is not None)
        session = replace(
            self.rest, experiment=document.experiment, runs=records, layout=layout, notes=document.notes.text
        )
        if not job.copy:
            session = replace(session, thumbnail=self.picture_of())
        checkpoints = [snapshot.checkpoint for snapshot in kept]
        title = self.tr("Saving {name}").format(name=job.file.name)
        write = partial(_write_file, job.file, session, checkpoints, thorough=not job.copy)
        self._center.begin(title, write, self._on_written, self._give_up, quiet=job.copy)

    def _on_written(self, written: _Written) -> None:
        assert self._job is not None
        if not self._job.copy:
            self.left_out = written.left_out
        self._finish(written.problem)

    def _give_up(self) -> None:
        """It was canceled: the old file is there, and the document as unsaved as before."""
        self._finish("", written=False)

    def _finish(self, problem: str, *, written: bool = True) -> None:
        job, self._job = self._job, None
        assert job is not None
        assert job.states is not None
        job.states.release()
        written = written and not problem
        if not written and not job.copy:
            self._document.mark_unsaved(*job.before)
        if written or problem:
            (self.copied if job.copy else self.finished).emit(job.file, problem)
        for then in job.afterwards:
            then()
        if not written:
            return
        if self._job is not None:  # one of these has begun to save again
            self._job.on_success += job.on_success
            return
        for then in job.on_success:
            then()


def _write_file(file: Path, session: Session, checkpoints: list[Path | None], *, thorough: bool) -> _Written:
    """Runs in a thread; `checkpoints` are the states of the runs.

    Args:
        thorough: pack what can be packed, have the data in it if they are to be, and keep the file before as a backup.
    """
    left_out: tuple[str, ...] = ()
    try:
        runs = list[RunRecord]()
        for number, (record, checkpoint) in enumerate(zip(session.runs, checkpoints, strict=True)):
            with portion(GATHERING * number / len(checkpoints), GATHERING * (number + 1) / len(checkpoints)):
                runs.append(record if checkpoint is None else with_state(record, checkpoint))
        with portion(GATHERING, 1.0):
            whole = replace(session, runs=tuple(runs))
            if thorough and whole.data is not None:
                whole, left_out = sessions.with_data(whole)
            sessions.save(file, whole, compress=thorough, backup=thorough)
    except Exception as error:  # noqa: BLE001 - whatever it is, the saving must end
        return _Written(str(error) or type(error).__name__)
    return _Written(left_out=left_out)
