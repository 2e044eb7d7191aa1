"""Trains for some steps, waits until all of it is on show, and takes a picture of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.worker.messages import Reading
from gui.context import Context

SETTLING_TICKS = 8
"""Ticks between the last news and the picture: every view has painted by then."""
PATIENCE_TICKS = 100
"""Ticks after which the picture is taken even if a reading has not come."""


class Portrait(QObject):
    """Takes one picture of `window`.

    Signals:
        advanced: steps made since the start.
        finished: whether the picture was written.
    """

    advanced = Signal(int)
    finished = Signal(bool)

    def __init__(self, window: QWidget, context: Context, file: Path, steps: int) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._file = file
        self._steps = steps
        self._first: int | None = None
        self._read: dict[str, int] = {}
        self._settled = 0
        self._waited = 0
        context.runs.reading_arrived.connect(self._on_reading)
        context.clock.tick.connect(self._on_tick)

    def _on_reading(self, probe: str, reading: Reading) -> None:
        self._read[probe] = reading.step

    def _on_tick(self) -> None:
        runs, controller = self._context.runs, self._context.controller
        if self._first is None:
            if runs.busy:
                return
            self._first = controller.step
            if self._steps:
                runs.train(self._steps)
        self.advanced.emit(controller.step - self._first)
        if runs.busy:
            return
        self._waited += 1
        missing = [probe for probe in controller.watched if self._read.get(probe) != controller.step]
        if missing and controller.opened is not None and self._waited < PATIENCE_TICKS:
            return
        self._settled += 1
        if self._settled >= SETTLING_TICKS:
            self._context.clock.tick.disconnect(self._on_tick)
            self.finished.emit(self._window.grab().save(str(self._file)))
