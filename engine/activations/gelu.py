"""The Gaussian error linear unit."""

from __future__ import annotations

import math

from engine.activations.base import Activation
from engine.arrays import Array, Namespace
from engine.special import erf

SQRT_HALF = math.sqrt(0.5)
DENSITY_AT_ZERO = 1.0 / math.sqrt(2.0 * math.pi)
FAR = 40.0
"""From here on the density is 0 in float64; z² need not be taken further out, where it could overflow."""


class Gelu(
    Activation,
    kind="gelu",
    title="GELU",
    reference="Hendrycks & Gimpel 2016, Gaussian error linear units, arXiv:1606.08415, section 2",
    formula="f(z) = z Φ(z)",
    rank=60,
):
    """z times the probability that a standard normal is below z; the exact form, without approximation by tanh."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        return xp.multiply(z, _probability(xp, z), out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """Φ(z) + z φ(z)."""
        xp.multiply(z, _density(xp, z), out=out)
        out += _probability(xp, z)
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """φ(z) (2 − z²)."""
        xp.clip(z, -FAR, FAR, out=out)
        out *= out
        xp.subtract(2.0, out, out=out)
        out *= _density(xp, z)
        return out


def _probability(xp: Namespace, z: Array) -> Array:
    """Φ(z), the standard normal distribution function."""
    result = erf(xp, z * SQRT_HALF)
    result += 1.0
    result *= 0.5
    return result


def _density(xp: Namespace, z: Array) -> Array:
    """φ(z), the standard normal density."""
    result = xp.clip(z, -FAR, FAR)
    result *= result
    result *= -0.5
    xp.exp(result, out=result)
    result *= DENSITY_AT_ZERO
    return result
