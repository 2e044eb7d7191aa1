"""Rows on their way out, gathered until they are asked for."""

from __future__ import annotations

import numpy as np

from engine.recording.block import Block


class Rows:
    """Consecutive blocks of one run; none is lost and each step has one row."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self.count = 0

    def add(self, block: Block) -> None:
        """Append rows. A row for the step that is already there adds its columns to it."""
        if len(block) == 0:
            return
        if self._blocks and self._blocks[-1].steps[-1] == block.steps[0]:
            self._blocks[-1] = _with_last_row(self._blocks[-1], block)
            return
        self._blocks.append(block)
        self.count += len(block)

    def take(self) -> Block:
        """All rows gathered so far, which are then forgotten."""
        block = Block.join(self._blocks)
        self._blocks, self.count = [], 0
        return block


def _with_last_row(block: Block, addition: Block) -> Block:
    """`block` with the columns of the one-row block `addition` in its last row."""
    columns = dict(block.columns)
    for name, values in addition.columns.items():
        column = columns.get(name)
        lanes = values.shape[1]
        columns[name] = np.full((len(block), lanes), np.nan) if column is None else column.copy()
        columns[name][-1] = values[0]
    return Block(block.steps, columns)
