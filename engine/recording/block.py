"""A block of recorded rows on its way from the trainer to series, plots and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray


@dataclass(frozen=True)
class Block:
    """Rows of a run; row t is the state after t updates.

    Attributes:
        steps: int64 (T,), increasing.
        columns: by name float64 (T, lanes); NaN where there is no value.
    """

    steps: HostArray
    columns: Mapping[str, HostArray]

    def __len__(self) -> int:
        return len(self.steps)

    @classmethod
    def join(cls, blocks: list[Block]) -> Block:
        """Consecutive blocks as one; a column that some lack is NaN there.

        A block may begin with the step that the one before ends with: its figures then go into that row.
        """
        if len(blocks) == 1:
            return blocks[0]
        names = list(dict.fromkeys(name for block in blocks for name in block.columns))
        lanes = next((column.shape[1] for block in blocks for column in block.columns.values()), 1)

        def column(block: Block, name: str) -> HostArray:
            found = block.columns.get(name)
            return np.full((len(block), lanes), np.nan) if found is None else found

        steps = np.concatenate([block.steps for block in blocks]) if blocks else np.empty(0, dtype=np.int64)
        columns = {name: np.concatenate([column(block, name) for block in blocks]) for name in names}
        repeated = np.flatnonzero(steps[1:] == steps[:-1])
        if len(repeated):
            for cells in columns.values():
                late = cells[repeated + 1]
                cells[repeated] = np.where(np.isnan(late), cells[repeated], late)
            columns = {name: np.delete(cells, repeated + 1, axis=0) for name, cells in columns.items()}
            steps = np.delete(steps, repeated + 1)
        return cls(steps, columns)

    def __getitem__(self, rows: slice) -> Block:
        """Some of the rows."""
        return Block(self.steps[rows], {name: column[rows] for name, column in self.columns.items()})
