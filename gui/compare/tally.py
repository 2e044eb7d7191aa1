"""What is told of each run, kept up as it grows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.comparison.best import Best
from engine.comparison.outcomes import Outcomes
from engine.experiment import Experiment
from engine.recording.run import LiveChange, RunRecord
from engine.training.topology import inspect
from gui import formatting
from gui.compare import cells
from gui.compare.cells import Cell
from gui.compare.columns import SETTING
from gui.compare.settings import Setting, setting_text, setting_value
from gui.forms.words import SEPARATOR
from gui.plots.clock import COLUMN
from gui.plots.shown_run import odometer_of
from gui.runs.controller import RunController

translate = QCoreApplication.translate


class Row(NamedTuple):
    """A run as a line of the table.

    Attributes:
        style: number of its color and dash.
        note: stands beneath the name: how many lanes, how many of them diverged.
        cells: by the names of the columns.
    """

    key: int
    name: str
    style: int
    note: str
    cells: dict[str, Cell]


class Tally:
    """Follows one run; what was looked at once is not looked at again."""

    def __init__(self, record: RunRecord) -> None:
        self.record = record
        self.outcomes = Outcomes(record)
        self.inspection = inspect(record.start)
        self._known: tuple[int, LiveChange | None] = (0, None)
        self._experiment = record.start

    @property
    def experiment(self) -> Experiment:
        """The experiment in force, with all live changes."""
        changes = self.record.changes
        known = len(changes), changes[-1] if changes else None
        if known != self._known:
            self._known, self._experiment = known, self.record.experiment
        return self._experiment

    def cells(self, controller: RunController, settings: Sequence[Setting]) -> dict[str, Cell]:
        """All cells of its row but the name."""
        experiment = self.experiment
        found = {
            SETTING + setting.path: Cell(
                setting_value(experiment, setting.path),
                text := setting_text(experiment, setting.path),
                tip=text,
            )
            for setting in settings
        }
        return found | self._figures(controller.diverged) | self._costs(controller)

    def note(self, controller: RunController) -> str:
        """How many lanes there are, and whether they and the run are as they should be."""
        lanes, diverged = self.outcomes.lanes, len(controller.diverged)
        words = []
        if lanes > 1:
            seeds = all(not overrides for _, overrides in self.outcomes.keys)
            text = translate("Compare", "{count} seeds") if seeds else translate("Compare", "{count} lanes")
            words.append(text.format(count=lanes))
        if diverged:
            text = translate("Compare", "{count} diverged").format(count=diverged)
            words.append(text if lanes > 1 else translate("Compare", "diverged"))
        if controller.stale:
            words.append(translate("Compare", "changed since it began"))
        return SEPARATOR.join(words)

    def _figures(self, diverged: Sequence[int]) -> dict[str, Cell]:
        outcomes, measure = self.outcomes, self.record.start.measure
        judge = outcomes.judge
        on_test = judge == "test"
        plain = partial(formatting.number, significant=3), partial(formatting.number, significant=2)
        shares = formatting.percent, partial(formatting.percent, decimals=0)
        words = shares if measure.percent else plain
        lowest, best = outcomes.best("objective", judge), outcomes.best("measure", judge)
        judged = outcomes.last("objective", judge, diverged) if judge != "train" else ()
        gaps = [gap for lane, gap in enumerate(outcomes.gaps("measure")) if lane not in diverged]
        return {
            "objective": cells.figure(outcomes.last("objective", "train", diverged), *plain),
            "objective_judged": cells.figure(judged, *plain, on_test=on_test),
            "objective_best": cells.figure(_values(lowest), *plain, on_test=on_test),
            "objective_step": cells.best_step(lowest),
            "measure": cells.figure(outcomes.last("measure", judge, diverged), *words, on_test=on_test),
            "measure_best": cells.figure(_values(best), *words, on_test=on_test),
            "measure_step": cells.best_step(best),
            "measure_test": cells.figure(outcomes.last("measure", "test", diverged), *words),
            "gap": cells.figure(gaps, *words),
        }

    def _costs(self, controller: RunController) -> dict[str, Cell]:
        samples = controller.opened.samples.get("train", 0) if controller.opened else 0
        odometer = odometer_of(self.record, samples, self.inspection)
        plan = self.inspection.plan
        size = plan.layout.size if plan is not None else None
        step = controller.step
        return {
            "steps": Cell(step, formatting.number(step)),
            "seconds": cells.duration(self.outcomes.column(COLUMN)[0]),
            "multiply_adds": cells.count(odometer.multiply_adds * step),
            "parameters": Cell(size, formatting.number(size)) if size is not None else cells.EMPTY,
        }


def _values(found: Sequence[Best | None]) -> list[float | None]:
    return [best.value if best is not None else None for best in found]
