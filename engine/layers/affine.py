"""z = x W + b for any product, parametrization and bias, with the four passes; layers are made of it."""

from __future__ import annotations

from functools import cached_property

from engine.activations.base import Activation
from engine.arrays import Array, Shape
from engine.layers.base import Bend, Operation, ParameterSpec, Site, Views
from engine.layers.nonlinearity import Nonlinearity
from engine.layers.parametrization import WeightMap
from engine.layers.products import Product
from engine.random import Draw


class Affine:
    """z = xW + b at a site; `bias` tells whether there is one."""

    def __init__(
        self, site: Site, product: Product, weight_map: WeightMap, output_shape: Shape, *, bias: bool
    ) -> None:
        self.site = site
        self.product = product
        self.map = weight_map
        self.has_bias = bias
        self.z = site.empty(*output_shape)
        self.inputs: Array = None

    @cached_property
    def input_gradient(self) -> Array:
        return self.site.empty(*self.site.shape)

    @cached_property
    def z_tangent(self) -> Array:
        return self.site.backend.xp.empty_like(self.z)

    def forward(self, weights: Views, inputs: Array) -> Array:
        """The outputs z."""
        self.inputs = inputs
        self.product.renew()
        self.weight = self.map.weight(weights)
        return self.product.outputs(
            inputs, self.weight, self.z, bias=weights["bias"] if self.has_bias else None
        )

    def backward(self, gradients: Views, delta: Array) -> Array | None:
        """Write the parameters' gradients for the gradient `delta` of z; return that of the inputs."""
        self.delta = delta
        self.product.weight_gradient(self.inputs, delta, self.map.slot(gradients))
        self.map.pull(gradients)
        if self.has_bias:
            self.product.bias_gradient(delta, gradients["bias"])
        if not self.site.needs_input_gradient:
            return None
        return self.product.input_gradient(delta, self.weight, self.input_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        """The tangent of z."""
        self.input_tangent = input_tangent
        self.weight_tangent = self.map.tangent(weights, tangents)
        bias = tangents["bias"] if self.has_bias else None
        if input_tangent is None:
            return self.product.outputs(self.inputs, self.weight_tangent, self.z_tangent, bias=bias)
        self.product.outputs(self.inputs, self.weight_tangent, self.z_tangent)
        return self.product.outputs(input_tangent, self.weight, self.z_tangent, bias=bias, add=True)

    def backward_jvp(self, gradient_tangents: Views, delta_tangent: Array) -> Array | None:
        """The derivative of `backward` along the latest `jvp`."""
        slot = self.map.tangent_slot(gradient_tangents)
        self.product.weight_gradient(self.inputs, delta_tangent, slot)
        if self.input_tangent is not None:
            self.product.weight_gradient(self.input_tangent, self.delta, slot, add=True)
        self.map.pull_tangent(gradient_tangents)
        if self.has_bias:
            self.product.bias_gradient(delta_tangent, gradient_tangents["bias"])
        if not self.site.needs_input_gradient:
            return None
        change = self.site.empty(*self.site.shape)
        self.product.input_gradient(delta_tangent, self.weight, change)
        return self.product.input_gradient(self.delta, self.weight_tangent, change, add=True)


class UnitsOperation(Operation):
    """y = f(xW + b)."""

    def __init__(self, affine: Affine, activation: Activation) -> None:
        self.affine = affine
        self.end = Nonlinearity(affine.site.backend, activation, affine.z)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        return self.end.forward(self.affine.forward(weights, inputs))

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return self.affine.backward(gradients, self.end.backward(output_gradient))

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        return self.end.jvp(self.affine.jvp(weights, tangents, input_tangent))

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return self.affine.backward_jvp(gradient_tangents, self.end.backward_jvp(change))

    def bends(self) -> tuple[Bend, ...]:
        return (Bend(self.end.activation, self.end.z),)

    def linear_outputs(self) -> Array | None:
        return self.affine.z if self.affine.map.scales_with_its_parameter else None


def bias_spec(units: int, fan_in: int, fan_out: int) -> ParameterSpec:
    """The offsets of a layer's units: neither penalized nor drawn, they start at zero."""
    return ParameterSpec("bias", (units,), fan_in, fan_out, penalized=False)
