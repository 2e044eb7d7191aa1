"""Optimizers on surfaces, without a trainer."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from engine.optimizers.base import Optimizer
from engine.random import Draw
from engine.surfaces.base import Moment, Surface
from tests.support.descent import descend

NOWHERE = Moment(None, 0, 1)


def path(
    surface: Surface, optimizers: Sequence[Optimizer], steps: int, starts: np.ndarray | None = None
) -> np.ndarray:
    """The points (steps + 1, lanes, d) in float64, with one optimizer per lane; lane i has the seed i."""
    turns = itertools.count()
    seeds = np.arange(len(optimizers), dtype=np.uint64)

    def gradients(points: np.ndarray) -> np.ndarray:
        step = next(turns)
        out = np.empty_like(points)
        surface.gradient(np, points, Moment(Draw(np, seeds, step), step, steps), out)
        return out

    start = surface.start(0) if starts is None else starts
    return descend(optimizers, gradients, start=start, steps=steps)


def value(surface: Surface, *point: float) -> float:
    """J without noise."""
    return float(surface.value(np, np.array([point]), NOWHERE)[0])


def hessian(surface: Surface, point: np.ndarray) -> np.ndarray:
    """∇²J, column by column."""
    units = np.eye(len(point))
    out = np.empty_like(units)
    surface.hessian_product(np, np.repeat(point[None], len(point), axis=0), units, NOWHERE, out)
    return out


def signature(surface: Surface, point: np.ndarray) -> tuple[int, int]:
    """How many eigenvalues of the Hessian are negative, and how many positive."""
    eigenvalues = np.linalg.eigvalsh(hessian(surface, point))
    near = 1e-9 * max(1.0, float(np.abs(eigenvalues).max()))
    return int((eigenvalues < -near).sum()), int((eigenvalues > near).sum())
