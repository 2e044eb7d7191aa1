"""Whether a series of evaluations still improves: what plateau schedules and early stopping ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine import fields
from engine.arrays import HostArray

SERIES = {
    "validation_loss": "Validation loss",
    "validation_measure": "Validation measure",
    "train_loss": "Training loss",
    "train_measure": "Training measure",
    "test_loss": "Test loss (spoils the test)",
    "test_measure": "Test measure (spoils the test)",
}
"""Figures of an evaluation that may decide, by name."""


def patience(default: int, text: str) -> Any:
    """The field of the evaluations without improvement that are waited for."""
    return fields.integer(
        default,
        title="Patience",
        symbol="p",
        unit="evaluations",
        low=1,
        high=10**6,
        scale="log",
        slider=(1, 100),
        live=True,
        lane=True,
        help=text,
    )


def least_improvement() -> Any:
    """The field of what counts as an improvement."""
    return fields.real(
        0.0,
        title="Improvement",
        low=0.0,
        scale="log",
        slider=(1e-6, 0.1),
        live=True,
        lane=True,
        help="By how much the series must beat its best to count as better.",
    )


def watch(
    state: Mapping[str, HostArray],
    figures: Mapping[str, HostArray],
    series: str,
    least: float,
    *,
    higher_is_better: bool,
) -> HostArray | None:
    """Note the latest figure of a series; return which lanes improved, bool (lanes,).

    Args:
        state: ``best`` and ``wait`` (evaluations since), (lanes,) each, advanced in place.
        figures: `{split}_loss` and `{split}_measure`, (lanes,) each.
        least: by how much the best has to be beaten.
        higher_is_better: the direction of the measure.

    Returns:
        None where there is no such series: nothing is noted then.
    """
    if series not in figures:
        return None
    best, wait = state["best"], state["wait"]
    sign = -1.0 if higher_is_better and series.endswith("measure") else 1.0
    # In the memory's own type, or rounding it would let an equal figure count as better.
    values = (sign * figures[series]).astype(best.dtype)
    improved = values < best - least
    best[improved] = values[improved]
    wait[...] = np.where(improved, 0.0, wait + 1.0)
    return np.asarray(improved)
