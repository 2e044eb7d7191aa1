"""Surfaces by their number of parameters: what those over a line, over a plane and over any space share."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.random import Purpose, Stream
from engine.surfaces.base import Moment, Region, Surface


def start_field(default: float, coordinate: str = "x", slider: tuple[float, float] = (-5.0, 5.0)) -> Any:
    """The field of a coordinate of the nominal start; a number per lane."""
    return fields.real(
        default,
        title=f"Start in {coordinate}",
        symbol=f"{coordinate}₀",
        slider=slider,
        lane=True,
        help="Where the descent begins.",
    )


def noise_field(default: float) -> Any:
    """The field of the standard deviation of a gradient's noise."""
    return fields.real(
        default,
        title="Noise",
        symbol="σ",
        low=0.0,
        slider=(0.0, 5.0),
        live=True,
        help="Standard deviation of the normal noise in each component of the gradient; 0 is none.",
    )


def tilt(points: Array, moment: Moment, noise: float) -> Array | None:
    """The gradient's noise (R, d), which is a random slope added to J; None where there is none."""
    if moment.draw is None or noise == 0.0:
        return None
    return noise * moment.draw.normal(0, 1, points.shape[1], points.dtype)[:, 0, :]


class Landscape(Surface):
    """A surface with a nominal start, about which the lanes' starting points are drawn."""

    spread: float = fields.real(
        0.0,
        title="Spread",
        low=0.0,
        slider=(0.0, 2.0),
        lane=True,
        help="Standard deviation of the starting points about the nominal one, drawn by the experiment's seed.",
    )

    @abstractmethod
    def nominal(self) -> HostArray:
        """The starting point without spread, float64 (d,)."""

    def start(self, seed: int) -> HostArray:
        point = np.array(self.nominal(), dtype=np.float64)
        if self.spread:
            point += Stream(seed, Purpose.PARAMETERS).normal(point.shape, self.spread)
        self.project(np, point[None])
        return point


class Line(Landscape):
    """A function of one parameter by its value, first and second derivative, each (R,)."""

    start_x: float = start_field(1.0)

    def dimension(self) -> int:
        return 1

    def nominal(self) -> HostArray:
        return np.array([self.start_x])

    def names(self) -> tuple[str, ...]:
        return ("x",)

    @abstractmethod
    def height(self, xp: Namespace, x: Array, moment: Moment) -> Array:
        """J."""

    @abstractmethod
    def slope(self, xp: Namespace, x: Array, moment: Moment) -> Array | float:
        """J′; a number where it is the same everywhere."""

    @abstractmethod
    def bend(self, xp: Namespace, x: Array, moment: Moment) -> Array | float:
        """J″."""

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        return self.height(xp, points[:, 0], moment)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        out[:, 0] = self.slope(xp, points[:, 0], moment)
        return self.height(xp, points[:, 0], moment)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        out[:, 0] = self.bend(xp, points[:, 0], moment) * directions[:, 0]
        return out


class Plane(Landscape):
    """A function of x and y by its value, its slopes along both, and its three second derivatives, each (R,)."""

    start_x: float = start_field(1.0)
    start_y: float = start_field(1.0, "y")

    def dimension(self) -> int:
        return 2

    def nominal(self) -> HostArray:
        return np.array([self.start_x, self.start_y])

    def names(self) -> tuple[str, ...]:
        return ("x", "y")

    @abstractmethod
    def height(self, xp: Namespace, x: Array, y: Array) -> Array:
        """J."""

    @abstractmethod
    def slopes(self, xp: Namespace, x: Array, y: Array) -> tuple[Array | float, Array | float]:
        """∂J/∂x and ∂J/∂y; a number where it is the same everywhere."""

    @abstractmethod
    def bends(self, xp: Namespace, x: Array, y: Array) -> tuple[Array | float, Array | float, Array | float]:
        """∂²J/∂x², ∂²J/∂x∂y and ∂²J/∂y²."""

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        return self.height(xp, points[:, 0], points[:, 1])

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        out[:, 0], out[:, 1] = self.slopes(xp, points[:, 0], points[:, 1])
        return self.height(xp, points[:, 0], points[:, 1])

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        xx, xy, yy = self.bends(xp, points[:, 0], points[:, 1])
        along_x, along_y = directions[:, 0], directions[:, 1]
        out[:, 0], out[:, 1] = xx * along_x + xy * along_y, xy * along_x + yy * along_y
        return out


def dimensions_field(default: int = 2, low: int = 1) -> Any:
    """The field of the number of parameters."""
    return fields.integer(
        default,
        title="Dimensions",
        symbol="d",
        low=low,
        high=1000,
        scale="log",
        slider=(low, 100),
        help="Number of parameters; the first two are drawn.",
    )


class Space(Landscape):
    """A function of any number of parameters; the two fields of the start take turns along the coordinates."""

    dimensions: int = dimensions_field()
    start_x: float = start_field(1.0)
    start_y: float = start_field(1.0, "y")

    def dimension(self) -> int:
        return self.dimensions

    def nominal(self) -> HostArray:
        return np.resize(np.array([self.start_x, self.start_y]), self.dimensions)

    def window(self) -> Region:
        return self.region if self.dimensions > 1 else (self.region[0], self._heights())

    def _heights(self) -> tuple[float, float]:
        """The least and greatest J over the window of a single parameter."""
        heights = self.value(np, np.linspace(*self.region[0], 201)[:, None], Moment(None, 0, 1))
        return float(heights.min()), float(heights.max())

    def everywhere(self, *coordinates: float) -> HostArray:
        """Points (n, d), each with one number in all coordinates."""
        return np.repeat(np.array(coordinates)[:, None], self.dimensions, axis=1)


class Separable(Space):
    """A sum of one function of each coordinate, by its values and derivatives (R, d)."""

    @abstractmethod
    def term(self, xp: Namespace, x: Array) -> Array:
        """f; J is its sum."""

    @abstractmethod
    def slope(self, xp: Namespace, x: Array) -> Array:
        """f′."""

    @abstractmethod
    def bend(self, xp: Namespace, x: Array) -> Array:
        """f″."""

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        return xp.sum(self.term(xp, points), axis=1)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        out[...] = self.slope(xp, points)
        return self.value(xp, points, moment)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        return xp.multiply(self.bend(xp, points), directions, out=out)
