"""Where the window shows how far long work is: a row for each, and no room while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.theme.style import set_role
from gui.work.center import WorkCenter
from gui.work.work import Work

if TYPE_CHECKING:
    from gui.sweeps.progress_row import ProgressRow

PACE = 100
"""Milliseconds between two looks at how far it is."""
PATIENCE = 0.5
"""Seconds after which work counts as long."""


class WorkArea(QWidget):
    """Draws the work of a `WorkCenter` once it takes long.

    Attributes:
        patience: seconds after which a row is shown.
    """

    def __init__(self, center: WorkCenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patience = PATIENCE
        self._center = center
        self._rows: dict[Work, tuple[QFrame, ProgressRow]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self.look)
        center.changed.connect(self._follow)
        self._follow()

    @property
    def rows(self) -> list[ProgressRow]:
        """Those on show, oldest first."""
        return [row for _, row in self._rows.values()]

    def look(self) -> None:
        """Show how far everything is by now."""
        for work in self._center.under_way:
            if work not in self._rows and work.age >= self.patience:
                self._add(work)
            if work in self._rows:
                self._rows[work][1].show_progress(work.share, work.remaining, work.title)

    def _follow(self) -> None:
        under_way = self._center.under_way
        for work in [work for work in self._rows if work not in under_way]:
            frame, _ = self._rows.pop(work)
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.setVisible(bool(self._rows))
        if not under_way:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _add(self, work: Work) -> None:
        from gui.sweeps.progress_row import ProgressRow  # sweeps are not needed before

        row = ProgressRow()
        row.bar.setAccessibleName(work.title)
        row.cancel_button.setAccessibleName(self.tr("Cancel: {work}").format(work=work.title))
        row.cancel_button.setToolTip(self.tr("Cancel (Esc)"))
        row.cancelled.connect(work.cancel)
        frame = QFrame()
        set_role(frame, "notice")
        set_role(frame, "info", "severity")
        line = QHBoxLayout(frame)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(row)
        self._column.addWidget(frame)
        self._rows[work] = frame, row
        self.show()
        self.raise_()  # above the welcome page, which may lie over the window
