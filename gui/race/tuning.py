"""Finds a learning rate for each that races: a small sweep in lanes, widened as long as its edge is best."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from engine.experiment import Experiment
from engine.sweeps.figures import Yardstick
from engine.sweeps.grid import Axis, Grid
from engine.sweeps.race import RATE, rate_field, with_rate
from engine.sweeps.sensitivity import Edge, best_of, beyond, edge_of
from engine.sweeps.spacing import suggested
from gui.race.contest import Contestant
from gui.runs.runs import Runs
from gui.sweeps.sweep import Sweep, SweepState

MOST_WIDENINGS = 3
"""Times that a grid is widened before the edge is only told."""


@dataclass
class Sensitivity:
    """What the learning rate does to one that races.

    Attributes:
        found: the last figure by rate, None for a rate at which it diverged; as far as is known.
        widenings: how often the grid was widened.
    """

    contestant: Contestant
    yardstick: Yardstick
    widenings: int = 0
    found: dict[float, float | None] = field(default_factory=dict)

    @property
    def best(self) -> float | None:
        """The best rate so far."""
        return best_of(self.found, self.yardstick)

    @property
    def edge(self) -> Edge:
        """Where the best one lies on the edge of what was tried."""
        return edge_of(self.found, self.best)

    @property
    def tuned(self) -> Experiment:
        """The experiment at its best rate; as it was where there is none."""
        best = self.best
        return self.contestant.experiment if best is None else with_rate(self.contestant.experiment, best)


class Tuning(QObject):
    """One after the other.

    Args:
        steps: length of each trial.
        own: each begins around its own usual rate, and not around the present one.

    Attributes:
        curves: of all that race, as far as they are known.
        state, problem: see `Sweep`.

    Signals:
        progressed: figures have come.
        ended: nothing more will come.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(
        self,
        runs: Runs,
        racing: Sequence[Contestant],
        yardstick: str,
        steps: int,
        *,
        own: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.curves = [Sensitivity(one, Yardstick.of(yardstick, one.experiment)) for one in racing]
        self.state: SweepState = "ready"
        self.problem = ""
        self._runs = runs
        self._steps = steps
        self._own = own
        self._sweep: Sweep | None = None
        self._now = -1
        self._begun = time.monotonic()

    @property
    def share(self) -> float:
        """How much of it is done, widenings aside."""
        within = self._sweep.share if self._sweep is not None else 0.0
        return min((max(self._now, 0) + within) / len(self.curves), 1.0) if self.curves else 1.0

    @property
    def remaining(self) -> float | None:
        """Seconds that it will take at the pace so far, widenings aside."""
        made = self.share
        return (time.monotonic() - self._begun) * (1.0 - made) / made if made > 0.0 else None

    @property
    def current(self) -> Contestant | None:
        """Whose turn it is."""
        return self.curves[self._now].contestant if 0 <= self._now < len(self.curves) else None

    def start(self) -> None:
        """Begin with the first."""
        self.state = "running"
        self._next()

    def cancel(self) -> None:
        """Stop at once; what has been found stays."""
        if self.state == "running":
            self.state = "cancelled"
            if self._sweep is not None:
                self._sweep.cancel()
            self.ended.emit()

    def _next(self) -> None:
        self._now += 1
        if self._now >= len(self.curves):
            self.state = "done"
            self.ended.emit()
            return
        experiment = self.curves[self._now].contestant.experiment
        field = rate_field(experiment)
        if field is None:
            self._next()
            return
        present = experiment.optimizer.learning_rate
        self._try(suggested(field, field.initial() if self._own else present))

    def _try(self, rates: tuple[float, ...]) -> None:
        experiment = self.curves[self._now].contestant.experiment
        if self._sweep is not None:
            self._sweep.deleteLater()
        self._sweep = Sweep(self._runs, Grid(experiment, (Axis(RATE, rates),), self._steps), self)
        self._sweep.progressed.connect(self._gather)
        self._sweep.ended.connect(self._on_ended)
        self._sweep.start()

    def _gather(self) -> None:
        curve, sweep = self.curves[self._now], self._sweep
        assert sweep is not None
        for cell in sweep.grid.cells():
            figures = sweep.figures(cell, curve.yardstick)
            if figures.over or figures.final is not None:
                curve.found[sweep.grid.axes[0].values[cell[0]]] = figures.final
        self.progressed.emit()

    def _on_ended(self) -> None:
        sweep, curve = self._sweep, self.curves[self._now]
        assert sweep is not None
        if self.state != "running":
            return
        if sweep.state == "failed":
            self.state, self.problem = "failed", sweep.problem
            self.ended.emit()
            return
        self._gather()
        field = rate_field(curve.contestant.experiment)
        further = beyond(curve.found, curve.edge, field) if field is not None else ()
        if further and curve.widenings < MOST_WIDENINGS:
            curve.widenings += 1
            self._try(further)
        else:
            self._next()
