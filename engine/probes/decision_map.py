"""What the network says over a part of the plane."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.probes.plane_grid import grid_around
from engine.tasks import Task


class DecisionMap(
    Probe,
    kind="decision_map",
    title="Decision map",
    reference="predictions on a square grid around the data",
    formula="argmaxₖ pₖ(x₁, x₂)",
):
    """Class probabilities on a square grid that holds all samples with a margin.

    Arrays: ``extent`` (4,) as x₁ low, x₁ high, x₂ low, x₂ high; ``probabilities`` float32
    (resolution, resolution, classes), row 0 at the smallest x₂; and of the training and test samples, every n-th
    where there are more than `points`: ``train_points``, ``test_points`` float32 (n, 2), ``train_classes``,
    ``test_classes`` int64 (n,).
    """

    resolution: int = fields.integer(72, title="Resolution", low=8, high=512, help="Grid points per side.")
    points: int = fields.integer(800, title="Samples", low=1, high=100_000, help="Most samples of each part.")

    def suits(self, task: Task) -> bool:
        return task.view == "plane"

    def read(self, subject: Subject) -> dict[str, HostArray]:
        extent, grid = grid_around(subject.data, self.resolution)
        probabilities = subject.predict(grid)
        arrays = {
            "extent": extent,
            "probabilities": probabilities.reshape(self.resolution, self.resolution, -1).astype(np.float32),
        }
        for name in ("train", "test"):
            part = subject.data.split(name)
            stride = -(-len(part) // self.points)
            arrays[f"{name}_points"] = part.raw[::stride].astype(np.float32)
            arrays[f"{name}_classes"] = part.targets[::stride]
        return arrays
