"""Rows on their way out, gathered until they are asked for."""

from __future__ import annotations

from engine.recording.block import Block


class Rows:
    """Consecutive blocks of one run; none is lost and each step has one row."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self.count = 0

    def add(self, block: Block) -> None:
        """Append rows. A row for the step that is already there adds its figures to it."""
        if len(block) == 0:
            return
        repeats = bool(self._blocks) and self._blocks[-1].steps[-1] == block.steps[0]
        self._blocks.append(block)
        self.count += len(block) - repeats

    def take(self, leave: int = 0) -> Block:
        """The rows gathered so far but for the latest few, which stay; the others are then forgotten."""
        block = Block.join(self._blocks)
        taken = max(0, len(block) - leave)
        left = block[taken:]
        self._blocks, self.count = ([left] if len(left) else []), len(left)
        return block[:taken]
