"""Two interleaved spirals."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset, noise
from engine.random import Stream


class Spirals(
    PlaneDataset,
    kind="spirals",
    title="Two spirals",
    reference="after Lang & Witbrock 1988, Learning to tell two spirals apart",
    formula="r (cos(2πnr + πk), sin(2πnr + πk)), 0 ≤ r ≤ 1, class k",
    rank=10,
):
    """Two arms wound around each other; no straight line helps, and every turn makes it harder."""

    turns: float = fields.real(
        1.5, title="Turns", symbol="n", low=0.1, high=10.0, slider=(0.25, 3.0), help="Windings of each arm."
    )
    noise: float = noise(0.02)

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        # The root spreads the points evenly along an arm, whose turns grow longer with the radius.
        radius = np.sqrt(stream.uniform(len(targets)))
        angle = 2.0 * np.pi * self.turns * radius + np.pi * targets
        return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
