"""Sharpness-aware minimization."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from engine import fields
from engine.coefficients import Coefficients
from engine.optimizers.base import LEAST_DIVISOR, Arrays
from engine.wrappers.base import Wrapper


class Sam(
    Wrapper,
    kind="sam",
    title="SAM",
    reference="Foret, Kleiner, Mobahi & Neyshabur 2021, Sharpness-aware minimization, arXiv:2010.01412, algorithm 1; "
    "Kwon et al. 2021, arXiv:2102.11600, eq. 8 (adaptive)",
    formula="g ← ∇J(θ + ρ g / ∥g∥)",
    rank=10,
):
    """Takes the gradient where J is highest nearby, so that the descent prefers flat minima.

    The neighborhood is a ball of radius ρ around θ; adaptive, it is measured in units of |θ|, so that scaling a
    layer up and the next one down changes nothing. Each update costs one more gradient on the same batch.
    """

    asks: ClassVar[bool] = True

    rho: float = fields.real(
        0.05,
        title="Radius",
        symbol="ρ",
        low=0.0,
        scale="log",
        slider=(1e-3, 2.0),
        live=True,
        lane=True,
        help="How far from θ the worst point is looked for.",
    )
    adaptive: bool = fields.toggle(
        False, title="Adaptive", live=True, help="Measure the radius relative to the size of each parameter."
    )

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"rho": self.rho, "least": LEAST_DIVISOR}

    def apply(self, c: Coefficients, arrays: Arrays, inner: Callable[[], None]) -> None:
        xp, gradient, theta = arrays.xp, arrays.gradient, arrays.parameters
        assert arrays.oracle is not None
        point = arrays.scratch("sam")
        if self.adaptive:
            size = xp.abs(theta)
            scaled = gradient * size
            norm = xp.sqrt(xp.sum(scaled * scaled, axis=1, keepdims=True))
            xp.multiply(scaled, size, out=point)
        else:
            norm = xp.sqrt(xp.sum(gradient * gradient, axis=1, keepdims=True))
            point[...] = gradient
        point *= c["rho"] / xp.maximum(norm, c["least"])
        point += theta
        arrays.oracle.gradient(point, gradient)
        inner()
