"""The figures of a run as it stands: the latest of each series, and what follows from them."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from engine.comparison.spread import Spread, spread
from engine.metrics.base import Metric
from engine.recording.store import SeriesStore
from engine.tasks import SPLITS

Ends = tuple[float, float]


@dataclass(frozen=True)
class Figures:
    """Values of a single lane, or the medians over several; None where nothing has been recorded.

    Attributes:
        objective: J by split: the loss with the penalties.
        measure: P by split.
        interval: where the measure on unseen data lies with 95 % confidence; of a single lane.
        objective_gap, measure_gap: how much worse the test part is than the training part; negative if better.
        evaluated: the step of the latest evaluation.
        calls: how often the latest update asked the oracle; None for methods that do not.
        lanes: how many there are.
        objective_ends, measure_ends: between which the middle half of several lanes lies, by split.
    """

    objective: dict[str, float | None]
    measure: dict[str, float | None]
    interval: Ends | None
    objective_gap: float | None
    measure_gap: float | None
    learning_rate: float | None
    gradient_norm: float | None
    update_ratio: float | None
    evaluated: int | None
    calls: float | None
    lanes: int = 1
    objective_ends: dict[str, Ends] = field(default_factory=dict)
    measure_ends: dict[str, Ends] = field(default_factory=dict)


def latest_figures(
    store: SeriesStore,
    measure: Metric,
    test_samples: int,
    diverged: Collection[int] = (),
    step: int | None = None,
) -> Figures:
    """The figures that `store` ends with, for a test part of `test_samples`; or those that it had at `step`.

    Args:
        diverged: lanes of several that have; they end worse than all others.
    """
    each = [_of_lane(store, measure, lane, step) for lane in range(max(1, store.lanes))]
    if len(each) > 1:
        return _together(each, measure, diverged)
    (only,) = each
    value = only.measure["test"]
    known = value is not None and test_samples > 0
    return replace(
        only, interval=measure.interval(value, test_samples) if known and value is not None else None
    )


def _of_lane(store: SeriesStore, measure: Metric, lane: int, step: int | None) -> Figures:
    def latest(column: str) -> tuple[int, float] | None:
        series = store.get((column, lane))
        return series.latest(step) if series is not None else None

    def last(column: str) -> float | None:
        found = latest(column)
        return found[1] if found is not None else None

    losses = {split: last(f"{split}_loss") for split in SPLITS}
    measures = {split: last(f"{split}_measure") for split in SPLITS}
    penalty = _difference(last("train_objective"), losses["train"]) or 0.0
    objectives = {split: None if loss is None else loss + penalty for split, loss in losses.items()}
    gap = _difference(measures["train"], measures["test"])
    evaluated = latest("train_loss")
    return Figures(
        objectives,
        measures,
        None,
        _difference(losses["test"], losses["train"]),
        -gap if gap is not None and not measure.higher_is_better else gap,
        last("learning_rate"),
        last("gradient_norm"),
        last("update_ratio"),
        evaluated[0] if evaluated is not None else None,
        last("oracle_calls"),
    )


def _together(each: Sequence[Figures], measure: Metric, diverged: Collection[int]) -> Figures:
    """The medians and quartiles of several lanes."""
    going = [figures for lane, figures in enumerate(each) if lane not in diverged]

    def median(value: Callable[[Figures], float | None]) -> float | None:
        found = spread(map(value, going))
        return found.median if found is not None else None

    def by_split(
        value: Callable[[Figures], dict[str, float | None]], worst: float
    ) -> dict[str, Spread | None]:
        return {
            split: spread(
                worst if lane in diverged and value(figures)[split] is not None else value(figures)[split]
                for lane, figures in enumerate(each)
            )
            for split in SPLITS
        }

    objective = by_split(lambda figures: figures.objective, math.inf)
    measured = by_split(lambda figures: figures.measure, -math.inf if measure.higher_is_better else math.inf)
    return Figures(
        _medians(objective),
        _medians(measured),
        None,
        median(lambda figures: figures.objective_gap),
        median(lambda figures: figures.measure_gap),
        median(lambda figures: figures.learning_rate),
        median(lambda figures: figures.gradient_norm),
        median(lambda figures: figures.update_ratio),
        max((figures.evaluated for figures in each if figures.evaluated is not None), default=None),
        median(lambda figures: figures.calls),
        len(each),
        _quartiles(objective),
        _quartiles(measured),
    )


def _medians(found: dict[str, Spread | None]) -> dict[str, float | None]:
    return {split: values.median if values is not None else None for split, values in found.items()}


def _quartiles(found: dict[str, Spread | None]) -> dict[str, Ends]:
    return {split: (values.lower, values.upper) for split, values in found.items() if values is not None}


def _difference(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second
