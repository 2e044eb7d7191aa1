"""The exponential linear unit."""

from __future__ import annotations

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Elu(
    Activation,
    kind="elu",
    title="ELU",
    reference="Clevert, Unterthiner & Hochreiter 2016, arXiv:1511.07289, eq. 15",
    formula="f(z) = z for z > 0, α (eᶻ − 1) else",
    rank=50,
):
    """Linear for positive z, an exponential that saturates at −α for negative z.

    At z = 0 slope and curvature are α (the left side's); for α = 1 only the curvature has a jump there.
    """

    alpha: float = fields.real(
        1.0,
        title="Alpha",
        symbol="α",
        low=0.0,
        high=100.0,
        slider=(0.0, 2.0),
        help="Depth at which f saturates.",
    )

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        xp.minimum(z, 0.0, out=out)
        xp.expm1(out, out=out)
        out *= self.alpha
        out += xp.maximum(z, 0.0)
        return out

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        self.curvature(xp, z, y, out)
        out += z > 0.0
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """α eᶻ = y + α where z ≤ 0, else 0."""
        xp.add(y, self.alpha, out=out)
        out *= z <= 0.0
        return out
