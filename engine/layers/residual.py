"""Residual blocks."""

from __future__ import annotations

import math
from collections.abc import MutableMapping
from functools import cached_property

from engine import fields
from engine.arrays import Array, HostArray, Shape
from engine.errors import InputError
from engine.layers.affine import Affine
from engine.layers.base import Bend, BufferSpec, Layer, Operation, ParameterSpec, Site, Views, shape_words
from engine.layers.chain import Chain, ChainOperation, begin_layers, chain
from engine.layers.nested_views import Prefixed, prefixed_specs
from engine.layers.parametrization import WeightMap, weight_specs
from engine.layers.pooling import AverageOperation
from engine.layers.products import matrix_product
from engine.layers.windows import Axis, Windows
from engine.random import Draw

SHORTCUT = "projection"


class Residual(
    Layer,
    kind="residual",
    title="Residual block",
    reference="He, Zhang, Ren & Sun 2016, Deep residual learning for image recognition, arXiv:1512.03385, eqs. 1–2; "
    "He et al. 2019, Bag of tricks, arXiv:1812.01187, section 4 (ResNet-D: averages in the shortcut)",
    formula="y = x + α F(x), or P x + α F(x)",
    rank=80,
):
    """Adds its input to the output of the layers inside, so that signals and gradients have a way around them."""

    layers: tuple[Layer, ...] = fields.parts(
        "layers",
        ("dense", {"kind": "dense", "activation": "identity"}),
        title="Layers",
        help="The layers F inside the block, from its input to its output.",
    )
    scale: float = fields.real(
        1.0,
        title="Scale",
        symbol="α",
        slider=(0.0, 2.0),
        help="Factor on what the layers inside add; small ones keep deep networks close to the identity.",
    )
    projection: bool = fields.toggle(
        False,
        title="Projection",
        symbol="P",
        help="Where input and output differ in shape, the input is averaged to the size of the output and mapped by "
        "a trainable matrix to its channels.",
    )

    def chain(self, shape: Shape) -> Chain:
        """The layers inside, for inputs of `shape`. Raises InputError when they do not fit."""
        return chain(self.layers, shape, "layers")

    def output_shape(self, shape: Shape) -> Shape:
        found = self.chain(shape).output_shape
        if found == shape:
            return shape
        last = f"layers.{len(self.layers) - 1}"
        if not self.projection:
            raise InputError(
                last,
                f"the block turns {shape_words(shape)} into {shape_words(found)}, but its input is added to its "
                f"output; let the last layer give {shape_words(shape)}, or switch the projection on",
            )
        if shortcut_windows(shape, found) is None:
            raise InputError(
                last,
                f"the block turns {shape_words(shape)} into {shape_words(found)}, and no projection does the same; "
                "keep the number of axes, and divide height and width by whole numbers",
            )
        return found

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        inner = self.chain(shape)
        inputs, units = shape[-1], inner.output_shape[-1]
        if inner.output_shape == shape:
            return inner.parameters()
        return (
            *inner.parameters(),
            *prefixed_specs(SHORTCUT, weight_specs("standard", (inputs, units), inputs, units)),
        )

    def buffers(self, shape: Shape) -> tuple[BufferSpec, ...]:
        return self.chain(shape).buffers()

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        begin_layers(self.layers, arrays)

    def working_values(self, shape: Shape) -> int:
        return self.chain(shape).working_values()

    def multiply_adds(self, shape: Shape) -> int:
        inner = self.chain(shape)
        projected = 0 if inner.output_shape == shape else math.prod(inner.output_shape) * shape[-1]
        return inner.multiply_adds() + projected

    def compile(self, site: Site) -> Operation:
        inner = self.chain(site.shape)
        shortcut = None if inner.output_shape == site.shape else Shortcut(site, inner.output_shape)
        return ResidualOperation(self.scale, site, inner, shortcut)


