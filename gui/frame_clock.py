"""The one clock that everything moving in the window follows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

ACTIVE_INTERVAL = 33
"""Milliseconds between ticks while something runs: 30 frames a second."""
IDLE_INTERVAL = 150
"""Milliseconds between ticks while nothing runs: soon enough for answers, too rare to be felt as load."""


class FrameClock(QObject):
    """A timer that slows down when nothing runs.

    Signals:
        tick: time to look for news and to paint.
    """

    tick = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=IDLE_INTERVAL)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Whether it ticks at all."""
        return self._timer.isActive()

    @property
    def interval(self) -> int:
        """Milliseconds between ticks."""
        return self._timer.interval()

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def set_active(self, active: bool) -> None:
        """Tick at full rate, or slowly."""
        interval = ACTIVE_INTERVAL if active else IDLE_INTERVAL
        if interval != self._timer.interval():
            self._timer.setInterval(interval)
