"""What each unit computes over the input plane."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.probes.plane_grid import grid_around
from engine.tasks import Task


class UnitMaps(
    Probe,
    kind="unit_maps",
    title="What each unit computes",
    reference="outputs of units on a square grid around the data, as in TensorFlow Playground (Smilkov et al. 2017, "
    "arXiv:1708.03788)",
    formula="f(z(x₁, x₂))",
):
    """The outputs of units, behind the last activation of their layer, on a square grid that holds all samples.

    Arrays: ``extent`` (4,) as x₁ low, x₁ high, x₂ low, x₂ high; ``units`` int64 (layers,), how many units each layer
    has (0: no activation in it); ``layers`` and ``numbers`` int64 (maps,), whose map each is; ``values`` float32
    (maps, resolution, resolution), row 0 at the smallest x₂. Of many units each layer's first ones have maps.
    """

    largest_share: ClassVar[float] = 0.05

    resolution: int = fields.integer(32, title="Resolution", low=8, high=256, help="Grid points per side.")
    most: int = fields.integer(64, title="Units of a layer", low=1, high=1000, help="How many are shown.")
    maps: int = fields.integer(384, title="Units in all", low=1, high=10_000, help="How many are shown.")

    def suits(self, task: Task) -> bool:
        return task.view == "plane"

    def read(self, subject: Subject) -> dict[str, HostArray]:
        extent, grid = grid_around(subject.data, self.resolution)
        layers = _outputs(subject, grid)
        units = [0 if values is None else values.shape[1] for values in layers]
        each = max(1, min(self.most, self.maps // max(sum(count > 0 for count in units), 1)))
        shown = [(layer, unit) for layer, count in enumerate(units) for unit in range(min(count, each))]
        columns = [values[:, :each].T for values in layers if values is not None]
        square = (len(shown), self.resolution, self.resolution)
        found = np.concatenate(columns) if columns else np.empty((0, len(grid)))
        places = np.array(shown, dtype=np.int64).reshape(-1, 2)
        return {
            "extent": extent,
            "units": np.array(units, dtype=np.int64),
            "layers": places[:, 0].copy(),
            "numbers": places[:, 1].copy(),
            "values": found.reshape(square).astype(np.float32),
        }


def _outputs(subject: Subject, grid: HostArray) -> list[HostArray | None]:
    """For each layer what its units give at all points, (points, units); in as many passes as that takes."""
    passes: list[list[HostArray | None]] = []
    start = 0
    while start < len(grid):
        passes.append([_last(bends) for bends in subject.bends(grid[start:])])
        seen = next((len(values) for values in passes[-1] if values is not None), len(grid))
        start += seen
    found: list[HostArray | None] = []
    for pieces in zip(*passes, strict=True):
        known = [piece for piece in pieces if piece is not None]
        found.append(np.concatenate(known) if known else None)
    return found


def _last(bends: list[tuple[Activation, HostArray]]) -> HostArray | None:
    """What comes out of a layer's last activation; None where there is none, or where units have positions."""
    if not bends or bends[-1][1].ndim != 2:
        return None
    activation, z = bends[-1]
    with np.errstate(all="ignore"):  # a run that diverges is looked at, too
        values: HostArray = activation.value(np, z, np.empty_like(z))
    return values.copy()
