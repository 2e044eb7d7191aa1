"""The dense (fully connected) layer and the output layer that follows the task."""

from __future__ import annotations

import math
from collections.abc import MutableMapping

from engine import fields
from engine.activations.base import Activation
from engine.activations.identity import Identity
from engine.arrays import HostArray, Shape
from engine.errors import InputError
from engine.layers.affine import Affine, UnitsOperation, bias_spec
from engine.layers.base import Layer, Operation, ParameterSpec, Site, shape_words
from engine.layers.parametrization import begin_weight, parametrization_field, weight_map, weight_specs
from engine.layers.products import matrix_product


class Dense(
    Layer,
    kind="dense",
    title="Dense",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, chapter 6",
    formula="y = f(x W + b)",
    rank=10,
):
    """Every unit sees every input: y = f(xW + b), W of shape (inputs, units).

    A sequence T×D keeps its length: every position is mapped by the same weights, along the last axis.
    """

    units: int = fields.integer(
        64, title="Units", low=1, high=1_000_000, scale="log", slider=(1, 1024), help="Width of the layer."
    )
    activation: Activation = fields.part(
        "activations", "relu", title="Activation", help="The nonlinearity f applied to each unit."
    )
    bias: bool = fields.toggle(True, title="Bias", symbol="b", help="Add a trainable offset to each unit.")
    parametrization: str = parametrization_field()

    def output_shape(self, shape: Shape) -> Shape:
        return (*positions(shape, "a dense layer"), self.units)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        inputs, units = shape[-1], self.units
        specs = weight_specs(self.parametrization, (inputs, units), inputs, units)
        return (*specs, bias_spec(units, inputs, units)) if self.bias else specs

    def multiply_adds(self, shape: Shape) -> int:
        return math.prod(shape) * self.units

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        begin_weight(self.parametrization, arrays)

    def compile(self, site: Site) -> Operation:
        weights = weight_map(self.parametrization, site, self.parameters(site.shape)[0])
        product = matrix_product(site.backend.xp, site.shape)
        affine = Affine(site, product, weights, self.output_shape(site.shape), bias=self.bias)
        return UnitsOperation(affine, self.activation)


def positions(shape: Shape, layer: str) -> Shape:
    """The axes before the last of a vector or a sequence. Raises InputError, which names the layer, for images."""
    if len(shape) not in (1, 2):
        raise InputError(
            "", f"{layer} needs a vector, but {shape_words(shape)} arrives here; insert Flatten before it"
        )
    return shape[:-1]


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
