"""The nearest semi-orthogonal matrix, roughly, by products alone."""

from __future__ import annotations

from engine.arrays import Array, Namespace
from engine.optimizers.base import LEAST_DIVISOR
from engine.products import squared_norms

QUINTIC = (3.4445, -4.7750, 2.0315)
"""Jordan's coefficients: small singular values grow fastest, and all end between about 0.68 and 1.13, not at 1."""

MOST = 20
"""Iterations that may be asked for."""


def orthogonalize(xp: Namespace, matrices: Array, iterations: float | Array) -> Array:
    """UVᵀ of UΣVᵀ, roughly, for each matrix (lanes, rows, columns): X ← aX + (bA + cA²) X with A = XXᵀ.

    X starts as the matrix divided by its Frobenius norm. Where lanes differ in `iterations` (lanes, 1), the most are
    made and each lane keeps its own.
    """
    lanes, rows, columns = matrices.shape
    norms = xp.sqrt(squared_norms(xp, matrices.reshape(lanes, rows * columns)))
    x = matrices / xp.maximum(norms, LEAST_DIVISOR)[:, None, None]
    if rows > columns:
        x = xp.swapaxes(x, 1, 2)
    first, third, fifth = QUINTIC
    for index in range(int(iterations) if isinstance(iterations, float) else MOST):
        gram = xp.matmul(x, xp.swapaxes(x, 1, 2))
        factor = gram * third
        factor += xp.matmul(gram, gram) * fifth
        following = x * first
        following += xp.matmul(factor, x)
        if not isinstance(iterations, float):
            following = xp.where(iterations[:, :, None] > index, following, x)
        x = following
    return xp.swapaxes(x, 1, 2) if rows > columns else x
