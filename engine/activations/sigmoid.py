"""The logistic sigmoid, and the two functions that are made from it."""

from __future__ import annotations

from engine.activations.base import Activation
from engine.arrays import Array, Namespace


def logistic(xp: Namespace, z: Array, out: Array) -> Array:
    """1 / (1 + e⁻ᶻ) as ½ + ½ tanh(z/2), which overflows nowhere."""
    xp.multiply(z, 0.5, out=out)
    xp.tanh(out, out=out)
    out *= 0.5
    out += 0.5
    return out


class Sigmoid(
    Activation,
    kind="sigmoid",
    title="Sigmoid",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.3.2",
    formula="f(z) = 1 / (1 + e⁻ᶻ)",
    rank=30,
):
    """The logistic sigmoid, which saturates at 0 and at 1."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        return logistic(xp, z, out)

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """y (1 − y)."""
        xp.subtract(1.0, y, out=out)
        out *= y
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """y (1 − y) (1 − 2y)."""
        self.slope(xp, z, y, out)
        out *= 1.0 - 2.0 * y
        return out


class Silu(
    Activation,
    kind="silu",
    title="SiLU",
    reference="Elfwing, Uchibe & Doya 2018, arXiv:1702.03118; Ramachandran, Zoph & Le 2017 (Swish), arXiv:1710.05941",
    formula="f(z) = z σ(z)",
    rank=70,
):
    """The sigmoid-weighted linear unit: smooth, with a shallow minimum left of zero."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        logistic(xp, z, out)
        out *= z
        return out

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """σ (1 + z (1 − σ)) = σ + y (1 − σ)."""
        logistic(xp, z, out)
        out += y * (1.0 - out)
        return out

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """σ (1 − σ) (2 + z (1 − 2σ))."""
        logistic(xp, z, out)
        rest = 1.0 - out
        out *= rest * (2.0 + z * (2.0 * rest - 1.0))
        return out


class Softplus(
    Activation,
    kind="softplus",
    title="Softplus",
    reference="Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing",
    formula="f(z) = ln(1 + eᶻ)",
    rank=80,
):
    """A smooth ReLU; its slope is the sigmoid."""

    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        """max(z, 0) + ln(1 + e^−|z|); ten times the speed of logaddexp, which has no vector kernel."""
        xp.abs(z, out=out)
        xp.negative(out, out=out)
        xp.exp(out, out=out)
        xp.log1p(out, out=out)
        out += xp.maximum(z, 0.0)
        return out

    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        return logistic(xp, z, out)

    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """σ (1 − σ)."""
        logistic(xp, z, out)
        out *= 1.0 - out
        return out
