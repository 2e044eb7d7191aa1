"""The dense (fully connected) layer and the output layer that follows the task."""

from __future__ import annotations

from functools import cached_property

from engine import fields
from engine.activations.base import Activation
from engine.activations.identity import Identity
from engine.arrays import Array, Shape
from engine.errors import InputError
from engine.layers.base import Layer, Operation, ParameterSpec, Site, Views, shape_words
from engine.random import Draw


class Dense(
    Layer,
    kind="dense",
    title="Dense",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, chapter 6",
    formula="y = f(x W + b)",
    rank=10,
):
    """Every unit sees every input: y = f(xW + b), W of shape (inputs, units)."""

    units: int = fields.integer(
        64, title="Units", low=1, high=1_000_000, scale="log", slider=(1, 1024), help="Width of the layer."
    )
    activation: Activation = fields.part(
        "activations", "relu", title="Activation", help="The nonlinearity f applied to each unit."
    )
    bias: bool = fields.toggle(True, title="Bias", symbol="b", help="Add a trainable offset to each unit.")

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 1:
            raise InputError(
                "",
                f"a dense layer needs a vector, but {shape_words(shape)} arrives here; insert Flatten before it",
            )
        return (self.units,)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        inputs, units = shape[0], self.units
        weight = ParameterSpec("weight", (inputs, units), inputs, units)
        return (
            (weight, ParameterSpec("bias", (units,), inputs, units, penalized=False))
            if self.bias
            else (weight,)
        )

    def compile(self, site: Site) -> Operation:
        return DenseOperation(self, site)


class Output(
    Layer,
    kind="output",
    title="Output",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.2.2",
    formula="y = x W + b",
    rank=20,
):
    """A linear dense layer with as many units as the data and the loss ask for."""

    def settle(self, outputs: int) -> Layer:
        return Dense(units=outputs, activation=Identity())

    def output_shape(self, shape: Shape) -> Shape:
        raise NotImplementedError("an output layer is settled before it is used")

    def compile(self, site: Site) -> Operation:
        raise NotImplementedError("an output layer is settled before it is used")


class DenseOperation(Operation):
    """z = xW + b, y = f(z). A linear activation shares the arrays of z and y, and of their gradients."""

    def __init__(self, layer: Dense, site: Site) -> None:
        self.site = site
        self.xp = site.backend.xp
        self.activation = layer.activation
        self.has_bias = layer.bias
        self.z = site.empty(layer.units)
        self.y = self.z if self.activation.linear else site.empty(layer.units)
        self.inputs: Array = None

    @cached_property
    def slope(self) -> Array:
        return self.xp.empty_like(self.z)

    @cached_property
    def z_gradient(self) -> Array:
        return self.xp.empty_like(self.z)

    @cached_property
    def input_gradient(self) -> Array:
        return self.site.empty(*self.site.shape)

    @cached_property
    def z_tangent(self) -> Array:
        return self.xp.empty_like(self.z)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self.inputs = inputs
        self.xp.matmul(inputs, weights["weight"], out=self.z)
        if self.has_bias:
            self.z += weights["bias"][:, None, :]
        if not self.activation.linear:
            self.activation.value(self.xp, self.z, out=self.y)
        return self.y

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        xp = self.xp
        self.output_gradient = output_gradient
        if self.activation.linear:
            self.z_delta = output_gradient
        else:
            self.activation.slope(xp, self.z, self.y, out=self.slope)
            self.z_delta = xp.multiply(output_gradient, self.slope, out=self.z_gradient)
        xp.matmul(self.inputs.transpose(0, 2, 1), self.z_delta, out=gradients["weight"])
        if self.has_bias:
            xp.sum(self.z_delta, axis=1, out=gradients["bias"])
        if not self.site.needs_input_gradient:
            return None
        return xp.matmul(self.z_delta, weights["weight"].transpose(0, 2, 1), out=self.input_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        xp = self.xp
        self.input_tangent = input_tangent
        change = xp.matmul(self.inputs, tangents["weight"], out=self.z_tangent)
        if input_tangent is not None:
            change += xp.matmul(input_tangent, weights["weight"])
        if self.has_bias:
            change += tangents["bias"][:, None, :]
        if self.activation.linear:
            return change
        self.activation.slope(xp, self.z, self.y, out=self.slope)
        return change * self.slope

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        xp = self.xp
        if self.activation.linear:
            delta_tangent = change
        else:
            curvature = self.activation.curvature(xp, self.z, self.y, out=xp.empty_like(self.z))
            delta_tangent = change * self.slope + self.output_gradient * curvature * self.z_tangent
        xp.matmul(self.inputs.transpose(0, 2, 1), delta_tangent, out=gradient_tangents["weight"])
        if self.input_tangent is not None:
            gradient_tangents["weight"][...] += xp.matmul(self.input_tangent.transpose(0, 2, 1), self.z_delta)
        if self.has_bias:
            xp.sum(delta_tangent, axis=1, out=gradient_tangents["bias"])
        if not self.site.needs_input_gradient:
            return None
        return xp.matmul(delta_tangent, weights["weight"].transpose(0, 2, 1)) + xp.matmul(
            self.z_delta, tangents["weight"].transpose(0, 2, 1)
        )
