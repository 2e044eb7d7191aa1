"""A sharp minimum and a flat one, of equal depth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Line, noise_field, start_field, tilt

SHARP_AT, FLAT_AT = -1.0, 2.0
SOFTNESS = 0.05
"""τ; so small that either valley is untouched where the other one has its minimum."""


class SharpAndFlat(
    Line,
    kind="sharp_and_flat",
    title="Sharp and flat",
    reference="own example, after Hochreiter & Schmidhuber 1997, Flat minima, Neural Computation 9(1):1–42; Keskar et "
    "al. 2017, arXiv:1609.04836, figure 1",
    formula="J(x) = −τ ln(exp(−k₁(x + 1)²/(2τ)) + exp(−k₂(x − 2)²/(2τ))), τ = 0.05",
    rank=50,
):
    """Two valleys of equal depth: steps too long for the sharp one, or noise, carry a descent into the flat one.

    A minimum of curvature k holds gradient descent only while η < 2/k.
    """

    noisy: ClassVar[bool] = True
    region = ((-3.0, 5.0), (-0.2, 4.0))

    sharp: float = fields.real(
        20.0,
        title="Curvature",
        symbol="k₁",
        low=0.5,
        scale="log",
        slider=(1.0, 100.0),
        help="Curvature of the minimum at −1.",
    )
    flat: float = fields.real(
        1.0,
        title="Curvature",
        symbol="k₂",
        low=0.5,
        scale="log",
        slider=(0.5, 10.0),
        help="Curvature of the minimum at 2.",
    )
    noise: float = noise_field(0.0)
    start_x: float = start_field(-1.3)

    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        left, right = x - SHARP_AT, x - FLAT_AT
        logarithm = xp.logaddexp(
            (-0.5 * self.sharp / SOFTNESS) * left * left, (-0.5 * self.flat / SOFTNESS) * right * right
        )
        slopes = tilt(x[:, None], moment, self.noise)
        return -SOFTNESS * logarithm if slopes is None else -SOFTNESS * logarithm + slopes[:, 0] * x

    def slope(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        share, left, right = self._shares(xp, x)
        exact = share * left + (1.0 - share) * right
        slopes = tilt(x[:, None], moment, self.noise)
        return exact if slopes is None else exact + slopes[:, 0]

    def bend(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        share, left, right = self._shares(xp, x)
        gap = left - right
        mixture = share * self.sharp + (1.0 - share) * self.flat
        return mixture - share * (1.0 - share) / SOFTNESS * gap * gap

    def _shares(self, xp: Namespace, x: Array) -> tuple[Array, Array, Array]:
        """The share of the sharp valley, and the slopes of either."""
        left, right = self.sharp * (x - SHARP_AT), self.flat * (x - FLAT_AT)
        difference = right * (x - FLAT_AT) - left * (x - SHARP_AT)
        return 0.5 * (1.0 + xp.tanh(difference / (4.0 * SOFTNESS))), left, right

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return np.array([[SHARP_AT], [FLAT_AT]]), 0.0
