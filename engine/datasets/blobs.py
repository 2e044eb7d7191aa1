"""Gaussian blobs."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset, noise
from engine.random import Stream


class Blobs(
    PlaneDataset,
    kind="blobs",
    title="Gaussian blobs",
    reference="synthetic: normal clouds around the corners of a regular polygon",
    formula="x ~ N((cos 2πk/K, sin 2πk/K), σ²), class k",
    rank=50,
):
    """One round cloud per class, on a circle of radius 1."""

    classes: int = fields.integer(
        3, title="Classes", symbol="K", low=2, high=100, slider=(2, 10), help="Number of clouds."
    )
    noise: float = noise(0.2, title="Spread", symbol="σ", help="Standard deviation of each cloud.")

    def class_names(self) -> tuple[str, ...]:
        return tuple(str(number) for number in range(self.classes))

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        angle = 2.0 * np.pi * targets / self.classes
        return np.stack([np.cos(angle), np.sin(angle)], axis=1)
