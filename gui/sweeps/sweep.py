"""Trains a grid in the background, one run after the other, and tells of each cell as it comes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QObject, Signal

from engine.errors import InputError
from engine.sweeps.figures import Figures, Yardstick, figures
from engine.sweeps.grid import Cell, Grid
from engine.sweeps.plan import plan
from gui.forms.words import engine_text
from gui.runs.runs import Runs
from gui.sweeps.errand import Errand

SweepState = Literal["ready", "running", "done", "cancelled", "failed"]


class Sweep(QObject):
    """One of its runs is in the worker at a time: beside runs on screen it has as much time as one of them.

    Attributes:
        state: what has become of it.
        problem: why it failed, in words.

    Signals:
        progressed: figures have come.
        ended: nothing more will come.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, runs: Runs, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.state: SweepState = "ready"
        self.problem = ""
        self._runs = runs
        self._plan = plan(grid)
        self._errands = [Errand(runs.hub, run, self._look) for run in self._plan.runs]
        self._places: dict[Cell, tuple[Errand, int]] = {
            cell: (errand, lane) for errand in self._errands for lane, cell in enumerate(errand.run.cells)
        }
        self._next = 0
        self._begun = 0.0

    @property
    def refused(self) -> Mapping[Cell, InputError]:
        """Cells that cannot be trained, and why."""
        return self._plan.refused

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        cells = sum(len(errand.run.cells) for errand in self._errands)
        made = sum(errand.share * len(errand.run.cells) for errand in self._errands)
        return made / cells if cells else 1.0

    @property
    def remaining(self) -> float | None:
        """Seconds that it will take at the pace so far; None as long as nobody can know."""
        made = self.share
        if self.state != "running" or made <= 0.0:
            return None
        return (time.monotonic() - self._begun) * (1.0 - made) / made

    def figures(self, cell: Cell, yardstick: Yardstick) -> Figures:
        """What is known of a cell by now."""
        if cell not in self._places:
            return Figures(over=True)
        errand, lane = self._places[cell]
        diverged = errand.diverged(lane)
        step = errand.step if diverged is None else diverged
        over = errand.done or diverged is not None
        return figures(errand.store, lane, yardstick, step, diverged, over=over)

    def start(self) -> None:
        """Begin with the first run."""
        self.state, self._begun = "running", time.monotonic()
        self._runs.attend(self, wanted=True)
        self._go_on()

    def cancel(self) -> None:
        """Stop at once; what has been found stays."""
        if self.state == "running":
            self._end("cancelled")

    def _look(self) -> None:
        """Something has come of the present run: figures, or its end."""
        errand = self._errands[self._next]
        if errand.failed:
            self.problem = engine_text(errand.problem) or self.tr("The process that trains has ended.")
            self._end("failed")
            return
        self.progressed.emit()
        if errand.done:
            self._next += 1
            self._go_on()

    def _go_on(self) -> None:
        if self._next < len(self._errands):
            self._errands[self._next].start()
        else:
            self._end("done")

    def _end(self, state: SweepState) -> None:
        self.state = state
        self._runs.attend(self, wanted=False)
        if self._next < len(self._errands):
            self._errands[self._next].end()
        self.ended.emit()
