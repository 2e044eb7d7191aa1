"""NumPy on the processor."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray
from engine.backend.base import Arrived, Backend, Pending


class NumpyBackend(Backend):
    """Arrays in the processor's memory."""

    name = "numpy"
    xp = np
    on_host = True

    def to_device(self, array: HostArray) -> Array:
        return array

    def to_host(self, array: Array) -> HostArray:
        return np.asarray(array)

    def fetch(self, array: Array) -> Pending:
        return Arrived(np.array(array))

    def take(self, source: Array, rows: Array, out: Array) -> Array:
        # With the default mode NumPy would gather into a copy first.
        return np.take(source, rows, axis=0, out=out, mode="clip")

    def describe(self) -> str:
        return "NumPy"