def shortcut_windows(shape: Shape, wanted: Shape) -> Windows | None:
    """Windows whose averages take an input of `shape` to the positions of `wanted`; None where there are none."""
    if len(shape) != len(wanted) or len(shape) > 3:
        return None
    axes = []
    for extent, outputs in zip(shape[:-1], wanted[:-1], strict=True):
        strides = {extent // outputs, -(-extent // outputs)} - {0} if outputs <= extent else set()
        stride = next((s for s in sorted(strides) if outputs in (extent // s, -(-extent // s))), None)
        if stride is None:
            return None
        axes.append(Axis(extent, stride, stride, 1, 0, outputs))
    axes = [Axis(1)] * (2 - len(axes)) + axes
    return Windows(axes[0], axes[1], shape[-1])


class Shortcut:
    """The way around the block where shapes differ: averages, then a matrix along the last axis."""

    def __init__(self, site: Site, output_shape: Shape) -> None:
        windows = shortcut_windows(site.shape, output_shape)
        assert windows is not None, "output_shape refuses what no projection follows"
        between = (*output_shape[:-1], site.shape[-1])
        inner = site.within(-1, between, needs_input_gradient=site.needs_input_gradient)
        self.average = None if between == site.shape else AverageOperation(site, windows, between)
        product = matrix_product(site.backend.xp, between)
        self.affine = Affine(inner, product, WeightMap(), output_shape, bias=False)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        seen = inputs if self.average is None else self.average.forward({}, inputs, draw)
        return self.affine.forward(Prefixed(weights, SHORTCUT), seen)

    def backward(self, gradients: Views, output_gradient: Array) -> Array | None:
        """The gradient of the inputs; that of the matrix is written."""
        signal = self.affine.backward(Prefixed(gradients, SHORTCUT), output_gradient)
        return signal if signal is None or self.average is None else self.average.backward({}, {}, signal)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        """The tangent of the outputs."""
        seen = input_tangent if self.average is None else self.average.jvp({}, {}, input_tangent)
        return self.affine.jvp(Prefixed(weights, SHORTCUT), Prefixed(tangents, SHORTCUT), seen)

    def backward_jvp(self, gradient_tangents: Views, change: Array) -> Array | None:
        """The derivative of `backward` along the latest `jvp`."""
        signal = self.affine.backward_jvp(Prefixed(gradient_tangents, SHORTCUT), change)
        return (
            signal
            if signal is None or self.average is None
            else self.average.backward_jvp({}, {}, {}, signal)
        )


class ResidualOperation(Operation):
    """y = s(x) + α F(x) with the shortcut s, the identity or a projection."""

    def __init__(self, scale: float, site: Site, inner: Chain, shortcut: Shortcut | None) -> None:
        self.scale = scale
        self.site = site
        self.xp = site.backend.xp
        self.inner: ChainOperation = inner.compile(site)
        self.shortcut = shortcut
        self.y = site.empty(*inner.output_shape)

    @cached_property
    def inner_gradient(self) -> Array:
        return self.xp.empty_like(self.y)

    @cached_property
    def input_gradient(self) -> Array:
        return self.site.empty(*self.site.shape)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        self.xp.multiply(self.inner.forward(weights, inputs, draw), self.scale, out=self.y)
        self.y += inputs if self.shortcut is None else self.shortcut.forward(weights, inputs, draw)
        return self.y

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        scaled = self.xp.multiply(output_gradient, self.scale, out=self.inner_gradient)
        signal = self.inner.backward(weights, gradients, scaled)
        around = output_gradient
        if self.shortcut is not None:
            around = self.shortcut.backward(gradients, output_gradient)
        if not self.site.needs_input_gradient:
            return None
        return self.xp.add(signal, around, out=self.input_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        signal = self.inner.jvp(weights, tangents, input_tangent)
        around = input_tangent
        if self.shortcut is not None:
            around = self.shortcut.jvp(weights, tangents, input_tangent)
        if signal is None:
            return around
        scaled = signal * self.scale
        return scaled if around is None else scaled + around

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        signal = self.inner.backward_jvp(weights, tangents, gradient_tangents, change * self.scale)
        around = change
        if self.shortcut is not None:
            around = self.shortcut.backward_jvp(gradient_tangents, change)
        return signal + around if self.site.needs_input_gradient else None

    def bends(self) -> tuple[Bend, ...]:
        return self.inner.bends()

    def next_buffers(self) -> Views:
        return self.inner.next_buffers()
