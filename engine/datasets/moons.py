"""Two interleaved half circles."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset
from engine.random import Stream


class Moons(
    PlaneDataset,
    kind="moons",
    title="Two moons",
    reference="synthetic: two half circles of radius 1, the second turned over and shifted",
    formula="(cos t, sin t) and (1 − cos t, ½ − sin t), 0 ≤ t ≤ π",
    rank=20,
):
    """Two half circles, each reaching into the other; centered at the origin."""

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        angle = stream.uniform(len(targets), 0.0, np.pi)
        upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        lower = np.stack([1.0 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
        return np.where(targets[:, None] == 0, upper, lower) - np.array([0.5, 0.25])
