"""No clipping, and clipping by norm and by value."""

from __future__ import annotations

from engine import fields
from engine.arrays import Array, Namespace
from engine.clippings.base import Clipping
from engine.coefficients import Coefficients
from engine.layout import Layout


class NoClipping(
    Clipping,
    kind="none",
    title="Off",
    reference="the gradient as it is",
    formula="g",
    rank=10,
):
    """The gradient passes unchanged."""

    def apply(
        self,
        xp: Namespace,
        c: Coefficients,
        gradient: Array,
        norm: Array,
        parameters: Array,
        layout: Layout,
    ) -> None:
        return


class ClipByNorm(
    Clipping,
    kind="norm",
    title="By norm",
    reference="Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063, algorithm 1",
    formula="g ← g · min(1, c / ∥g∥)",
    rank=20,
):
    """Shortens a gradient longer than the threshold; its direction stays."""

    threshold: float = fields.real(
        1.0,
        title="Threshold",
        symbol="c",
        above=0.0,
        scale="log",
        slider=(1e-3, 100.0),
        live=True,
        lane=True,
        help="Longest gradient that passes unchanged.",
    )

    def coefficients(self) -> dict[str, float]:
        return {"threshold": self.threshold}

    def apply(
        self,
        xp: Namespace,
        c: Coefficients,
        gradient: Array,
        norm: Array,
        parameters: Array,
        layout: Layout,
    ) -> None:
        longest = xp.maximum(norm[:, None], c["threshold"])
        gradient *= c["threshold"] / longest


class ClipByValue(
    Clipping,
    kind="value",
    title="By value",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 10.11.1",
    formula="gᵢ ← min(c, max(−c, gᵢ))",
    rank=30,
):
    """Bounds every component by itself; the direction may change."""

    threshold: float = fields.real(
        1.0,
        title="Threshold",
        symbol="c",
        above=0.0,
        scale="log",
        slider=(1e-3, 100.0),
        live=True,
        lane=True,
        help="Largest component, in absolute value, that passes unchanged.",
    )

    def coefficients(self) -> dict[str, float]:
        return {"threshold": self.threshold}

    def apply(
        self,
        xp: Namespace,
        c: Coefficients,
        gradient: Array,
        norm: Array,
        parameters: Array,
        layout: Layout,
    ) -> None:
        xp.minimum(gradient, c["threshold"], out=gradient)
        xp.maximum(gradient, -c["threshold"], out=gradient)
