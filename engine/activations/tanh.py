"""The hyperbolic tangent."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Tanh(
    Activation,
    kind="tanh",
    title="tanh",
    reference="LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, section 4.4",
    formula="f(z) = tanh z",
    rank=20,
):
    """The hyperbolic tangent, a sigmoid with zero mean."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        return xp.tanh(z, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        xp.multiply(y, y, out=out)
        return xp.subtract(1.0, out, out=out)

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        self.slope(xp, z, y, out)
        out *= y
        out *= -2.0
        return out
