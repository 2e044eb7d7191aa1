"""The figures of a run as it stands: the latest of each series, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

from engine.metrics.base import Metric
from engine.recording.store import SeriesStore
from engine.tasks import SPLITS


@dataclass(frozen=True)
class Figures:
    """Values of lane 0; None where nothing has been recorded.

    Attributes:
        objective: J by split: the loss with the penalties.
        measure: P by split.
        interval: where the measure on unseen data lies with 95 % confidence.
        objective_gap, measure_gap: how much worse the test part is than the training part; negative if better.
        evaluated: the step of the latest evaluation.
        calls: how often the latest update asked the oracle; None for methods that do not.
    """

    objective: dict[str, float | None]
    measure: dict[str, float | None]
    interval: tuple[float, float] | None
    objective_gap: float | None
    measure_gap: float | None
    learning_rate: float | None
    gradient_norm: float | None
    update_ratio: float | None
    evaluated: int | None
    calls: float | None


def latest_figures(store: SeriesStore, measure: Metric, test_samples: int) -> Figures:
    """The figures that `store` ends with, for a test part of `test_samples`."""
    losses = {split: _last(store, f"{split}_loss") for split in SPLITS}
    measures = {split: _last(store, f"{split}_measure") for split in SPLITS}
    penalty = _difference(_last(store, "train_objective"), losses["train"]) or 0.0
    objectives = {split: None if loss is None else loss + penalty for split, loss in losses.items()}
    value, gap = measures["test"], _difference(measures["train"], measures["test"])
    ends = store.get(("train_loss", 0))
    return Figures(
        objectives,
        measures,
        measure.interval(value, test_samples) if value is not None and test_samples else None,
        _difference(losses["test"], losses["train"]),
        -gap if gap is not None and not measure.higher_is_better else gap,
        _last(store, "learning_rate"),
        _last(store, "gradient_norm"),
        _last(store, "update_ratio"),
        ends.last[0] if ends is not None and ends.last is not None else None,
        _last(store, "oracle_calls"),
    )


def _last(store: SeriesStore, column: str) -> float | None:
    series = store.get((column, 0))
    return series.last[1] if series is not None and series.last is not None else None


def _difference(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second
