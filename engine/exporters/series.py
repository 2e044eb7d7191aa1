"""What the exporters of a run's recorded rows share: the table, piece by piece."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine import fields
from engine.errors import InputError
from engine.exporters.base import Exporter
from engine.progress import portion, tell
from engine.recording.rows import Rows, has_blocks, merged
from engine.recording.run import RunRecord
from engine.recording.series import Series
from engine.recording.store import SeriesStore
from engine.recording.table import (
    MAXIMUM,
    MEAN,
    MINIMUM,
    VALUE,
    Floats,
    Piece,
    Spans,
    Steps,
    arranged,
)
from engine.session.atomic import replacing
from engine.tasks import SPLITS

LOADING = 0.1
"""Part of the time that it may take to learn how many samples an epoch has."""


class Heading(NamedTuple):
    """The columns of values, and whether some rows stand for many steps."""

    columns: list[str]
    spans: bool


class SeriesExporter(Exporter):
    """Writes every recorded row, one for each lane and step.

    What the run keeps by blocks alone, beyond its budget of memory, comes as three rows a block: mean, minimum and
    maximum of its `samples` values from `first_step` to `step`. Only such a run's table has these columns.
    """

    evaluations_only: bool = fields.toggle(
        False,
        title="Evaluations only",
        help="Leave out the rows of steps at which nothing was evaluated.",
    )

    def obstacle(self, record: RunRecord) -> str:
        return _series_problem(record)

    def write(self, record: RunRecord, path: Path) -> None:
        if reason := self.obstacle(record):
            raise InputError("", reason)
        columns = arranged(record.series.columns())
        store = record.series
        chosen = [store.get((name, lane)) or Series() for lane in range(store.lanes) for name in columns]
        heading = Heading(columns, has_blocks(chosen))
        with portion(0.0, LOADING):
            epochs = epochs_of(record)
        with portion(LOADING, 1.0), replacing(path) as file:
            self._write(self._pieces(chosen, heading, store, epochs), heading, file)

    @abstractmethod
    def _write(self, pieces: Iterator[Piece], header: Heading, file: BinaryIO) -> None:
        """Write the whole table."""

    def _pieces(
        self, chosen: list[Series], heading: Heading, store: SeriesStore, epochs: Callable[[Steps], Floats]
    ) -> Iterator[Piece]:
        last = max((series.last[0] for series in chosen if series.last), default=0)
        evaluated = np.array([_is_evaluation(name) for name in heading.columns])
        for rows in merged(chosen):
            piece = _piece(rows, store.lanes, heading, epochs)
            if self.evaluations_only:
                piece = _where(piece, np.asarray(~np.isnan(piece.values[:, evaluated]).all(axis=1)))
            yield piece
            tell(float(rows.steps[-1]) / max(last, 1))


def _series_problem(record: RunRecord) -> str:
    if not record.series.columns():
        return "it has recorded nothing yet; let it train first"
    return ""


def epochs_of(record: RunRecord) -> Callable[[Steps], Floats]:
    """From steps to how often the training part had been seen; NaN where its size cannot be had any more."""
    start = record.start
    if start.surface.is_surface:
        return lambda steps: steps.astype(np.float64)
    try:
        samples = len(start.data.load().train)
    except InputError:  # a file that is no longer there
        return lambda steps: np.full(len(steps), np.nan)
    return lambda steps: steps * min(start.batch_size, samples) / samples


def _is_evaluation(name: str) -> bool:
    split, _, figure = name.removeprefix("average_").partition("_")
    return split in SPLITS and bool(figure)


def _piece(rows: Rows, lanes: int, heading: Heading, epochs: Callable[[Steps], Floats]) -> Piece:
    """A row for each lane that has a value; where it stands for many steps, one for each figure."""
    shape = len(rows.steps), lanes, len(heading.columns)
    values = rows.values.reshape(shape)
    row, lane = np.nonzero(~np.isnan(values).all(axis=2))
    spans = None
    chosen = values[row, lane]
    if heading.spans:
        copies = np.where(rows.samples[row] > 1, 3, 1)
        number = np.arange(copies.sum()) - np.repeat(np.cumsum(copies) - copies, copies)
        row, lane = np.repeat(row, copies), np.repeat(lane, copies)
        figures = np.where(rows.samples[row] > 1, np.array([MEAN, MINIMUM, MAXIMUM])[number], VALUE)
        sources = np.stack([values, rows.minimum.reshape(shape), rows.maximum.reshape(shape)])
        chosen = sources[number, row, lane]
        spans = Spans(rows.firsts[row], rows.samples[row], figures)
    steps = rows.steps[row]
    return Piece(lane, steps, epochs(steps), chosen, spans)


def _where(piece: Piece, kept: NDArray[np.bool_]) -> Piece:
    lanes, steps, epochs, values, spans = piece
    if spans is not None:
        spans = Spans(spans.firsts[kept], spans.samples[kept], spans.figures[kept])
    return Piece(lanes[kept], steps[kept], epochs[kept], values[kept], spans)
