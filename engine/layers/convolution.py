"""Convolutions over images and sequences."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from engine import fields
from engine.activations.base import Activation
from engine.arrays import HostArray, Shape
from engine.layers.affine import Affine, UnitsOperation, bias_spec
from engine.layers.base import Layer, Operation, ParameterSpec, Site
from engine.layers.correlation import Correlation, working_values
from engine.layers.parametrization import begin_weight, parametrization_field, weight_map, weight_specs
from engine.layers.windows import Windows, padding_field, require_image, require_sequence, windows_over


def filters_field() -> Any:
    """The number of filters, as a field."""
    return fields.integer(
        16,
        title="Filters",
        low=1,
        high=1_000_000,
        scale="log",
        slider=(1, 256),
        help="Number of patterns looked for; the channels of the output.",
    )


def kernel_field() -> Any:
    """The extent of the kernel, as a field."""
    return fields.integer(
        3,
        title="Kernel size",
        symbol="k",
        low=1,
        high=1000,
        slider=(1, 11),
        help="Extent of the window that a filter sees.",
    )


def stride_field() -> Any:
    """The distance between windows, as a field."""
    return fields.integer(
        1,
        title="Stride",
        symbol="s",
        low=1,
        high=1000,
        slider=(1, 4),
        help="Distance between neighboring windows; 2 halves the size.",
    )


class SlidingLayer(Layer):
    """What the convolutions have in common."""

    if TYPE_CHECKING:  # each kind declares these, so that they come first, in one order
        filters: int
        kernel_size: int

    activation: Activation = fields.part(
        "activations", "relu", title="Activation", help="The nonlinearity f applied to each value."
    )
    bias: bool = fields.toggle(True, title="Bias", symbol="b", help="Add a trainable offset to each filter.")
    parametrization: str = parametrization_field()

    @abstractmethod
    def windows(self, shape: Shape) -> tuple[Windows, Shape]:
        """The windows over inputs of `shape`, and their numbers. Raises InputError when the layer does not fit."""

    def output_shape(self, shape: Shape) -> Shape:
        return (*self.windows(shape)[1], self.filters)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        kernel = (self.kernel_size,) * (len(shape) - 1)
        field = self.windows(shape)[0].size
        fans = (field * shape[-1], field * self.filters)
        specs = weight_specs(self.parametrization, (*kernel, shape[-1], self.filters), *fans)
        return (*specs, bias_spec(self.filters, *fans)) if self.bias else specs

    def multiply_adds(self, shape: Shape) -> int:
        """Padded positions count like others."""
        windows, outputs = self.windows(shape)
        return math.prod(outputs) * windows.size * shape[-1] * self.filters

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        begin_weight(self.parametrization, arrays)

    def working_values(self, shape: Shape) -> int:
        return working_values(self.windows(shape)[0])

    def compile(self, site: Site) -> Operation:
        weights = weight_map(self.parametrization, site, self.parameters(site.shape)[0])
        windows, _ = self.windows(site.shape)
        product = Correlation(site, windows, self.filters)
        affine = Affine(site, product, weights, self.output_shape(site.shape), bias=self.bias)
        return UnitsOperation(affine, self.activation)


class Convolution(
    SlidingLayer,
    kind="convolution",
    title="Convolution",
    reference="LeCun, Bottou, Bengio & Haffner 1998, Gradient-based learning applied to document recognition, "
    "section II.A; Goodfellow, Bengio & Courville 2016, Deep Learning, eq. 9.7",
    formula="y[i, j] = f(Σ x[s i + m, s j + n] W[m, n] + b)",
    rank=50,
):
    """Every filter looks for one pattern everywhere in an image H×W×C; W of shape (k, k, channels, filters).

    Like everywhere in deep learning it is the cross-correlation: the kernel is not flipped.
    """

    filters: int = filters_field()
    kernel_size: int = kernel_field()
    stride: int = stride_field()
    padding: str = padding_field("same")

    def windows(self, shape: Shape) -> tuple[Windows, Shape]:
        require_image(shape, "a convolution")
        return windows_over(shape, "a convolution", self.kernel_size, self.stride, self.padding)


class SequenceConvolution(
    SlidingLayer,
    kind="convolution_1d",
    title="Convolution (sequence)",
    reference="Waibel, Hanazawa, Hinton, Shikano & Lang 1989, Phoneme recognition using time-delay neural networks; "
    "van den Oord et al. 2016, WaveNet, arXiv:1609.03499, section 2.1 (causal, dilated)",
    formula="y[t] = f(Σ x[s t + d m] W[m] + b)",
    rank=52,
):
    """Every filter looks for one pattern everywhere in a sequence T×C; W of shape (k, channels, filters)."""

    filters: int = filters_field()
    kernel_size: int = kernel_field()
    stride: int = stride_field()
    padding: str = padding_field("same", causal=True)
    dilation: int = fields.integer(
        1,
        title="Dilation",
        symbol="d",
        low=1,
        high=1000,
        slider=(1, 16),
        help="Distance between the positions that a window sees.",
    )

    def windows(self, shape: Shape) -> tuple[Windows, Shape]:
        require_sequence(shape, "a convolution over a sequence")
        return windows_over(
            shape, "a convolution", self.kernel_size, self.stride, self.padding, self.dilation
        )
