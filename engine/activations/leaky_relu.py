"""The leaky rectified linear unit."""

from __future__ import annotations

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class LeakyRelu(
    Activation,
    kind="leaky_relu",
    title="Leaky ReLU",
    reference="Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models",
    formula="f(z) = max(z, αz)",
    rank=40,
):
    """A ReLU that lets a little through for negative z. At z = 0 the slope is α (the left side's)."""

    negative_slope: float = fields.real(
        0.01,
        title="Negative slope",
        symbol="α",
        low=0.0,
        high=1.0,
        slider=(0.0, 0.5),
        help="Slope for negative inputs: 0 is the ReLU, 1 the identity.",
    )

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        xp.multiply(z, self.negative_slope, out=out)
        return xp.maximum(z, out, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = z > 0.0
        return xp.maximum(out, self.negative_slope, out=out)

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        out[...] = 0.0
        return out
