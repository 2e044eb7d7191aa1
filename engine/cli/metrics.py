"""`--metrics FILE.csv`: a header, and a row for each step and lane."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import numpy as np

from engine.errors import FileError
from engine.recording.block import Block
from engine.session.atomic import refused
from engine.tasks import SPLITS
from engine.training.trainer import Trainer

FIRST_COLUMNS = (
    "learning_rate",
    "batch_loss",
    "gradient_norm",
    *(f"{split}_{figure}" for figure in ("loss", "measure") for split in SPLITS),
)
"""The columns after lane, step and epoch that every file has; others follow at the right."""

LATER_COLUMNS = ("update_ratio", "train_objective", "test_objective")


class MetricsFile:
    """The open file; rows are written as they come.

    A disk that fills up on the way does not end the training: `problem` then says what happened.

    Raises FileError when the file cannot be opened for writing.
    """

    def __init__(self, path: Path, trainer: Trainer) -> None:
        self.problem: FileError | None = None
        self._path = path
        self._trainer = trainer
        layers = [f"gradient_norm.{group.index}" for group in trainer.plan.groups]
        self._columns = [*FIRST_COLUMNS, *LATER_COLUMNS, *layers]
        self._columns += [f"parameter.{number}" for number in range(trainer.plan.tracked)]
        if trainer.descent.asks:
            self._columns.append("oracle_calls")
        if trainer.descent.averaged() is not None:
            self._columns += [
                f"average_{split}_{figure}" for figure in ("loss", "measure") for split in SPLITS
            ]
        try:
            self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise refused(path, error) from error
        self._write([",".join(["lane", "step", "epoch", *self._columns])])

    def write(self, block: Block) -> None:
        """Append the rows of a block; a lane that has stopped has none."""
        if len(block):
            self._write(self._rows(block))

    def close(self) -> None:
        """Finish the file."""
        try:
            self._file.close()
        except OSError as error:
            self.problem = self.problem or refused(self._path, error)

    def _write(self, lines: Iterator[str] | list[str]) -> None:
        if self.problem is not None:
            return
        try:
            self._file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            self.problem = refused(self._path, error)

    def _rows(self, block: Block) -> Iterator[str]:
        lanes = self._trainer.lanes
        empty = np.full((len(block), lanes), np.nan)
        columns = [block.columns.get(name, empty).tolist() for name in self._columns]
        last = {item.lane: item.step for item in self._trainer.divergences}
        for row, step in enumerate(block.steps.tolist()):
            epoch = cell(self._trainer.objective.epoch(step))
            for lane in range(lanes):
                if step <= last.get(lane, step):
                    yield ",".join(
                        [str(lane), str(step), epoch, *(cell(column[row][lane]) for column in columns)]
                    )


def cell(value: float) -> str:
    """A figure as text; empty for none.

    `repr` is the shortest text that reads back as the same double. Figures are recorded as doubles, also where
    float32 was computed (norms are even formed in double precision), so a shorter text would read back as another
    value.
    """
    return "" if math.isnan(value) else repr(value)
