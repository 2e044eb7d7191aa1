"""Softsign."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Softsign(
    Activation,
    kind="softsign",
    title="Softsign",
    reference="Bergstra, Desjardins, Lamblin & Bengio 2009, Quadratic polynomials learn better image features",
    formula="f(z) = z / (1 + |z|)",
    rank=27,
):
    """A sigmoid whose tails are polynomial, not exponential. At z = 0 the curvature is 2 (the left side's)."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        xp.absolute(z, out=out)
        out += 1.0
        return xp.divide(z, out, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """1 / (1 + |z|)²; inverted first, since the square could overflow."""
        xp.absolute(z, out=out)
        out += 1.0
        xp.reciprocal(out, out=out)
        out *= out
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """−2 / (1 + |z|)³ for z > 0, 2 / (1 + |z|)³ else."""
        xp.absolute(z, out=out)
        out += 1.0
        xp.reciprocal(out, out=out)
        out *= out * out
        out *= 4.0
        out *= xp.subtract(0.5, z > 0.0, dtype=out.dtype)
        return out
