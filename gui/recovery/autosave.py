"""Keeps a copy of what would be lost if the program ended now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import FileError
from gui.document import Document
from gui.recovery.copies import Copy, Told
from gui.runs.runs import Runs
from gui.session_saver import SessionSaver

INTERVAL = 60.0
"""Seconds between two copies, at most, where anything has changed."""

CALM = 1000
"""Milliseconds after a pause."""

SHARE = 0.05
"""Part of the time that may go into copies: those of large sessions come less often."""


class Autosave(QObject):
    """Writes a copy every minute in which something has changed, and at each pause.

    Where nothing would be lost there is none. Saving removes it, and so does a regular end.

    Signals:
        failed: what keeps a copy from being written; once, until one can be written again.
        renewed: a copy was written.

    Args:
        enabled: says whether a person wants it.
    """

    failed = Signal(str)
    renewed = Signal()

    def __init__(
        self,
        document: Document,
        runs: Runs,
        saver: SessionSaver,
        copy: Copy,
        enabled: Callable[[], bool] = lambda: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._runs, self._saver = document, runs, saver
        self.copy, self._enabled = copy, enabled
        self._kept: tuple[object, ...] = ()
        self._attempt: tuple[object, ...] = ()
        self._playing = False
        self._begun = 0.0
        self._failing = False
        self._timer = QTimer(self, interval=round(1000 * INTERVAL))
        self._timer.timeout.connect(self.keep)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.keep)
        runs.stirred.connect(self._follow)
        saver.copied.connect(self._on_copied)
        saver.finished.connect(self._on_saved)
        self._timer.start()

    def keep(self) -> None:
        """Write a copy now if anything has changed since the last one; `copy` has it soon."""
        now = self._fingerprint()
        if not self._enabled() or not self._worthwhile():
            self._kept = ()
            self.copy.discard()
        elif now != self._kept and self._saver.save_copy(self.copy.path):
            self._attempt, self._begun = now, monotonic()

    def close(self) -> None:
        """The program ends as it should: nothing is left."""
        self._timer.stop()
        self._calm.stop()
        self.copy.discard()
        self.copy.release()

    def _fingerprint(self) -> tuple[object, ...]:
        """What a copy depends on."""
        heads = tuple((key, controller.head, id(controller.record)) for key, controller in self._runs)
        keeps_data = self._saver.rest.data is not None
        return id(self._document.scene), heads, self._document.undo_stack.index(), keeps_data

    def _worthwhile(self) -> bool:
        """Whether anything would be lost: an edit, or steps that were made since the file was opened or saved."""
        if self._document.file is not None or self._document.modified:
            return self._document.modified
        return any(controller.head > controller.first for _, controller in self._runs)

    def _follow(self) -> None:
        playing = self._runs.playing
        if self._playing and not playing:
            self._calm.start()
        self._playing = playing

    def _on_copied(self, file: Path, problem: str) -> None:
        if file != self.copy.path:
            return
        if not problem:
            try:
                self.copy.tell(Told(self._document.title, self._document.file))
            except FileError as error:
                problem = str(error)
        if problem:
            if not self._failing:
                self.failed.emit(problem)
        else:
            self._kept = self._attempt
            took = monotonic() - self._begun
            self._timer.setInterval(round(1000 * max(INTERVAL, took / SHARE)))
            self.renewed.emit()
        self._failing = bool(problem)

    def _on_saved(self, file: Path, problem: str) -> None:
        if not problem:
            self._kept = ()
            self.copy.discard()
