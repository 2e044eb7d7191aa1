"""Quadratic bowls, exact and with noisy gradients."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, Dtype, HostArray, Namespace
from engine.surfaces import constants
from engine.surfaces.base import Moment, Region
from engine.surfaces.shapes import Space, noise_field, start_field, tilt


class Quadratic(
    Space,
    kind="quadratic",
    title="Quadratic bowl",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.1; Goh 2017, Why momentum really works, "
    "Distill",
    formula="J(θ) = ½ Σᵢ λᵢ (qᵢᵀ(θ − c))², λ₁ = L/κ … λ_d = L in equal ratios",
    rank=10,
):
    """Ill-conditioning, pure: curvatures from L/κ to L, equally spaced in the logarithm, along axes that may be turned.

    The axes q are those of the coordinates, or turned: by an angle in the plane, else by a random orthogonal matrix.
    """

    condition: float = fields.real(
        20.0,
        title="Condition",
        symbol="κ",
        low=1.0,
        high=1e12,
        scale="log",
        slider=(1.0, 1e4),
        help="Condition number: ratio of the largest curvature to the smallest.",
    )
    curvature: float = fields.real(
        1.0,
        title="Curvature",
        symbol="L",
        above=0.0,
        scale="log",
        slider=(0.01, 100.0),
        help="The largest eigenvalue of the Hessian; gradient descent needs η < 2/L.",
    )
    center: float = fields.real(
        0.0, title="Center", symbol="c", slider=(-2.0, 2.0), help="Every coordinate of the minimum."
    )
    rotated: bool = fields.toggle(
        False, title="Turned axes", help="Turn the axes of curvature away from those of the coordinates."
    )
    angle: float = fields.real(
        30.0,
        title="Angle",
        symbol="φ",
        unit="°",
        low=-180.0,
        high=180.0,
        slider=(-90.0, 90.0),
        help="By how much the axes are turned in two dimensions.",
    )
    rotation_seed: int = fields.integer(
        0,
        title="Rotation seed",
        low=0,
        high=2**32 - 1,
        slider=(0, 100),
        help="Draws the rotation in three dimensions and more.",
    )
    turn_start: bool = fields.toggle(
        False,
        title="Turn start",
        help="Turn the start about the center together with the axes: gradient descent then does the same.",
    )
    start_x: float = start_field(3.0)
    start_y: float = start_field(1.5, "y")

    def eigenvalues(self) -> tuple[float, ...]:
        """The curvatures, from the smallest on."""
        last = self.dimensions - 1
        return tuple(
            self.curvature * self.condition ** -((last - index) / max(1, last)) for index in range(last + 1)
        )

    def nominal(self) -> HostArray:
        start = super().nominal()
        if not (self.rotated and self.turn_start):
            return start
        return self.center + self._axes(np, np.dtype(np.float64)) @ (start - self.center)

    def window(self) -> Region:
        reach = 1.2 * float(np.abs(super().nominal() - self.center).max()) or 1.0
        across = (self.center - reach, self.center + reach)
        return across, (across if self.dimensions > 1 else (0.0, 0.5 * self.curvature * reach**2))

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        along = self._along_axes(xp, points - self.center)
        curvatures = constants.vector(xp, self.eigenvalues(), points.dtype)
        return 0.5 * xp.sum(curvatures * along * along, axis=1)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        along = self._along_axes(xp, points - self.center)
        slopes = constants.vector(xp, self.eigenvalues(), points.dtype) * along
        out[...] = self._along_coordinates(xp, slopes)
        return 0.5 * xp.sum(slopes * along, axis=1)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        along = self._along_axes(xp, directions)
        along = constants.vector(xp, self.eigenvalues(), points.dtype) * along
        out[...] = self._along_coordinates(xp, along)
        return out

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return self.everywhere(self.center), 0.0

    def _axes(self, xp: Namespace, dtype: Dtype) -> Array:
        """The axes of curvature as the columns of an orthogonal matrix (d, d)."""
        if self.dimensions != 2:
            return constants.orthogonal(xp, self.dimensions, self.rotation_seed, dtype)
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return constants.vector(xp, (cosine, -sine, sine, cosine), dtype).reshape(2, 2)

    def _along_axes(self, xp: Namespace, vectors: Array) -> Array:
        # Factor by factor: the product QΛQᵀ would lose the small curvatures in float32.
        if not self.rotated:
            return vectors
        return xp.matmul(vectors[:, None, :], self._axes(xp, vectors.dtype))[:, 0, :]

    def _along_coordinates(self, xp: Namespace, vectors: Array) -> Array:
        if not self.rotated:
            return vectors
        return xp.matmul(vectors[:, None, :], self._axes(xp, vectors.dtype).T)[:, 0, :]


class NoisyQuadratic(
    Quadratic,
    kind="noisy_quadratic",
    title="Noisy quadratic",
    reference="Robbins & Monro 1951, A stochastic approximation method; Zhang et al. 2019, arXiv:1907.04164",
    formula="J(θ) = E[½ Σᵢ λᵢ (qᵢᵀ(θ − c))² + σ ξᵀθ], ξ ~ N(0, I); the gradient of a step is ∇J(θ) + σξ",
    rank=12,
):
    """A bowl whose gradients are noisy: with a constant rate, SGD ends on a floor.

    Along an axis of curvature λ the floor of J is ησ²/(2(2 − ηλ)), exactly.
    """

    noisy: ClassVar[bool] = True

    noise: float = noise_field(1.0)
    condition: float = fields.real(
        1.0,
        title="Condition",
        symbol="κ",
        low=1.0,
        high=1e12,
        scale="log",
        slider=(1.0, 1e4),
        help="Condition number: ratio of the largest curvature to the smallest.",
    )

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        exact = super().value(xp, points, moment)
        slopes = tilt(points, moment, self.noise)
        return exact if slopes is None else exact + xp.sum(slopes * points, axis=1)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        exact = super().gradient(xp, points, moment, out)
        slopes = tilt(points, moment, self.noise)
        if slopes is None:
            return exact
        out += slopes
        return exact + xp.sum(slopes * points, axis=1)
