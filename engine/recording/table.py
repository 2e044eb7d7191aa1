"""A run as a table: a row for each lane and step, its columns in one order, and the text of its cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.tasks import SPLITS

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]

KEYS = ("lane", "step", "epoch")
FIRST_COLUMNS = (
    "learning_rate",
    "batch_loss",
    "gradient_norm",
    *(f"{split}_{figure}" for figure in ("loss", "measure") for split in SPLITS),
)
"""The columns after lane, step and epoch that every table has; others follow at the right."""

LATER_COLUMNS = ("update_ratio", "train_objective", "test_objective")
AVERAGES = tuple(f"average_{split}_{figure}" for figure in ("loss", "measure") for split in SPLITS)

SPAN_KEYS = ("first_step", "samples", "figure")
"""The last columns of a table of which some rows stand for many steps."""

VALUE, MEAN, MINIMUM, MAXIMUM = FIGURES = ("value", "mean", "minimum", "maximum")
"""What the cells of a row are: single values, or figures of many steps."""


class Spans(NamedTuple):
    """What stands behind each row, where that can be many steps; each (n,).

    Attributes:
        firsts: the first step; the last one is the row's.
        samples: how many values.
        figures: words of `FIGURES`.
    """

    firsts: Steps
    samples: Steps
    figures: NDArray[np.str_]


class Piece(NamedTuple):
    """Some rows of the table.

    Attributes:
        lanes, steps, epochs: (n,)
        values: (n, columns), NaN where there is none.
        spans: only in a table of which some rows stand for many steps.
    """

    lanes: Steps
    steps: Steps
    epochs: Floats
    values: Floats
    spans: Spans | None = None


def arranged(names: Iterable[str]) -> list[str]:
    """Columns that hold data in the order of tables, with those that every table has."""
    known = set(names)
    if known & set(AVERAGES):
        known |= set(AVERAGES)
    rest = known - {*FIRST_COLUMNS, *LATER_COLUMNS}
    return [*FIRST_COLUMNS, *LATER_COLUMNS, *sorted(rest, key=_place)]


def _place(name: str) -> tuple[int, int, str]:
    """Layers and tracked parameters by their number, then the calls, then averages, then whatever there is."""
    family, _, number = name.partition(".")
    families = ("gradient_norm", "parameter", "oracle_calls")
    if family in families:
        return families.index(family), int(number) if number.isdecimal() else 0, name
    if name in AVERAGES:
        return len(families), AVERAGES.index(name), name
    return len(families) + 1, 0, name


def heading(columns: Iterable[str], *, spans: bool = False) -> str:
    """The first line of a CSV file."""
    return ",".join([*KEYS, *columns, *(SPAN_KEYS if spans else ())])


def lines(piece: Piece) -> Iterator[str]:
    """Its rows as CSV."""
    keys = zip(piece.lanes.tolist(), piece.steps.tolist(), piece.epochs.tolist(), strict=True)
    tails = [""] * len(piece.steps)
    if piece.spans is not None:
        columns = (column.tolist() for column in piece.spans)
        tails = [f",{first},{count},{figure}" for first, count, figure in zip(*columns, strict=True)]
    for (lane, step, epoch), values, tail in zip(keys, piece.values.tolist(), tails, strict=True):
        yield ",".join([str(lane), str(step), cell(epoch), *map(cell, values)]) + tail


def cell(value: float) -> str:
    """A figure as text; empty for none.

    `repr` is the shortest text that reads back as the same double. Figures are recorded as doubles, also where
    float32 was computed (norms are even formed in double precision), so a shorter text would read back as another
    value.
    """
    return "" if math.isnan(value) else repr(value)
