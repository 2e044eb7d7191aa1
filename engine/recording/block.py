"""A block of recorded rows on its way from the trainer to series, plots and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray
from engine.tasks import SPLITS

STEP_COLUMNS = ("learning_rate", "batch_loss", "gradient_norm", "update_ratio")
EVALUATION_COLUMNS = (
    *(f"{split}_{figure}" for figure in ("loss", "measure") for split in SPLITS),
    "train_objective",
    "test_objective",
)


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
        """Consecutive blocks as one; a column that some lack is NaN there."""
        if len(blocks) == 1:
            return blocks[0]
        names = list(dict.fromkeys(name for block in blocks for name in block.columns))
        lanes = next((column.shape[1] for block in blocks for column in block.columns.values()), 1)

        def column(block: Block, name: str) -> HostArray:
            found = block.columns.get(name)
            return np.full((len(block), lanes), np.nan) if found is None else found

        return cls(
            np.concatenate([block.steps for block in blocks]) if blocks else np.empty(0, dtype=np.int64),
            {name: np.concatenate([column(block, name) for block in blocks]) for name in names},
        )
