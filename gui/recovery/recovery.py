"""What the program does so that no end of it loses more than a minute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.recovery.autosave import Autosave
from gui.recovery.copies import left_copies, new_copy
from gui.recovery.offer import RecoveryOffer
from gui.scratch import sweep
from gui.widgets.notice import Severity

if TYPE_CHECKING:
    from gui.app import Program


class Recovery(QObject):
    """Offers the copies that other windows have left, and keeps one of this window's document.

    Args:
        folder: where this program keeps its data.
    """

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__(program.window)
        context, window = program.context, program.window
        self._notices = context.notices
        copy = new_copy(folder)
        self.autosave: Autosave | None = None
        if copy is not None:
            self.autosave = Autosave(
                context.document,
                context.runs,
                program.files.saver,
                copy,
                lambda: window.settings.value.autosave,
                self,
            )
            self.autosave.failed.connect(self._tell)
        self.offer = RecoveryOffer(program.files, context.notices, self, self.autosave)
        self.offer.show(left_copies(folder))
        sweep()

    def close(self) -> None:
        """The program ends as it should."""
        self.offer.close()
        if self.autosave is not None:
            self.autosave.close()

    def _tell(self, problem: str) -> None:
        text = self.tr("No copy of what is unsaved could be kept. Save it yourself from time to time.")
        self._notices.show(Severity.WARNING, text, advice=problem, key="autosave")
