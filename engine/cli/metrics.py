"""`--metrics FILE.csv`: a header, and a row for each step and lane, of one run after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import numpy as np

from engine.errors import FileError
from engine.recording import table
from engine.recording.block import Block
from engine.recording.table import Piece
from engine.session.atomic import refused
from engine.training.trainer import Trainer


class MetricsFile:
    """The open file; rows are written as they come.

    A disk that fills up on the way does not end the training: `problem` then says what happened.

    Args:
        trainers: those whose rows will come.
        names: of their runs, where there are several: the first column then.

    Raises FileError when the file cannot be opened for writing.
    """

    def __init__(self, path: Path, trainers: Sequence[Trainer], names: Sequence[str] = ()) -> None:
        self.problem: FileError | None = None
        self._path = path
        self._trainers = tuple(trainers)
        self._starts = [f"{_quoted(name)}," for name in names] or [""]
        self._run = 0
        self._columns = table.arranged(name for trainer in trainers for name in _columns(trainer))
        try:
            self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise refused(path, error) from error
        self._write([("run," if names else "") + table.heading(self._columns)])

    def turn_to(self, run: int) -> None:
        """The rows that follow are those of this run, counted from 0."""
        self._run = run

    def write(self, block: Block) -> None:
        """Append the rows of a block; a lane that has stopped has none."""
        if len(block):
            start = self._starts[self._run]
            self._write(start + line for line in table.lines(self._piece(block)))

    def close(self) -> None:
        """Finish the file."""
        try:
            self._file.close()
        except OSError as error:
            self.problem = self.problem or refused(self._path, error)

    def _write(self, lines: Iterable[str]) -> None:
        if self.problem is not None:
            return
        try:
            self._file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            self.problem = refused(self._path, error)

    def _piece(self, block: Block) -> Piece:
        trainer = self._trainers[self._run]
        lanes = np.arange(trainer.lanes)
        empty = np.full((len(block), len(lanes)), np.nan)
        cells = np.stack([block.columns.get(name, empty) for name in self._columns], axis=2)
        last = {item.lane: item.step for item in trainer.divergences}
        ends = np.array([last.get(lane, block.steps[-1]) for lane in lanes.tolist()])
        row, lane = np.nonzero(block.steps[:, None] <= ends)
        epochs = np.array([trainer.objective.epoch(step) for step in block.steps.tolist()])
        return Piece(lane, block.steps[row], epochs[row], cells[row, lane])


def _columns(trainer: Trainer) -> Iterator[str]:
    """Those that a run has besides the ones of every table."""
    yield from (f"gradient_norm.{group.index}" for group in trainer.plan.groups)
    yield from (f"parameter.{number}" for number in range(trainer.plan.tracked))
    if trainer.descent.asks:
        yield "oracle_calls"
    if trainer.descent.averaged() is not None:
        yield from table.AVERAGES


def _quoted(text: str) -> str:
    """A text as a cell of CSV."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n\r') else text
