"""The part of the plane that holds all samples, as a square grid."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.tasks import Data


def grid_around(data: Data, resolution: int) -> tuple[HostArray, HostArray]:
    """A square with a margin around all samples, and its points row by row from the smallest x₂.

    Returns:
        x₁ low, x₁ high, x₂ low, x₂ high as (4,), and the points (resolution², 2).
    """
    points = np.concatenate([data.train.raw, data.test.raw])
    low, high = points.min(axis=0), points.max(axis=0)
    center, half = (low + high) / 2, 0.55 * float((high - low).max())
    axis = np.linspace(-half, half, resolution)
    grid = np.stack(np.meshgrid(center[0] + axis, center[1] + axis), axis=-1)
    extent = np.array([center[0] - half, center[0] + half, center[1] - half, center[1] + half])
    return extent, grid.reshape(-1, 2)
