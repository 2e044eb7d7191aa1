"""The past of a run in training: which of its states are kept, and the way to any other one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from engine.recording.block import Block
from engine.timeline.shelf import Shelf
from engine.training.checkpoints import Checkpoint

INTERVAL = 0.1
"""Seconds of training after which a state is kept, at the earliest: so long it takes to make those steps again."""

SHARE = 0.03
"""Part of the time that keeping may take."""

IN_FILES = 32 * 2**20
"""Bytes of states that a file keeps beside the latest one."""


class Traveler(Protocol):
    """What is needed of a run: `engine.worker.course.Course`."""

    @property
    def step(self) -> int: ...
    def advance(self, count: int) -> Block: ...
    def checkpoint(self) -> Checkpoint: ...
    def beginning(self) -> Checkpoint: ...
    def return_to(self, checkpoint: Checkpoint, head: int) -> None: ...


class Past:
    """A run can be at any moment of what it has been through; its head is the furthest that it has come.

    A moment is reached from the nearest state before it by making the steps since then again, which gives the same
    bits. What is recorded of them is there already.

    Attributes:
        first: the earliest step that can be visited.
        head: the latest one.
        target: where it is on the way to; None when it is nowhere on the way.

    Args:
        history: states that are known already.
    """

    def __init__(
        self,
        course: Traveler,
        clock: Callable[[], float],
        file: Path | None = None,
        history: tuple[Checkpoint, ...] = (),
        first: int = 0,
    ) -> None:
        self._course, self._clock = course, clock
        self.shelf = Shelf(file)
        for checkpoint in history:
            if checkpoint.step <= course.step:
                self.shelf.put(checkpoint)
        self.first = min(first, course.step)
        self.head = course.step
        self.target: int | None = None
        self._next_kept = -math.inf
        self.keep()

    @property
    def behind(self) -> bool:
        """Whether the run is at a moment before its head."""
        return self._course.step < self.head

    def keep(self) -> None:
        """Keep the present state."""
        begun = self._clock()
        self.shelf.put(self._course.checkpoint())
        now = self._clock()
        self._next_kept = now + max(INTERVAL, (now - begun) / SHARE)

    def grow(self) -> None:
        """The run has made steps; keep its state when it is time for that."""
        if self._course.step > self.head:
            self.head = self._course.step
            if self._clock() >= self._next_kept:
                try:
                    self.keep()
                except MemoryError:  # training comes first: the way back is longer, then
                    self.shelf.shrink()
                    self._next_kept = self._clock() + INTERVAL / SHARE

    def news(self, block: Block, head: int) -> Block:
        """The rows that had not been recorded when the head was at `head`."""
        return block[int(block.steps.searchsorted(head, "right")) :] if len(block) else block

    def keep_head(self) -> None:
        """Keep the state at the head, if the run is there: before it leaves."""
        if not self.behind:
            self.keep()

    def set_out(self, step: int) -> None:
        """Begin to go to a step, once the head is kept; `go` makes the way."""
        self.target, target = None, min(max(step, self.first), self.head)
        near = self.shelf.latest(target)
        present = self._course.step
        if present > target or (near is not None and near.step > present):
            if near is None:
                near = self._course.beginning()
                self.shelf.put(near)
            self._course.return_to(near, self.head)
        self.target = target

    def go(self, count: int) -> None:
        """Make up to so many steps of the way; at its end the target is gone."""
        if self.target is None:
            return
        left = self.target - self._course.step
        begun = self._course.step
        if left > 0:
            self._course.advance(min(count, left))
        if self._course.step >= self.target or self._course.step == begun:
            self.target = None

    def latest(self) -> Checkpoint:
        """The state at the head."""
        if not self.behind:
            return self._course.checkpoint()
        found = self.shelf.latest(self.head)
        assert found is not None
        assert found.step == self.head, "the latest state is always kept"
        return found

    def history(self) -> Iterator[Checkpoint]:
        """What a file keeps beside the latest state."""
        return (checkpoint for checkpoint in self.shelf.selection(IN_FILES) if checkpoint.step < self.head)

    def close(self) -> None:
        """Let go of all states."""
        self.shelf.close()
