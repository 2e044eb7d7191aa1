"""Layers one after the other inside a layer: shapes, names of their arrays, and the four passes."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass

from engine.arrays import Array, HostArray, Shape
from engine.errors import InputError
from engine.layers.base import Bend, BufferSpec, Layer, Operation, ParameterSpec, Site, Views
from engine.layers.nested_views import Prefixed, prefixed_specs
from engine.random import Draw


@dataclass(frozen=True)
class Link:
    """One inner layer in its place; the names of its arrays begin with its number."""

    number: int
    layer: Layer
    input_shape: Shape
    output_shape: Shape

    @property
    def parameters(self) -> tuple[ParameterSpec, ...]:
        """Its parameters under its own names."""
        return self.layer.parameters(self.input_shape)

    @property
    def buffers(self) -> tuple[BufferSpec, ...]:
        """Its buffers under its own names."""
        return self.layer.buffers(self.input_shape)


@dataclass(frozen=True)
class Chain:
    """Inner layers that fit one another."""

    links: tuple[Link, ...]

    @property
    def output_shape(self) -> Shape:
        return self.links[-1].output_shape

    def parameters(self) -> tuple[ParameterSpec, ...]:
        """All parameters, as in ``0.weight``."""
        return tuple(
            spec for link in self.links for spec in prefixed_specs(str(link.number), link.parameters)
        )

    def buffers(self) -> tuple[BufferSpec, ...]:
        """All buffers, under prefixed names as well."""
        return tuple(spec for link in self.links for spec in prefixed_specs(str(link.number), link.buffers))

    def working_values(self) -> int:
        """Numbers per sample that the inner operations keep, their outputs and gradients among them."""
        total = 0
        for link in self.links:
            size = 1
            for extent in link.output_shape:
                size *= extent
            total += link.layer.working_values(link.input_shape) + 4 * size
        return total

    def multiply_adds(self) -> int:
        """Those of the inner layers together."""
        return sum(link.layer.multiply_adds(link.input_shape) for link in self.links)

    def compile(self, site: Site) -> ChainOperation:
        """The operations; only the ones behind a trained layer have to give an input gradient, if `site` need not."""
        operations = []
        needed = site.needs_input_gradient
        for link in self.links:
            inner = site.within(link.number, link.input_shape, needs_input_gradient=needed)
            operations.append((str(link.number), link.layer.compile(inner)))
            needed = needed or bool(link.parameters)
        return ChainOperation(operations)


def begin_layers(layers: Sequence[Layer], arrays: MutableMapping[str, HostArray]) -> None:
    """`Layer.begin` of inner layers on their shares of `arrays`."""
    for number, layer in enumerate(layers):
        prefix = f"{number}."
        own = {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}
        layer.begin(own)
        for name, array in own.items():
            arrays[prefix + name] = array


def chain(layers: Sequence[Layer], shape: Shape, field: str) -> Chain:
    """The layers in their places, for inputs of `shape`.

    Raises InputError when one does not fit; its path begins with `field`, where the layers stand, and the number.
    """
    links: list[Link] = []
    if not layers:
        raise InputError(field, "a block needs at least one layer inside")
    for number, layer in enumerate(layers):
        if type(layer).settle is not Layer.settle:
            raise InputError(
                f"{field}.{number}",
                "an output layer stands at the end of the network, not inside a block; use a dense layer here",
            )
        try:
            output_shape = layer.output_shape(shape)
        except InputError as error:
            raise error.under(f"{field}.{number}") from None
        links.append(Link(number, layer, shape, output_shape))
        shape = output_shape
    return Chain(tuple(links))


class ChainOperation(Operation):
    """The inner operations one after the other."""

    def __init__(self, operations: Sequence[tuple[str, Operation]]) -> None:
        self.operations = tuple(operations)

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        signal = inputs
        for name, operation in self.operations:
            signal = operation.forward(Prefixed(weights, name), signal, draw)
        return signal

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        signal = output_gradient
        for name, operation in reversed(self.operations):
            if signal is None:
                break  # no trained layer stands before
            signal = operation.backward(Prefixed(weights, name), Prefixed(gradients, name), signal)
        return signal

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        signal = input_tangent
        for name, operation in self.operations:
            signal = operation.jvp(Prefixed(weights, name), Prefixed(tangents, name), signal)
        return signal

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        signal = change
        for name, operation in reversed(self.operations):
            if signal is None:
                break
            signal = operation.backward_jvp(
                Prefixed(weights, name), Prefixed(tangents, name), Prefixed(gradient_tangents, name), signal
            )
        return signal

    def bends(self) -> tuple[Bend, ...]:
        return tuple(bend for _, operation in self.operations for bend in operation.bends())

    def next_buffers(self) -> Views:
        return {
            f"{number}.{name}": array
            for number, operation in self.operations
            for name, array in operation.next_buffers().items()
        }
