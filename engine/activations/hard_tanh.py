"""The hard hyperbolic tangent."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class HardTanh(
    Activation,
    kind="hard_tanh",
    title="Hard tanh",
    reference="Collobert et al. 2011, Natural language processing (almost) from scratch, JMLR 12, section 3.3",
    formula="f(z) = max(−1, min(1, z))",
    rank=25,
):
    """A tanh of straight lines. At z = −1 the slope is 0 and at z = 1 it is 1 (the left sides')."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        return xp.clip(z, -1.0, 1.0, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = z > -1.0
        out *= z <= 1.0
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = 0.0
        return out
