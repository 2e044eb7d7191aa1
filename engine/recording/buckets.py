"""Stretches of recorded rows of which only extremes, mean and ends are passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray
from engine.recording.block import Block
from engine.recording.pyramid import summarized
from engine.recording.steps import Run


@dataclass(frozen=True)
class Buckets:
    """Neighboring stretches of `size` rows each.

    Attributes:
        size: a power of two.
        steps: int64 (2, B): the first and the last step of each.
        columns: by name float64 (5, B, lanes): minimum, maximum, first, last and mean; NaN where there is no value.
    """

    size: int
    steps: HostArray
    columns: Mapping[str, HostArray]

    def __len__(self) -> int:
        return self.steps.shape[1]

    def runs(self) -> list[Run]:
        """The steps of each stretch."""
        apart = max(self.size - 1, 1)
        return [
            Run(first, max(1, (last - first) // apart), min(self.size, last - first + 1))
            for first, last in self.steps.T.tolist()
        ]

    @classmethod
    def of(cls, block: Block, size: int) -> Buckets:
        """All rows of `block`, a multiple of `size`, as buckets."""
        steps = np.stack([block.steps[::size], block.steps[size - 1 :: size]])
        columns = {name: _of_cells(cells, size) for name, cells in block.columns.items()}
        return cls(size, steps, columns)


def _of_cells(cells: HostArray, size: int) -> HostArray:
    """Cells (T, lanes) as (5, T / size, lanes)."""
    lanes = cells.shape[1]
    lines = np.ascontiguousarray(cells.T)
    return np.ascontiguousarray(summarized(lines.reshape(-1), size).reshape(5, lanes, -1).transpose(0, 2, 1))
