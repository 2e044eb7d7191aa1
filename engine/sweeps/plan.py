"""From a grid to few runs: what can be lanes is trained side by side in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.sweeps.grid import Cell, Grid
from engine.training.topology import inspect

MOST_LANES = 64
MOST_PARAMETERS = 4_000_000
"""Of all lanes of a run together: each takes several times that memory for gradients and the method's state."""


@dataclass(frozen=True)
class SweepRun:
    """A run that trains cells of a grid.

    Attributes:
        cells: that of each lane.
    """

    experiment: Experiment
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Plan:
    """What has to be trained for a grid.

    Attributes:
        runs: in the order of the cells.
        refused: cells that cannot be trained, and why.
    """

    runs: tuple[SweepRun, ...]
    refused: dict[Cell, InputError]


def can_be_lane(experiment: Experiment, path: str) -> bool:
    """Whether the value at a path may differ between the lanes of one run. Raises InputError."""
    return not path.endswith("kind") and paths.trail(experiment, path)[-1].lane


def plan(grid: Grid) -> Plan:
    """The runs of a grid."""
    runs: list[SweepRun] = []
    refused: dict[Cell, InputError] = {}
    groups: dict[tuple[tuple[str, object], ...], list[Cell]] = {}
    for cell in grid.cells():
        try:
            experiment = grid.experiment(cell)
            apart = tuple(pair for pair in grid.values(cell) if not can_be_lane(experiment, pair[0]))
        except InputError as error:
            refused[cell] = error
            continue
        groups.setdefault(apart, []).append(cell)
    for apart, cells in groups.items():
        problems = inspect(grid.experiment(cells[0])).problems
        if problems:
            refused |= dict.fromkeys(cells, problems[0])
        else:
            runs += _runs(grid, {path for path, _ in apart}, cells)
    return Plan(tuple(runs), refused)


def _runs(grid: Grid, apart: set[str], cells: list[Cell]) -> Iterator[SweepRun]:
    """Runs of cells that differ only in what may be lanes."""
    first = grid.experiment(cells[0])
    found = inspect(first).plan
    size = found.layout.size if found is not None else 1
    most = max(1, min(MOST_LANES, MOST_PARAMETERS // max(size, 1)))
    for start in range(0, len(cells), most):
        some = tuple(cells[start : start + most])
        if len(some) == 1:
            yield SweepRun(grid.experiment(some[0]), some)
            continue
        lanes = [tuple(pair for pair in grid.values(cell) if pair[0] not in apart) for cell in some]
        yield SweepRun(first.replace(lanes=lanes), some)
