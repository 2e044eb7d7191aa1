"""Which samples each step sees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.arrays import Array
from engine.backend import Backend
from engine.random import permutations


class Batches:
    """Mini-batches cut from one endless row of shuffled epochs.

    Step t of a lane sees places tB … (t + 1)B − 1 of that row, so every sample comes once per epoch whatever
    the batch size, and a step's batch depends on the lane's seed and t alone. A batch that holds the whole
    training part is taken in its own order: there is nothing to draw.
    """

    def __init__(self, backend: Backend, seeds: Sequence[int], samples: int, batch_size: int) -> None:
        self.xp = backend.xp
        self.samples = samples
        self.size = min(batch_size, samples)
        self._seeds = backend.to_device(np.array(seeds, dtype=np.uint64))
        self._orders: dict[int, Array] = {}
        self._everything = backend.xp.stack([backend.xp.arange(samples)] * len(seeds))

    def epoch(self, step: int) -> float:
        """How many times the training part has been seen after `step` updates."""
        return step * self.size / self.samples

    def rows(self, step: int) -> Array:
        """Sample numbers of the batch of the update that follows `step` updates, (lanes, batch)."""
        if self.size == self.samples:
            return self._everything
        epoch, start = divmod(step * self.size, self.samples)
        end = start + self.size
        if end <= self.samples:
            return self._order(epoch)[:, start:end]
        head, tail = self._order(epoch)[:, start:], self._order(epoch + 1)[:, : end - self.samples]
        return self.xp.concatenate([head, tail], axis=1)

    def _order(self, epoch: int) -> Array:
        if epoch not in self._orders:
            self._orders = {known: order for known, order in self._orders.items() if abs(known - epoch) <= 1}
            self._orders[epoch] = permutations(self.xp, self._seeds, epoch, self.samples)
        return self._orders[epoch]
