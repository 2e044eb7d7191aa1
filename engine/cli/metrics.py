"""`--metrics FILE.csv`: a header, and a row for each step and lane."""

from __future__ import annotations

from collections.abc import Iterable
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

    Raises FileError when the file cannot be opened for writing.
    """

    def __init__(self, path: Path, trainer: Trainer) -> None:
        self.problem: FileError | None = None
        self._path = path
        self._trainer = trainer
        columns = [f"gradient_norm.{group.index}" for group in trainer.plan.groups]
        columns += [f"parameter.{number}" for number in range(trainer.plan.tracked)]
        if trainer.descent.asks:
            columns.append("oracle_calls")
        if trainer.descent.averaged() is not None:
            columns += table.AVERAGES
        self._columns = table.arranged(columns)
        try:
            self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise refused(path, error) from error
        self._write([table.heading(self._columns)])

    def write(self, block: Block) -> None:
        """Append the rows of a block; a lane that has stopped has none."""
        if len(block):
            self._write(table.lines(self._piece(block)))

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
        lanes = np.arange(self._trainer.lanes)
        empty = np.full((len(block), len(lanes)), np.nan)
        cells = np.stack([block.columns.get(name, empty) for name in self._columns], axis=2)
        last = {item.lane: item.step for item in self._trainer.divergences}
        ends = np.array([last.get(lane, block.steps[-1]) for lane in lanes.tolist()])
        row, lane = np.nonzero(block.steps[:, None] <= ends)
        epochs = np.array([self._trainer.objective.epoch(step) for step in block.steps.tolist()])
        return Piece(lane, block.steps[row], epochs[row], cells[row, lane])
