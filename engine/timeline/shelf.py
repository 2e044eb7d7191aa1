"""Checkpoints of one run, so that any of its steps can be had again soon."""

from __future__ import annotations

import bisect
import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.arrays import Dtype, HostArray, Shape
from engine.training.checkpoints import Checkpoint

BUDGET = 256 * 2**20
"""Bytes of checkpoints in memory, all runs together."""

SPILL = 4
"""How many times as much may lie in a scratch file."""

MOST = 2048
"""Checkpoints of a run: beyond them it costs more to choose among them than a denser row would save."""


@dataclass
class _Kept:
    """A checkpoint in memory, or in a place of the file."""

    bare: Checkpoint
    arrays: dict[str, HostArray] | None
    place: int = -1


class Shelf:
    """Checkpoints in the order of their steps; when there is no room for one more, the one goes that is missed least.

    That is the one whose neighbors are closest to each other: what stays lies at even distances, which grow with the
    run. The first and the latest always stay. All checkpoints of a run have the same arrays, so that a place in the
    file fits each of them; the oldest go there first.

    Attributes:
        memory: bytes that are taken in memory.

    Args:
        file: where those go that memory has no room for; None for nowhere.
        budget: bytes in memory.
    """

    def __init__(self, file: Path | None = None, budget: int = BUDGET) -> None:
        self._path = file
        self._file: BinaryIO | None = None
        self._budget = budget
        self._kept: list[_Kept] = []
        self._steps: list[int] = []
        self._schema: list[tuple[str, Dtype, Shape]] = []
        self._size = 0
        self._free: list[int] = []
        self._places = 0
        self.memory = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that there are checkpoints of."""
        return tuple(self._steps)

    @property
    def spilled(self) -> int:
        """Checkpoints that lie in the file."""
        return sum(item.arrays is None for item in self._kept)

    def set_budget(self, budget: int) -> None:
        """Bytes in memory from now on."""
        self._budget = budget
        self._make_room()

    def shrink(self) -> None:
        """Let go of half of what is in memory; later there may be room again."""
        budget, self._budget = self._budget, self.memory // 2
        self._make_room()
        self._budget = budget

    def put(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint; one of the same step is replaced."""
        bare = Checkpoint(checkpoint.step, {}, checkpoint.divergences, checkpoint.since)
        item = _Kept(bare, dict(checkpoint.arrays))
        if not self._schema:
            self._schema = [(name, array.dtype, array.shape) for name, array in checkpoint.arrays.items()]
            self._size = checkpoint.size
        where = bisect.bisect_left(self._steps, checkpoint.step)
        if where < len(self._steps) and self._steps[where] == checkpoint.step:
            self._forget(where)
        self.memory += self._size
        self._kept.insert(where, item)
        self._steps.insert(where, checkpoint.step)
        self._make_room()

    def latest(self, step: int) -> Checkpoint | None:
        """The latest checkpoint of `step` or before; None where there is none."""
        where = bisect.bisect_right(self._steps, step) - 1
        while where >= 0:
            item = self._kept[where]
            arrays = item.arrays if item.arrays is not None else self._read(item.place)
            if arrays is not None:
                return Checkpoint(item.bare.step, arrays, item.bare.divergences, item.bare.since)
            self._forget(where)  # what the file does not give back is not there
            where -= 1
        return None

    def selection(self, budget: int) -> Iterator[Checkpoint]:
        """As many as `budget` bytes can hold, at even distances, in order."""
        count = min(len(self._steps), budget // max(self._size, 1))
        if not count:
            return
        wanted = np.linspace(self._steps[0], self._steps[-1], count) if count > 1 else [self._steps[-1]]
        places = {int(np.abs(np.array(self._steps) - step).argmin()) for step in wanted}
        for step in [self._steps[place] for place in sorted(places)]:
            found = self.latest(step)
            if found is not None and found.step == step:
                yield found

    def close(self) -> None:
        """Let go of everything, the file too."""
        self._kept.clear()
        self._steps.clear()
        self._close_file()

    def _make_room(self) -> None:
        while len(self._kept) > 2 and (len(self._kept) > MOST or self.memory > self._budget):
            if len(self._kept) > MOST or not self._spill():
                self._thin()

    def _thin(self) -> None:
        steps = np.array(self._steps)
        gaps = steps[2:] - steps[:-2]
        self._forget(1 + int(gaps.argmin()))

    def _forget(self, where: int) -> None:
        item = self._kept.pop(where)
        self._steps.pop(where)
        if item.arrays is None:
            self._free.append(item.place)
        else:
            self.memory -= self._size

    def _spill(self) -> bool:
        """Write the oldest checkpoint in memory to the file; False if there is no room for it, or none at all."""
        room = bool(self._free) or (self._places + 1) * self._size <= SPILL * self._budget
        item = next((item for item in self._kept[:-1] if item.arrays is not None), None)
        if self._path is None or not room or item is None or item.arrays is None:
            return False
        place = self._free.pop() if self._free else self._places
        try:
            self._file = self._file or self._path.open("w+b")
            self._file.seek(place * self._size)
            for name, _, _ in self._schema:
                self._file.write(np.ascontiguousarray(item.arrays[name]).data)
            self._file.flush()
        except OSError:  # the disk is full: memory has to do
            self._close_file()
            self._path = None
            self._kept = [item for item in self._kept if item.arrays is not None]
            self._steps = [item.bare.step for item in self._kept]
            return False
        self._places = max(self._places, place + 1)
        self.memory -= self._size
        item.arrays, item.place = None, place
        return True

    def _read(self, place: int) -> dict[str, HostArray] | None:
        if self._file is None:
            return None
        try:
            self._file.seek(place * self._size)
            content = self._file.read(self._size)
        except OSError:
            return None
        if len(content) < self._size:
            return None
        found, start = {}, 0
        for name, dtype, shape in self._schema:
            count = math.prod(shape)
            found[name] = np.frombuffer(content, dtype, count, start).reshape(shape)
            start += count * dtype.itemsize
        return found

    def _close_file(self) -> None:
        file, self._file = self._file, None
        with contextlib.suppress(OSError):
            if file is not None:
                file.close()
            if self._path is not None:
                self._path.unlink(missing_ok=True)
