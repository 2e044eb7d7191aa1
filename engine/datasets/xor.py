"""Exclusive or."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset, noise
from engine.random import Stream


class Xor(
    PlaneDataset,
    kind="xor",
    title="XOR",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.1; Minsky & Papert 1969, Perceptrons",
    formula="(±1, ±1); class 1 where the signs differ",
    rank=40,
):
    """Four clouds at the corners of a square, opposite ones of one class; without noise the four points of XOR."""

    noise: float = noise(0.3)

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        # Classes alternate from sample to sample; so do the two corners of each class.
        first = 1.0 - 2.0 * (np.arange(len(targets)) // 2 % 2)
        return np.stack([first, first * (1.0 - 2.0 * targets)], axis=1)
