"""The gated dense layer: gated linear units and their variants GEGLU, SwiGLU, ReGLU."""

from __future__ import annotations

import math
from collections.abc import Mapping

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Array, Shape
from engine.layers.affine import Affine, bias_spec
from engine.layers.base import Bend, Layer, Operation, ParameterSpec, Site, Views
from engine.layers.dense import positions
from engine.layers.nested_views import Prefixed, prefixed_specs
from engine.layers.nonlinearity import Nonlinearity
from engine.layers.parametrization import WeightMap, weight_specs
from engine.layers.products import matrix_product
from engine.random import Draw

BRANCHES = ("gate", "value")


class GatedDense(
    Layer,
    kind="gated_dense",
    title="Gated dense (GLU, GEGLU, SwiGLU)",
    reference="Dauphin, Fan, Auli & Grangier 2017, arXiv:1612.08083, section 2 (GLU: σ); "
    "Shazeer 2020, arXiv:2002.05202, eqs. 4–5 (GEGLU: GELU, SwiGLU: SiLU, ReGLU: ReLU)",
    formula="y = f(x W + b) ⊙ (x V + c)",
    rank=12,
):
    """Each unit is a value times a gate, both of them linear in the input; f acts on the gate.

    The activation gives the variant its name: sigmoid GLU, GELU GEGLU, SiLU SwiGLU, ReLU ReGLU, identity bilinear.
    A sequence T×D keeps its length: every position is mapped by the same weights.
    """

    units: int = fields.integer(
        64, title="Units", low=1, high=1_000_000, scale="log", slider=(1, 1024), help="Width of the layer."
    )
    activation: Activation = fields.part(
        "activations", "gelu", title="Activation", help="The nonlinearity f applied to each gate."
    )
    bias: bool = fields.toggle(
        True, title="Bias", symbol="b, c", help="Add a trainable offset to each gate and each value."
    )

    def output_shape(self, shape: Shape) -> Shape:
        return (*positions(shape, "a gated dense layer"), self.units)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        inputs, units = shape[-1], self.units
        own = weight_specs("standard", (inputs, units), inputs, units)
        if self.bias:
            own = (*own, bias_spec(units, inputs, units))
        return tuple(spec for branch in BRANCHES for spec in prefixed_specs(branch, own))

    def multiply_adds(self, shape: Shape) -> int:
        return len(BRANCHES) * math.prod(shape) * self.units

    def working_values(self, shape: Shape) -> int:
        size = self.units
        for extent in shape[:-1]:
            size *= extent
        return 4 * size

    def compile(self, site: Site) -> Operation:
        return GatedDenseOperation(self, site)


class GatedDenseOperation(Operation):
    """y = a ⊙ q with the gate a = f(p), p = xW + b, and the value q = xV + c."""

    def __init__(self, layer: GatedDense, site: Site) -> None:
        xp = self.xp = site.backend.xp
        shape = layer.output_shape(site.shape)
        self.gate, self.value = (
            Affine(site, matrix_product(xp, site.shape), WeightMap(), shape, bias=layer.bias)
            for _ in BRANCHES
        )
        self.bend = Nonlinearity(site.backend, layer.activation, self.gate.z)
        self.y = site.empty(*shape)

    @staticmethod
    def _parts(views: Mapping[str, Array]) -> tuple[Views, Views]:
        return Prefixed(views, "gate"), Prefixed(views, "value")

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        gate, value = self._parts(weights)
        self.a = self.bend.forward(self.gate.forward(gate, inputs))
        self.q = self.value.forward(value, inputs)
        return self.xp.multiply(self.a, self.q, out=self.y)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        gate, value = self._parts(gradients)
        self.output_gradient = output_gradient
        gradient = self.gate.backward(gate, self.bend.backward(output_gradient * self.q))
        other = self.value.backward(value, output_gradient * self.a)
        return None if gradient is None else self.xp.add(gradient, other, out=gradient)

    def bends(self) -> tuple[Bend, ...]:
        return (Bend(self.bend.activation, self.bend.z),)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        own, along = self._parts(weights), self._parts(tangents)
        self.a_tangent = self.bend.jvp(self.gate.jvp(own[0], along[0], input_tangent))
        self.q_tangent = self.value.jvp(own[1], along[1], input_tangent)
        return self.a_tangent * self.q + self.a * self.q_tangent

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        gate, value = self._parts(gradient_tangents)
        gate_change = change * self.q + self.output_gradient * self.q_tangent
        value_change = change * self.a + self.output_gradient * self.a_tangent
        gradient = self.gate.backward_jvp(gate, self.bend.backward_jvp(gate_change))
        other = self.value.backward_jvp(value, value_change)
        return None if gradient is None else self.xp.add(gradient, other, out=gradient)
