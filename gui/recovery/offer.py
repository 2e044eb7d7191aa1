"""Offers what a window that ended unexpectedly has left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject

from gui.notices import NoticeCenter
from gui.recovery.autosave import Autosave
from gui.recovery.copies import Copy
from gui.session_files import SessionFiles
from gui.widgets.notice import Severity


class RecoveryOffer(QObject):
    """One notice for each copy: take it up, or let it go. Closed without an answer, it is offered the next time.

    Args:
        kept: this window's own copy, which takes the place of one that was taken up.
    """

    def __init__(
        self,
        files: SessionFiles,
        notices: NoticeCenter,
        parent: QObject | None = None,
        kept: Autosave | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._taken: list[Copy] = []
        files.saver.finished.connect(self._on_saved)
        if kept is not None:
            kept.renewed.connect(self._let_go)
        self._files, self._notices = files, notices
        self._open: list[Copy] = []

    def show(self, copies: list[Copy]) -> None:
        """Offer these; they are this window's until it ends."""
        self._open += copies
        for copy in copies:
            told = copy.told()
            title = told.title or self.tr("Untitled")
            made = QDateTime.fromSecsSinceEpoch(round(copy.time))
            time = QLocale().toString(made, QLocale.FormatType.ShortFormat)
            text = self.tr("“{title}” was not saved when Descenso ended unexpectedly.")
            self._notices.show(
                Severity.WARNING,
                text.format(title=title),
                advice=self.tr("There is a copy of {time}.").format(time=time),
                actions=(
                    (self.tr("Recover"), partial(self._recover, copy)),
                    (self.tr("Discard"), partial(self._discard, copy)),
                ),
                key=self._key(copy),
            )

    def close(self) -> None:
        """Leave what was not answered for the next start."""
        for copy in self._open:
            copy.release()
        self._open.clear()
        self._let_go()

    @staticmethod
    def _key(copy: Copy) -> str:
        return f"recover-{copy.path.stem}"

    def _recover(self, copy: Copy) -> None:
        """The copy goes only when it is on screen, and kept again by this window or saved."""
        told = copy.told()
        self._files.recover(copy.path, told.title, told.file, partial(self._take, copy))

    def _take(self, copy: Copy) -> None:
        self._notices.withdraw(self._key(copy))
        if copy in self._open:
            self._open.remove(copy)
            self._taken.append(copy)
        if self._kept is not None:
            self._kept.keep()

    def _on_saved(self, _file: Path, problem: str) -> None:
        if not problem:
            self._let_go()

    def _let_go(self) -> None:
        """What was taken up is on the disk again, or nobody wants it."""
        taken, self._taken = self._taken, []
        for copy in taken:
            copy.discard()
            copy.release()

    def _discard(self, copy: Copy) -> None:
        self._notices.withdraw(self._key(copy))
        if copy in self._open:
            self._open.remove(copy)
        copy.discard()
        copy.release()
