"""From what a layer trains to the weight it works with: standard, neural tangent, or weight normalization."""

from __future__ import annotations

import math
from collections.abc import MutableMapping
from typing import Any, ClassVar

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Shape
from engine.layers.base import ParameterSpec, Site, Views

FLOOR = 1e-15
"""No norm counts as less; weights that are all zero then stay there, instead of becoming undefined."""


def parametrization_field() -> Any:
    """The choice as a field of a layer."""
    return fields.choice(
        "standard",
        title="Parametrization",
        options={
            "standard": "Standard",
            "ntk": "Neural tangent (Jacot et al. 2018)",
            "weight_norm": "Weight normalization (Salimans & Kingma 2016)",
        },
        help="What is trained: W itself; V with W = V / √fan_in, whose learning dynamics have a limit at infinite "
        "width; or direction and length of each unit's weights, W = g V / ‖V‖.",
    )


def weight_specs(choice: str, shape: Shape, fan_in: int, fan_out: int) -> tuple[ParameterSpec, ...]:
    """The parameters behind a weight of `shape`, whose last axis counts the units."""
    if choice == "ntk":
        # Drawn values are divided by the multiplier: the starting function is that of the standard parametrization.
        return (ParameterSpec("weight", shape, fan_in, fan_out, multiplier=1.0 / math.sqrt(fan_in)),)
    weight = ParameterSpec("weight", shape, fan_in, fan_out)
    if choice == "weight_norm":
        return (weight, ParameterSpec("magnitude", shape[-1:], fan_in, fan_out, penalized=False, start=1.0))
    return (weight,)


def begin_weight(choice: str, arrays: MutableMapping[str, HostArray]) -> None:
    """Let the magnitudes start at the norms of what was drawn, so that the weight is what the initializer drew."""
    if choice == "weight_norm":
        weight = arrays["weight"]
        arrays["magnitude"] = np.sqrt(np.square(weight).reshape(-1, weight.shape[-1]).sum(axis=0))


class WeightMap:
    """The standard parametrization, which costs nothing: the weight is the parameter.

    `weight` belongs to a forward pass; a layer writes the gradient of the weight into `slot`, then `pull` turns it
    into the gradients of the parameters. The tangent methods are their derivatives.
    """

    scales_with_its_parameter: ClassVar[bool] = True
    """Whether a factor on the parameter ``weight`` is a factor on the weight."""

    def weight(self, weights: Views) -> Array:
        """The weight that the layer works with, until the next call."""
        return weights["weight"]

    def slot(self, gradients: Views) -> Array:
        """Where the gradient of the weight goes."""
        return gradients["weight"]

    def pull(self, gradients: Views) -> None:
        """Write the parameters' gradients, when the slot is filled."""

    def tangent(self, weights: Views, tangents: Views) -> Array:
        """The derivative of the weight along `tangents`."""
        return tangents["weight"]

    def tangent_slot(self, gradient_tangents: Views) -> Array:
        """Where the derivative of the gradient of the weight goes."""
        return gradient_tangents["weight"]

    def pull_tangent(self, gradient_tangents: Views) -> None:
        """Write the derivatives of the parameters' gradients along the latest `tangent`."""


class ScaledWeight(WeightMap):
    """W = m V with the fixed multiplier m of the neural tangent parametrization."""

    def __init__(self, site: Site, spec: ParameterSpec) -> None:
        self.xp = site.backend.xp
        self.multiplier = spec.multiplier
        self._weight = self.xp.empty((site.lanes, *spec.shape), dtype=site.dtype)

    def weight(self, weights: Views) -> Array:
        return self.xp.multiply(weights["weight"], self.multiplier, out=self._weight)

    def pull(self, gradients: Views) -> None:
        gradient = gradients["weight"]
        gradient *= self.multiplier

    def tangent(self, weights: Views, tangents: Views) -> Array:
        return tangents["weight"] * self.multiplier

    def pull_tangent(self, gradient_tangents: Views) -> None:
        self.pull(gradient_tangents)


class NormalizedWeight(WeightMap):
    """W = g V / ‖V‖ per unit (Salimans & Kingma 2016, arXiv:1602.07868, equations 2 and 3).

    Inside, weights are matrices (lanes, inputs, units); u is the direction V / ‖V‖, and a dot is the sum over inputs.
    """

    scales_with_its_parameter = False

    def __init__(self, site: Site, spec: ParameterSpec) -> None:
        self.xp = site.backend.xp
        self.shape = (site.lanes, *spec.shape)
        self.matrix = (site.lanes, -1, spec.shape[-1])
        self._weight, self._gradient = (self.xp.empty(self.shape, dtype=site.dtype) for _ in range(2))

    def weight(self, weights: Views) -> Array:
        xp = self.xp
        direction = weights["weight"].reshape(self.matrix)
        self.norm = xp.maximum(xp.sqrt(self._dot(direction, direction)), FLOOR)
        self.unit = direction / self.norm
        self.magnitude = weights["magnitude"][:, None, :]
        xp.multiply(self.unit, self.magnitude, out=self._weight.reshape(self.matrix))
        return self._weight

    def _dot(self, left: Array, right: Array) -> Array:
        return self.xp.sum(left * right, axis=1, keepdims=True)

    def slot(self, gradients: Views) -> Array:
        return self._gradient

    def pull(self, gradients: Views) -> None:
        """dg = dW · u, dV = (g / ‖V‖) (dW − u dg)."""
        gradient = self._gradient.reshape(self.matrix)
        self.along = self._dot(gradient, self.unit)
        self.across = gradient - self.unit * self.along
        gradients["magnitude"][...] = self.along[:, 0]
        gradients["weight"][...] = (self.across * (self.magnitude / self.norm)).reshape(self.shape)

    def tangent(self, weights: Views, tangents: Views) -> Array:
        direction = tangents["weight"].reshape(self.matrix)
        self.norm_tangent = self._dot(self.unit, direction)
        self.unit_tangent = (direction - self.unit * self.norm_tangent) / self.norm
        self.magnitude_tangent = tangents["magnitude"][:, None, :]
        return (self.magnitude_tangent * self.unit + self.magnitude * self.unit_tangent).reshape(self.shape)

    def tangent_slot(self, gradient_tangents: Views) -> Array:
        self._gradient_tangent = self.xp.empty_like(self._gradient)
        return self._gradient_tangent

    def pull_tangent(self, gradient_tangents: Views) -> None:
        gradient, change = (array.reshape(self.matrix) for array in (self._gradient, self._gradient_tangent))
        along = self._dot(change, self.unit) + self._dot(gradient, self.unit_tangent)
        across = change - self.unit_tangent * self.along - self.unit * along
        scale = self.magnitude / self.norm
        scale_tangent = (self.magnitude_tangent - scale * self.norm_tangent) / self.norm
        gradient_tangents["magnitude"][...] = along[:, 0]
        gradient_tangents["weight"][...] = (across * scale + self.across * scale_tangent).reshape(self.shape)


def weight_map(choice: str, site: Site, spec: ParameterSpec) -> WeightMap:
    """The map of a choice; `spec` is that of the parameter ``weight``."""
    maps = {"ntk": ScaledWeight, "weight_norm": NormalizedWeight}
    return maps[choice](site, spec) if choice in maps else WeightMap()
