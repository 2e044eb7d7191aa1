"""The sine."""

from __future__ import annotations

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Array, Namespace


class Sine(
    Activation,
    kind="sine",
    title="Sine",
    reference="Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020 (SIREN), arXiv:2006.09661, section 3",
    formula="f(z) = sin(ωz)",
    rank=85,
):
    """Periodic: layers of it fit signals with fine detail, and their derivatives."""

    frequency: float = fields.real(
        1.0,
        title="Frequency",
        symbol="ω",
        above=0.0,
        high=1000.0,
        scale="log",
        slider=(0.1, 30.0),
        help="SIREN takes 30, with weights behind the first layer that start 30 times smaller.",
    )

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        xp.multiply(z, self.frequency, out=out)
        return xp.sin(out, out=out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """ω cos(ωz)."""
        xp.multiply(z, self.frequency, out=out)
        xp.cos(out, out=out)
        out *= self.frequency
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """−ω² sin(ωz)."""
        return xp.multiply(y, -(self.frequency**2), out=out)
