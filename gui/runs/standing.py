"""How far the selected run has come, as the window shows it: one number at a time, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.frame_clock import FrameClock
from gui.runs.runs import Runs

TICKS = 3
"""It follows every third tick: ten times a second is as fast as figures can be read."""


class Standing(QObject):
    """The step that all displays show. Each of them asking the run would show what it was when that one asked.

    Attributes:
        step: updates made.
        epoch: the same in passes over the training part.

    Signals:
        changed: another look was taken at the run.
    """

    changed = Signal()

    def __init__(self, runs: Runs, clock: FrameClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._ticks = 0
        self.step = 0
        self.epoch = 0.0
        clock.tick.connect(self._on_tick)
        runs.state_changed.connect(self._look)
        runs.log_changed.connect(self._look)
        runs.moment_changed.connect(self._look)
        runs.frames_arrived.connect(self._on_frames)
        self._look()

    @property
    def moving(self) -> bool:
        """Whether the run goes on."""
        return self._runs.controller.state == "running"

    def _on_tick(self) -> None:
        self._ticks += 1
        if self.moving and self._ticks % TICKS == 0:
            self._look()

    def _on_frames(self) -> None:
        """Those that come after a run has stopped are its last: no tick looks at it any more."""
        if not self.moving:
            self._look()

    def _look(self) -> None:
        controller = self._runs.controller
        self.step, self.epoch = controller.step, controller.epoch
        self.changed.emit()
