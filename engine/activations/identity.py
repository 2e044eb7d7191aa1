"""The identity."""

from __future__ import annotations

from typing import ClassVar

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Identity(
    Activation,
    kind="identity",
    title="Identity",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.2.2.1",
    formula="f(z) = z",
    rank=90,
):
    """No nonlinearity: the layer stays linear."""

    linear: ClassVar[bool] = True

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        out[...] = z
        return out

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = 1.0
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = 0.0
        return out
