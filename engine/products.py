"""Inner products of each lane: the same bits whatever runs beside, and no temporary arrays."""

from __future__ import annotations

from engine.arrays import Array, Namespace


def dots(xp: Namespace, left: Array, right: Array) -> Array:
    """⟨left, right⟩ of each lane, (R,), for arrays (R, N)."""
    return xp.matmul(left[:, None, :], right[:, :, None])[:, 0, 0]


def squared_norms(xp: Namespace, rows: Array) -> Array:
    """∥row∥² of each lane, (R,)."""
    return dots(xp, rows, rows)
