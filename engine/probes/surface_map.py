"""The heights of a surface around the window in which it is worth seeing."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.surfaces.base import Moment, Surface
from engine.tasks import Task


class SurfaceMap(
    Probe,
    kind="surface_map",
    title="Surface map",
    reference="values of J on a grid over its first two parameters",
    formula="J(θ₁, θ₂)",
):
    """J on a grid, where it is now; further parameters are those of the first lane's point.

    Arrays: ``extent`` as x low, x high (and y low, y high); ``heights`` float64 (resolution,) or (resolution,
    resolution), row 0 at the smallest y, NaN where J is not finite; ``points`` float64 (lanes, 1 or 2);
    ``minima`` (n, 1 or 2), those that are known.
    """

    resolution: int = fields.integer(120, title="Resolution", low=8, high=512, help="Grid points per side.")

    def suits(self, task: Task) -> bool:
        return False

    def suits_surface(self, surface: Surface) -> bool:
        return surface.is_surface

    def read(self, subject: Subject) -> dict[str, HostArray]:
        surface, points = subject.surface, subject.points()
        shown = min(2, surface.dimension())
        window = surface.window()[:shown]
        axes = [np.linspace(low, high, self.resolution) for low, high in window]
        grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, shown)
        whole = np.repeat(points[:1], len(grid), axis=0)
        whole[:, :shown] = grid
        with np.errstate(all="ignore"):
            heights = surface.value(np, whole, Moment(None, *subject.progress))
        known, _ = surface.minimum()
        minima = np.empty((0, shown)) if known is None else np.atleast_2d(known)[:, :shown]
        return {
            "extent": np.array([bound for bounds in window for bound in bounds], dtype=np.float64),
            "heights": np.where(np.isfinite(heights), heights, np.nan).reshape([self.resolution] * shown),
            "points": points[:, :shown].copy(),
            "minima": np.asarray(minima, dtype=np.float64),
        }
