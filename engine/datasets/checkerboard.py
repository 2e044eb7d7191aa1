"""The fields of a checkerboard."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import PlaneDataset, noise
from engine.random import Stream


class Checkerboard(
    PlaneDataset,
    kind="checkerboard",
    title="Checkerboard",
    reference="synthetic: points spread evenly over the fields of a board; XOR is the board of 2×2",
    formula="(x₁, x₂) ∈ [−1, 1]²; class (i + j) mod 2 in row i, column j",
    rank=45,
):
    """Fields of two colors by turns; every further row adds borders that the network has to bend around."""

    cells: int = fields.integer(
        4,
        title="Fields a side",
        symbol="n",
        low=2,
        high=32,
        slider=(2, 8),
        help="Rows and columns of the board.",
    )
    noise: float = noise(0.0, slider=(0.0, 0.2))

    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        row, column = np.divmod(np.arange(self.cells**2), self.cells)
        color = (row + column) % 2
        chance = stream.uniform(len(targets))
        chosen = np.empty(len(targets), np.int64)
        for label in (0, 1):
            own = np.flatnonzero(color == label)
            mine = targets == label
            chosen[mine] = own[(chance[mine] * len(own)).astype(np.int64)]
        corner = np.stack([column[chosen], row[chosen]], axis=1)
        return (corner + stream.uniform(corner.shape)) * (2.0 / self.cells) - 1.0
