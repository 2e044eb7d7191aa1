"""What a layer is: a typed description, and the operation that it compiles to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from engine.activations.base import Activation
from engine.arrays import Array, Dtype, HostArray, Shape
from engine.backend import Backend
from engine.random import Draw, nested_stream
from engine.values import Part

Views = Mapping[str, Array]
"""One array per parameter and buffer of a layer, each (lanes, *shape), views into a flat buffer."""


@dataclass(frozen=True)
class ParameterSpec:
    """One parameter array of a layer.

    Attributes:
        name: key within the layer, for instance ``weight``.
        shape: shape without the lane axis.
        fan_in, fan_out: numbers of inputs and outputs that one unit sees, for initializers.
        penalized: whether penalties and weight decay act on it and an initializer draws it (weights yes, biases no).
        start: what it starts from where no initializer draws it.
        multiplier: what the layer multiplies it by; drawn values are divided by it, so that the product has the
            initializer's distribution.
        hidden: whether matrix-shaped methods may treat it as a matrix between features (an embedding is not one).
    """

    name: str
    shape: Shape
    fan_in: int
    fan_out: int
    penalized: bool = True
    start: float = 0.0
    multiplier: float = 1.0
    hidden: bool = True

    @property
    def size(self) -> int:
        size = 1
        for extent in self.shape:
            size *= extent
        return size


@dataclass(frozen=True)
class BufferSpec:
    """An array of a layer that is state beside the parameters, a running statistic for instance."""

    name: str
    shape: Shape
    start: float = 0.0


@dataclass(frozen=True)
class Site:
    """Where an operation will run: everything that fixes the shapes of its arrays.

    Attributes:
        batch: number of samples per forward pass.
        shape: shape of one sample at the layer's input.
        index: the number that keys the random draws of the layer; its position in the network at the top level.
        needs_input_gradient: False for the first layer with parameters, whose input is data.
    """

    backend: Backend
    dtype: Dtype
    lanes: int
    batch: int
    shape: Shape
    index: int = 0
    needs_input_gradient: bool = True

    def empty(self, *shape: int) -> Array:
        """A new array (lanes, batch, *shape)."""
        return self.backend.xp.empty((self.lanes, self.batch, *shape), dtype=self.dtype)

    def within(self, number: int, shape: Shape, *, needs_input_gradient: bool = True) -> Site:
        """The site of layer `number` inside the layer that stands here; its draws have a key of their own."""
        return replace(
            self,
            shape=shape,
            index=nested_stream(self.index, number),
            needs_input_gradient=needs_input_gradient,
        )


class Bend(NamedTuple):
    """An activation, and its inputs z (lanes, batch, …, units)."""

    activation: Activation
    z: Array


class Operation(ABC):
    """A layer at a site, with its arrays allocated.

    Arrays it returns are its own and live until the next call, or they are what it got, unchanged or as a view.

    `backward`, `jvp` and `backward_jvp` refer to the latest `forward` (`backward_jvp` also to the latest
    `backward` and `jvp`); the caller must leave the inputs of those calls in place until then.
    Every array has shape (lanes, batch, …).
    """

    @abstractmethod
    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        """Outputs; `draw` gives the randomness of a training pass, None means evaluation mode."""

    @abstractmethod
    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        """Write the parameters' gradients (summed over the batch); return the gradient of the inputs.

        None is returned when the site does not need it.
        """

    @abstractmethod
    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        """Derivative of the outputs along (tangents, input_tangent).

        None stands for a zero input tangent; a layer without parameters hands it on.
        """

    @abstractmethod
    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        """Derivative of `backward` along the direction of the latest `jvp` (the R-operator, Pearlmutter 1994).

        Args:
            gradient_tangents: where the derivatives of the parameters' gradients are written.
            change: derivative of `output_gradient`.
        """

    def linear_outputs(self) -> Array | None:
        """The outputs of the latest forward pass before a nonlinearity, where the layer has such; for initializers."""
        return None

    def bends(self) -> tuple[Bend, ...]:
        """The activations inside, with what they got in the latest forward pass."""
        return ()

    def next_buffers(self) -> Views:
        """What the latest training pass makes of the layer's buffers (fresh arrays or its own, valid until the next
        pass). Only the trainer commits them, when it takes the update that belongs to the pass."""
        return {}


class Layer(Part, family="layers"):
    """A layer of the network: shapes, parameters, and the operation that computes it."""

    tokens: ClassVar[bool] = False
    """Whether inputs are numbers of tokens, whole numbers written as floats; the derivative in them is zero."""

    def settle(self, outputs: int) -> Layer:
        """This layer with what depends on the task filled in; `outputs` is what the loss needs."""
        return self

    def buffers(self, shape: Shape) -> tuple[BufferSpec, ...]:
        """The layer's state beside its parameters, for inputs of `shape`; `weights` holds it under its names."""
        return ()

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        """Complete starting parameters (float64, without lanes) that depend on drawn ones, in place."""

    @abstractmethod
    def output_shape(self, shape: Shape) -> Shape:
        """Shape of one output sample. Raises InputError in words when the layer does not fit."""

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        """The layer's parameter arrays for inputs of `shape`."""
        return ()

    def working_values(self, shape: Shape) -> int:
        """Numbers per sample that the operation keeps beside its input and outputs, roughly."""
        return 0

    def multiply_adds(self, shape: Shape) -> int:
        """Multiply–adds of the layer's products in a forward pass of one sample; elementwise work does not count.

        A training step takes about three times as many a sample: forward, and back to weights and to inputs.
        """
        return 0

    @abstractmethod
    def compile(self, site: Site) -> Operation:
        """The operation at a site; all its arrays are allocated here."""


def shape_words(shape: Shape) -> str:
    """A shape as people write it: ``8×8×1``."""
    return "×".join(str(extent) for extent in shape) or "1"
