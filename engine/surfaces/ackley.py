"""Ackley's function."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces.base import Moment
from engine.surfaces.shapes import Space, start_field


class Ackley(
    Space,
    kind="ackley",
    title="Ackley",
    reference="Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; Bäck 1996 (any d), Evolutionary "
    "Algorithms in Theory and Practice",
    formula="J(x) = a (1 − exp(−b r)) + e − exp(mean cos c xᵢ), r = √(mean xᵢ²)",
    rank=28,
):
    """A plain full of dents around a funnel: far out, gradients say little about where the minimum is.

    At the minimum, the origin, the funnel has a tip and no gradient; 0, one of its subgradients, is given there, and
    the Hessian leaves the tip out.
    """

    region = ((-5.0, 5.0), (-5.0, 5.0))

    a: float = fields.real(
        20.0,
        title="Depth",
        symbol="a",
        above=0.0,
        slider=(1.0, 50.0),
        help="How far the funnel reaches down.",
    )
    b: float = fields.real(
        0.2,
        title="Slope",
        symbol="b",
        above=0.0,
        scale="log",
        slider=(0.02, 2.0),
        help="How narrow the funnel is.",
    )
    c: float = fields.real(
        2.0 * math.pi,
        title="Frequency",
        symbol="c",
        low=0.0,
        slider=(0.0, 10.0),
        help="Waves per 2π of length.",
    )
    start_x: float = start_field(3.4)
    start_y: float = start_field(-2.6, "y")

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        # From differences to the origin, so that J is exactly 0 there.
        radius = xp.sqrt(xp.mean(points * points, axis=1))
        waves = xp.mean(xp.cos(self.c * points), axis=1)
        return -self.a * xp.expm1(-self.b * radius) - math.e * xp.expm1(waves - 1.0)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        _, fall, sines, waves = self._parts(xp, points)
        xp.multiply(waves * self.c, sines, out=out)
        out += fall * points
        return self.value(xp, points, moment)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        square, fall, sines, waves = self._parts(xp, points)
        cosines = xp.cos(self.c * points)
        # The slope of fall = φ′(r)/(rd), with φ″ = −bφ′, along the directions.
        along = xp.mean(points * directions, axis=1)[:, None]
        safe = xp.where(square > 0.0, square, 1.0)
        change = -fall * along * (1.0 / safe + self.b / xp.sqrt(safe))
        swing = xp.sum(sines * directions, axis=1)[:, None]
        product = fall * directions + change * points
        product += self.c**2 * waves * (cosines * directions - sines * (swing / self.dimensions))
        out[...] = product
        return out

    def _parts(self, xp: Namespace, points: Array) -> tuple[Array, Array, Array, Array]:
        """r² (R, 1), φ′(r)/(rd) with 0 at the tip (R, 1), sin cx (R, d), exp(mean cos cx)/d (R, 1)."""
        square = xp.mean(points * points, axis=1)[:, None]
        radius = xp.sqrt(xp.where(square > 0.0, square, 1.0))
        slope = (self.a * self.b / self.dimensions) * xp.exp(-self.b * radius) / radius
        waves = xp.exp(xp.mean(xp.cos(self.c * points), axis=1))[:, None] / self.dimensions
        return square, xp.where(square > 0.0, slope, 0.0), xp.sin(self.c * points), waves

    def minimum(self) -> tuple[HostArray | None, float | None]:
        return self.everywhere(0.0), 0.0
