"""An activation as a layer of its own."""

from __future__ import annotations

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Array, Shape
from engine.layers.base import Bend, Layer, Operation, Site, Views
from engine.layers.nonlinearity import Nonlinearity
from engine.random import Draw


class ActivationLayer(
    Layer,
    kind="activation",
    title="Activation",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, section 6.3",
    formula="y = f(x)",
    rank=44,
):
    """An activation on its own, value by value: after a normalization, or at the end of a residual block."""

    activation: Activation = fields.part(
        "activations", "relu", title="Activation", help="The nonlinearity f applied to each value."
    )

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def compile(self, site: Site) -> Operation:
        return ActivationOperation(self.activation, site)


class ActivationOperation(Operation):
    """y = f(x); the identity hands on what it gets."""

    def __init__(self, activation: Activation, site: Site) -> None:
        self.site = site
        self.bend = Nonlinearity(site.backend, activation, site.empty(*site.shape))

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        if len(inputs) < self.site.lanes:  # one input for all lanes
            inputs = self.site.backend.xp.broadcast_to(inputs, (self.site.lanes, *inputs.shape[1:]))
        return self.bend.forward(inputs)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return self.bend.backward(output_gradient) if self.site.needs_input_gradient else None

    def bends(self) -> tuple[Bend, ...]:
        return (Bend(self.bend.activation, self.bend.z),)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return None if input_tangent is None else self.bend.jvp(input_tangent)

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return self.bend.backward_jvp(change) if self.site.needs_input_gradient else None
