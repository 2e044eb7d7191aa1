"""Runs that differ in one field only: equal seeds give them the same start and the same batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fields import Number

RATE = "optimizer.learning_rate"


def racers(base: Experiment, path: str, values: Sequence[Any]) -> tuple[Experiment, ...]:
    """The experiment with each of the values (JSON) at a path. Raises InputError with the path.

    Lanes stay, but for what they say of that very field.
    """
    return tuple(paths.put(_without_lane_values(base, path), path, value) for value in values)


def as_lanes(base: Experiment, path: str, values: Sequence[Any]) -> Experiment:
    """One run whose lanes have these values at a path. Raises InputError where they cannot be lanes."""
    made: Experiment = base.replace(lanes=tuple(((path, value),) for value in values))
    return made


def rate_field(experiment: Experiment) -> Number | None:
    """The field of the learning rate; None for methods that have none."""
    try:
        field = paths.trail(experiment, RATE)[-1]
    except InputError:
        return None
    return field if isinstance(field, Number) else None


def with_rate(experiment: Experiment, rate: float) -> Experiment:
    """The same at another learning rate, if it has one. Raises InputError."""
    return racers(experiment, RATE, (rate,))[0] if rate_field(experiment) is not None else experiment


def _without_lane_values(experiment: Experiment, path: str) -> Experiment:
    lanes = tuple(tuple(pair for pair in lane if pair[0] != path) for lane in experiment.lanes)
    changed: Experiment = experiment.replace(lanes=lanes if any(lanes) else ())
    return changed
