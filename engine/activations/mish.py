"""Mish."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Mish(
    Activation,
    kind="mish",
    title="Mish",
    reference="Misra 2019, Mish: a self regularized non-monotonic activation function, arXiv:1908.08681",
    formula="f(z) = z tanh(ln(1 + eᶻ))",
    rank=75,
):
    """z times the tanh of its softplus: smooth, with a shallow minimum left of zero."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        gate, _, _ = _gate(xp, z)
        return xp.multiply(z, gate, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """t + z t'."""
        gate, steepness, _ = _gate(xp, z)
        xp.multiply(z, steepness, out=out)
        out += gate
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """t' (2 + z (1 − σ − 2tσ)), since t'' = t' (1 − σ − 2tσ)."""
        gate, steepness, sigmoid = _gate(xp, z)
        gate *= 2.0
        gate += 1.0
        gate *= sigmoid
        xp.subtract(1.0, gate, out=out)
        out *= z
        out += 2.0
        out *= steepness
        return out


def _gate(xp: Namespace, z: Array) -> tuple[Array, Array, Array]:
    """t = tanh(ln(1 + eᶻ)), t' = (1 − t²) σ(z), and σ(z).

    t is ((1 + eᶻ)² − 1) / ((1 + eᶻ)² + 1). As quotients of positive sums in e^−|z| all three overflow nowhere, and
    1 − t² keeps its digits where t is nearly 1.
    """
    e, right = xp.exp(-xp.absolute(z)), z > 0.0
    double = e * 2.0
    square = e * e
    over = double + xp.where(right, xp.ones_like(e), square)
    rest = 2.0 * xp.where(right, square, xp.ones_like(e))
    under = over + rest
    gate = over / under
    sigmoid = xp.where(right, xp.ones_like(e), e) / (1.0 + e)
    return gate, rest / under * (1.0 + gate) * sigmoid, sigmoid
