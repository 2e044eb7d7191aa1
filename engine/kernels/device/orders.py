"""The orders of many epochs at once: one launch and one sort, instead of a hundred operations for each epoch."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Namespace
from engine.backend.compiler import Compiler
from engine.kernels.device.sources import source
from engine.random import Purpose

THREADS = 128


class Orders:
    """The permutations that `engine.random.permutations` gives, bit for bit.

    Args:
        seeds: of the lanes, uint64, on the device.
    """

    def __init__(self, xp: Namespace, compiler: Compiler, seeds: Array, samples: int) -> None:
        self._xp, self._seeds, self._samples = xp, seeds, samples
        self._kernel = compiler.raw(source("shuffle"), "shuffle_keys", np.dtype(np.float32))

    def of(self, first_epoch: int, epochs: int) -> Array:
        """int64 (epochs, lanes, samples)."""
        lanes, samples = len(self._seeds), self._samples
        keys = self._xp.empty((epochs, lanes, samples), dtype=self._xp.uint64)
        pairs = epochs * lanes * ((samples + 1) // 2)
        self._kernel.launch(
            -(-pairs // THREADS),
            THREADS,
            (
                *(self._seeds, keys, np.uint64(first_epoch), np.uint32(Purpose.SHUFFLE)),
                *(np.int32(lanes), np.int32(samples), np.int64(pairs)),
            ),
        )
        return self._xp.argsort(keys, axis=2, kind="stable")
