"""A grid over fields of an experiment: one experiment for each combination of values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine import paths, registry
from engine.errors import InputError
from engine.experiment import Experiment

Cell = tuple[int, ...]
"""The number of the value on each axis."""


@dataclass(frozen=True)
class Axis:
    """Values (JSON) to put at a path."""

    path: str
    values: tuple[Any, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise InputError(self.path, "needs at least one value")


@dataclass(frozen=True)
class Grid:
    """Axes around an experiment.

    Every cell is trained for the same number of steps: there is no early stopping in it, and of an experiment with
    lanes it is the first one.

    Attributes:
        steps: length of each run, also the horizon of its schedule; 0 for the experiment's own.
    """

    base: Experiment
    axes: tuple[Axis, ...]
    steps: int = 0

    @cached_property
    def ground(self) -> Experiment:
        """What all cells have in common."""
        single = self.base.lane(0)
        never = registry.decode("stoppings", "never")
        ground: Experiment = single.replace(steps=self.steps or single.steps, stopping=never)
        return ground

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has."""
        return tuple(len(axis.values) for axis in self.axes)

    def cells(self) -> Iterator[Cell]:
        """All of them, the last axis fastest."""
        return itertools.product(*(range(count) for count in self.shape))

    def values(self, cell: Cell) -> tuple[tuple[str, Any], ...]:
        """Paths and values of a cell in the order in which they must be put: a kind before what it brings."""
        pairs = [(axis.path, axis.values[number]) for axis, number in zip(self.axes, cell, strict=True)]
        return tuple(sorted(pairs, key=lambda pair: not pair[0].endswith("kind")))

    def experiment(self, cell: Cell) -> Experiment:
        """The experiment of a cell. Raises InputError where its values do not go together."""
        experiment = self.ground
        for path, value in self.values(cell):
            experiment = paths.put(experiment, path, value)
        return experiment

    def run_of(self, cell: Cell) -> Experiment:
        """A cell as a run of its own: what was measured, with the early stopping of the base."""
        made: Experiment = self.experiment(cell).replace(stopping=self.base.stopping)
        return made
