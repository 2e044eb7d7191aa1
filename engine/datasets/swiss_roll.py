"""A sheet rolled up in space."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import SyntheticDataset, noise
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task


class SwissRoll(
    SyntheticDataset,
    kind="swiss_roll",
    title="Swiss roll",
    reference="Tenenbaum, de Silva & Langford 2000, Science 290:2319, the Swiss roll",
    formula="x = (t cos t, h, t sin t) / t₁ + ε, t₀ ≤ t ≤ t₁; y = position along the roll in [−1, 1]",
    rank=65,
):
    """Points of a rolled sheet in space; what lies close in space may be a whole turn apart along the sheet."""

    turns: float = fields.real(
        1.5, title="Turns", symbol="n", low=0.25, high=5.0, slider=(0.5, 3.0), help="Windings of the sheet."
    )
    noise: float = noise(
        0.02, symbol="σ", slider=(0.0, 0.2), help="Standard deviation of the points about the sheet."
    )

    def task(self) -> Task:
        return Task((3,), values=1)

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        along, height = stream.uniform((self.samples, 1)), stream.uniform((self.samples, 1), -1.0, 1.0)
        # It begins three quarters of a turn from the axis, so that the inside does not close up.
        start, end = 1.5 * np.pi, (1.5 + 2.0 * self.turns) * np.pi
        angle = start + (end - start) * along
        radius = angle / end
        points = np.concatenate([radius * np.cos(angle), height, radius * np.sin(angle)], axis=1)
        return Examples(points + stream.normal(points.shape, self.noise), 2.0 * along - 1.0)
