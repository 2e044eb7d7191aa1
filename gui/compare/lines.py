"""All runs of the window as lines of the table, read again and again while they grow."""

from __future__ import annotations

from collections.abc import Sequence

from engine.experiment import Experiment
from gui.compare.cells import Cell
from gui.compare.columns import OF_LEARNING, SETTING, Column, figure_columns
from gui.compare.sentences import Contestant
from gui.compare.settings import Setting, differing, setting_value
from gui.compare.tally import Row, Tally
from gui.runs.runs import Runs

AT_ONCE = 4
"""Runs whose figures are read at a time, so that the window stays free."""


class Lines:
    """Keeps what is known of each run; reading costs what has come since the last time."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._tallies: dict[int, Tally] = {}
        self._names: dict[int, str] = {}
        self._cells: dict[int, dict[str, Cell]] = {}
        self._compared: list[Experiment] = []
        self._settings: list[Setting] = []

    def read(self, most: int = 0) -> tuple[list[Column], list[Row]]:
        """The columns and the rows.

        Args:
            most: of so many runs as they are now, those that were read longest ago, and of new ones; of the others as
                they were read last. 0 for all.
        """
        tallies = self._follow()
        self._find_settings([tally.experiment for tally in tallies.values()])
        self._names, scene = self._runs.names(), self._runs.document.scene
        self._cells = {key: cells for key, cells in self._cells.items() if key in tallies}
        new = [key for key in tallies if key not in self._cells]
        for key in [*new, *list(self._cells)[: most or None]]:
            self._cells.pop(key, None)  # so that it comes last next time
            self._cells[key] = tallies[key].cells(self._runs.of(key), self._settings)
        rows = []
        for key, controller in self._runs:
            cells = self._cells.get(key, {})
            rows.append(
                Row(key, self._names[key], scene.entry(key).style, tallies[key].note(controller), cells)
            )
        return self._columns(list(tallies.values())), rows

    def contestant(self, key: int) -> Contestant:
        """A run as one side of a comparison, as it was read last."""
        controller = self._runs.of(key)
        return Contestant(self._names[key], self._tallies[key].outcomes, controller.diverged, controller.step)

    def _follow(self) -> dict[int, Tally]:
        """A tally for each run, in order; a run that began anew gets a new one."""
        known, self._tallies = self._tallies, {}
        for key, controller in self._runs:
            tally = known.get(key)
            if tally is None or tally.record is not controller.record:
                tally = Tally(controller.record)
                self._cells.pop(key, None)
            self._tallies[key] = tally
        return self._tallies

    def _find_settings(self, experiments: Sequence[Experiment]) -> None:
        same = len(experiments) == len(self._compared) and all(
            one is two for one, two in zip(experiments, self._compared, strict=True)
        )
        if not same:
            before, self._settings = self._settings, differing(experiments)
            self._compared = list(experiments)
            if self._settings != before:
                self._cells.clear()

    def _columns(self, tallies: Sequence[Tally]) -> list[Column]:
        columns = [
            Column(
                SETTING + setting.path,
                setting.caption,
                setting.title,
                all(not isinstance(setting_value(one, setting.path), str) for one in self._compared),
            )
            for setting in self._settings
        ]
        surfaces = all(tally.record.start.surface.is_surface for tally in tallies)
        figures = figure_columns()
        return columns + [column for column in figures if not (surfaces and column.name in OF_LEARNING)]
