"""The rectified linear unit."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Relu(
    Activation,
    kind="relu",
    title="ReLU",
    reference="Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines",
    formula="f(z) = max(0, z)",
    rank=10,
):
    """The rectified linear unit. At z = 0 the slope is 0 (the left side's)."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        return xp.maximum(z, 0.0, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = z > 0.0
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = 0.0
        return out
