"""Adam's moments, for the methods that contain Adam."""

from __future__ import annotations

import math

from engine.arrays import Array, Namespace
from engine.coefficients import Coefficients
from engine.optimizers.base import LEAST_DIVISOR


def adam_scalars(beta1: float, beta2: float, epsilon: float, count: int) -> dict[str, float]:
    """The scalars of Adam's update number `count` (from 1), but for the rate."""
    return {
        "beta1": beta1,
        "beta2": beta2,
        "rest1": 1.0 - beta1,
        "rest2": 1.0 - beta2,
        "mean_scale": 1.0 / (1.0 - beta1**count),
        "root_scale": 1.0 / math.sqrt(1.0 - beta2**count),
        "epsilon": max(epsilon, LEAST_DIVISOR),
    }


def advance(
    c: Coefficients, xp: Namespace, gradient: Array, mean: Array, square: Array, *, out: Array, work: Array
) -> Array:
    """Advance both moments (lanes, P) by a gradient; `out` becomes Adam's direction m̂ / (√v̂ + ε)."""
    mean *= c["beta1"]
    mean += xp.multiply(gradient, c["rest1"], out=work)
    divisor = advance_square(c, xp, gradient, square, work=work)
    xp.multiply(mean, c["mean_scale"], out=out)
    out /= divisor
    return out


def advance_square(c: Coefficients, xp: Namespace, gradient: Array, square: Array, *, work: Array) -> Array:
    """Advance the mean of squares; `work` becomes √v̂ + ε."""
    square *= c["beta2"]
    xp.multiply(gradient, c["rest2"], out=work)
    work *= gradient
    square += work
    xp.sqrt(square, out=work)
    work *= c["root_scale"]
    work += c["epsilon"]
    return work
