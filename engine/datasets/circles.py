"""Two concentric circles."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset, noise
from engine.random import Stream


class Circles(
    PlaneDataset,
    kind="circles",
    title="Circles",
    reference="synthetic: a circle of radius 1 around a smaller one",
    formula="(cos t, sin t) and f · (cos t, sin t), 0 ≤ t < 2π",
    rank=30,
):
    """One circle inside another: x₁² + x₂² tells them apart, no straight line does."""

    factor: float = fields.real(
        0.5,
        title="Inner radius",
        symbol="f",
        low=0.0,
        below=1.0,
        slider=(0.1, 0.9),
        help="Radius of the inner circle.",
    )
    noise: float = noise(0.08)

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        angle = stream.uniform(len(targets), 0.0, 2.0 * np.pi)
        radius = np.where(targets == 0, 1.0, self.factor)
        return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
