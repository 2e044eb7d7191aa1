"""What the normalizing layers share: x̂ = (x − μ) / √(σ² + ε) over some axes, then a gain and a shift."""

from __future__ import annotations

import math

from engine.arrays import Array, Shape
from engine.layers.base import Operation, ParameterSpec, Site, Views
from engine.layers.pure import of_all_lanes
from engine.random import Draw


def gain_and_shift(shape: Shape, *, gain: bool, shift: bool) -> tuple[ParameterSpec, ...]:
    """Their parameters: the gain starts at 1, the shift at 0, and neither is penalized."""
    specs = []
    if gain:
        specs.append(ParameterSpec("gain", shape, 1, 1, penalized=False, start=1.0, hidden=False))
    if shift:
        specs.append(ParameterSpec("shift", shape, 1, 1, penalized=False, hidden=False))
    return tuple(specs)


class NormalizationOperation(Operation):
    """x̂ = (x − μ) s with s = 1 / √(σ² + ε), y = g x̂ + b; all four passes in closed form.

    With P(v) = v − mean(v) − x̂ mean(v x̂) the derivative of x̂ along ẋ is s P(ẋ), and its transpose is the same; s
    itself changes by −s² mean(x̂ ẋ). Without centering mean(v) is left away; with statistics that are given, not
    taken from x, P is the identity and s is constant.

    Args:
        folded: the shape (without lanes and batch) in which the computation sees a sample; means are over its last
            axis, where a subclass says nothing else.
        affine_shape: shape of gain and shift, the last axes of a sample.
    """

    def __init__(
        self,
        site: Site,
        folded: Shape,
        affine_shape: Shape,
        *,
        epsilon: float,
        gain: bool,
        shift: bool,
        centered: bool = True,
    ) -> None:
        self.site = site
        self.xp = site.backend.xp
        self.epsilon, self.centered = epsilon, centered
        self.has_gain, self.has_shift = gain, shift
        self._whole = (site.lanes, site.batch, *site.shape)
        self._folded = (site.lanes, site.batch, *folded)
        self._affine = (site.lanes, *(1,) * (1 + len(site.shape) - len(affine_shape)), *affine_shape)
        self.given = False
        rows = site.batch * (math.prod(site.shape) // math.prod(affine_shape))
        self._ones = site.backend.xp.ones((1, 1, rows), dtype=site.dtype)
        self.normalized = site.backend.xp.empty(self._folded, dtype=site.dtype)
        self.scratch = site.backend.xp.empty(self._folded, dtype=site.dtype)
        self.outputs = site.empty(*site.shape) if gain or shift else self.normalized.reshape(self._whole)
        self.input_gradient = (
            site.backend.xp.empty(self._folded, dtype=site.dtype) if site.needs_input_gradient else None
        )
        self.scale: Array = None
        self.output_gradient: Array = None
        self.delta: Array = None

    def statistics(self, weights: Views, draw: Draw | None) -> tuple[Array, Array] | None:
        """Mean and variance to use instead of the batch's own, each to be broadcast against the folded inputs."""
        return None

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        xp = self.xp
        x = of_all_lanes(self.site, inputs).reshape(self._folded)
        statistics = self.statistics(weights, draw)
        self.given = statistics is not None
        if statistics is not None:
            mean, variance = statistics
            centered = xp.subtract(x, mean, out=self.normalized)
        else:
            if self.centered:
                mean = self._mean(x)
                centered = xp.subtract(x, mean, out=self.normalized)
            else:
                mean, centered = None, x
            variance = self._mean(xp.multiply(centered, centered, out=self.scratch))
        self.mean, self.variance = mean, variance
        self.scale = 1.0 / xp.sqrt(variance + self.epsilon)
        xp.multiply(centered, self.scale, out=self.normalized)
        return self._affine_map(weights)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        xp = self.xp
        self.output_gradient = output_gradient
        if self.has_shift:
            self._sum_into(gradients["shift"], output_gradient)
        if self.has_gain:
            product = xp.multiply(output_gradient, self._unfolded(), out=self.scratch.reshape(self._whole))
            self._sum_into(gradients["gain"], product)
        if not self.site.needs_input_gradient:
            return None
        self.delta = self._through_gain(weights, output_gradient)
        gradient = self._project(self.delta, out=self.input_gradient)
        gradient *= self.scale
        return gradient.reshape(self._whole)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        xp = self.xp
        self.change: Array = None
        if input_tangent is not None:
            self.input_tangent = input_tangent.reshape(self._folded)
            self.change = self._project(self.input_tangent, out=xp.empty_like(self.normalized))
            self.change *= self.scale
        total = None
        if self.change is not None:
            total = self._through_gain(weights, self.change.reshape(self._whole)).reshape(self._whole)
        if self.has_gain:
            part = self._unfolded() * tangents["gain"].reshape(self._affine)
            total = part if total is None else total + part
        if self.has_shift:
            part = tangents["shift"].reshape(self._affine)
            total = xp.broadcast_to(part, self._whole).copy() if total is None else total + part
        return total

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        if self.has_shift:
            self._sum_into(gradient_tangents["shift"], change)
        if self.has_gain:
            product = change * self._unfolded()
            if self.change is not None:
                product += self.output_gradient * self.change.reshape(self._whole)
            self._sum_into(gradient_tangents["gain"], product)
        if not self.site.needs_input_gradient:
            return None
        delta_change = self._through_gain(weights, change)
        if self.has_gain:
            moved = self.output_gradient * tangents["gain"].reshape(self._affine)
            delta_change = delta_change + moved.reshape(self._folded)
        result = self._project(delta_change, out=self.xp.empty_like(self.normalized))
        if self.change is not None and not self.given:
            result -= self.change * self._mean(self.delta * self.normalized)
            result -= self.normalized * self._mean(self.delta * self.change)
            projected = self._project(self.delta, out=self.xp.empty_like(self.normalized))
            projected *= self.scale * self._mean(self.normalized * self.input_tangent)
            result -= projected
        result *= self.scale
        return result.reshape(self._whole)

    def _mean(self, array: Array) -> Array:
        """The mean over what is normalized together, to be broadcast against the folded inputs."""
        return self.xp.sum(array, axis=-1, keepdims=True) / self._folded[-1]

    def _project(self, v: Array, out: Array) -> Array:
        """P(v)."""
        if self.given:
            out[...] = v
            return out
        xp = self.xp
        products = xp.multiply(v, self.normalized, out=self.scratch)
        xp.multiply(self.normalized, self._mean(products), out=self.scratch)
        xp.subtract(v, self.scratch, out=out)
        if self.centered:
            out -= self._mean(v)
        return out

    def _unfolded(self) -> Array:
        """x̂ in the shape of the layer's inputs."""
        return self.normalized.reshape(self._whole)

    def _affine_map(self, weights: Views) -> Array:
        """g x̂ + b."""
        result = self._unfolded()
        if self.has_gain:
            result = self.xp.multiply(result, weights["gain"].reshape(self._affine), out=self.outputs)
        if self.has_shift:
            result = self.xp.add(result, weights["shift"].reshape(self._affine), out=self.outputs)
        return result

    def _through_gain(self, weights: Views, array: Array) -> Array:
        """A change of x̂, or a gradient of y, times the gain; folded."""
        if self.has_gain:
            array = array * weights["gain"].reshape(self._affine)
        return array.reshape(self._folded)

    def _sum_into(self, slot: Array, array: Array) -> None:
        """Sum over the batch and the positions that share a gain."""
        # A product with ones is many times faster than the sum along this axis.
        flat = array.reshape(self.site.lanes, self._ones.shape[-1], -1)
        self.xp.matmul(self._ones, flat, out=slot.reshape(self.site.lanes, 1, -1))
