"""Friedman's first regression problem."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import SyntheticDataset, noise, sample_count
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task

INPUTS = 10
"""Five of them mean nothing."""


class Friedman(
    SyntheticDataset,
    kind="friedman",
    title="Friedman #1",
    reference="Friedman 1991, Multivariate adaptive regression splines, Annals of Statistics 19(1):1–67",
    formula="y = 10 sin(π x₁x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ + ε, x ~ U[0, 1]¹⁰",
    rank=70,
):
    """Ten inputs of which five matter, together, squared and alone; the rest invites to overfit."""

    noise: float = noise(1.0, symbol="σ", slider=(0.0, 3.0), help="Standard deviation of y, in every part.")
    samples: int = sample_count(1000)
    scale_target: bool = fields.toggle(
        True,
        title="Scale target",
        help="Bring y to mean 0 and deviation 1 by the training part; errors are in deviations of y then.",
    )

    def task(self) -> Task:
        return Task((INPUTS,), values=1)

    def scales_targets(self) -> bool:
        return self.scale_target

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        x = stream.uniform((self.samples, INPUTS))
        y = (
            10.0 * np.sin(np.pi * x[:, 0] * x[:, 1])
            + 20.0 * (x[:, 2] - 0.5) ** 2
            + 10.0 * x[:, 3]
            + 5.0 * x[:, 4]
        )
        return Examples(x, (y + stream.normal(y.shape, self.noise))[:, None])
