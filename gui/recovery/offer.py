"""Offers what a window that ended unexpectedly has left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject

from gui.notices import NoticeCenter
from gui.recovery.copies import Copy
from gui.session_files import SessionFiles
from gui.widgets.notice import Severity


class RecoveryOffer(QObject):
    """One notice for each copy: take it up, or let it go. Closed without an answer, it is offered the next time."""

    def __init__(self, files: SessionFiles, notices: NoticeCenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    @staticmethod
    def _key(copy: Copy) -> str:
        return f"recover-{copy.path.stem}"

    def _recover(self, copy: Copy) -> None:
        """The copy goes only when it is on screen, and is kept again by this window."""
        told = copy.told()
        self._files.recover(copy.path, told.title, told.file, partial(self._discard, copy))

    def _discard(self, copy: Copy) -> None:
        self._notices.withdraw(self._key(copy))
        if copy in self._open:
            self._open.remove(copy)
        copy.discard()
        copy.release()
