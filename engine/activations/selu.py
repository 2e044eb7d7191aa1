"""The scaled exponential linear unit."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace

SCALE = 1.0507009873554805
ALPHA = 1.6732632423543772
DEPTH = SCALE * ALPHA
"""f saturates at −DEPTH."""


class Selu(
    Activation,
    kind="selu",
    title="SELU",
    reference="Klambauer, Unterthiner, Mayr & Hochreiter 2017, arXiv:1706.02515, eq. 2",
    formula="f(z) = λz for z > 0, λα (eᶻ − 1) else; λ ≈ 1.0507, α ≈ 1.6733",
    rank=55,
):
    """An ELU whose constants keep mean 0 and variance 1 from layer to layer, given weights of variance 1/n.

    At z = 0 slope and curvature are λα (the left side's).
    """

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        xp.minimum(z, 0.0, out=out)
        xp.expm1(out, out=out)
        out *= ALPHA
        out += xp.maximum(z, 0.0)
        out *= SCALE
        return out

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = z > 0.0
        out *= SCALE
        out += (y + DEPTH) * (z <= 0.0)
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """λα eᶻ = y + λα where z ≤ 0, else 0."""
        xp.add(y, DEPTH, out=out)
        out *= z <= 0.0
        return out
