"""Normalizations of the features of each sample: layer, and root mean square."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Shape
from engine.layers.base import Layer, Operation, ParameterSpec, Site
from engine.layers.normalization import NormalizationOperation, gain_and_shift


class WithinSample(Layer):
    """What these layers have in common."""

    epsilon: float = fields.real(
        1e-5,
        title="Epsilon",
        symbol="ε",
        above=0.0,
        scale="log",
        slider=(1e-8, 1e-2),
        help="Added to the variance, or mean square, before the root.",
    )
    gain: bool = fields.toggle(
        True, title="Gain", symbol="γ", help="Multiply by a trainable gain that starts at 1."
    )

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def working_values(self, shape: Shape) -> int:
        return 2 * math.prod(shape)


def _normalized_axes(shape: Shape) -> Shape:
    """The whole sample of an image, else the features of the last axis."""
    return shape if len(shape) > 2 else shape[-1:]


class LayerNormalization(
    WithinSample,
    kind="layer_normalization",
    title="Layer normalization",
    reference="Ba, Kiros & Hinton 2016, arXiv:1607.06450, equations 3 and 4",
    formula="y = γ ⊙ (x − μ) / √(σ² + ε) + β, μ and σ² over the features of a sample",
    rank=61,
):
    """Gives the features of each sample mean 0 and variance 1, whatever the batch holds.

    In a vector these are all values, in a sequence those of each step by itself, in an image all values of the whole
    image. Every value that is normalized together has a gain and a shift of its own. The variance is divided by n.
    """

    shift: bool = fields.toggle(
        True, title="Shift", symbol="β", help="Add a trainable shift that starts at 0."
    )

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        return gain_and_shift(_normalized_axes(shape), gain=self.gain, shift=self.shift)

    def compile(self, site: Site) -> Operation:
        together = _normalized_axes(site.shape)
        rest = site.shape[: len(site.shape) - len(together)]
        folded = (*rest, math.prod(together))
        return NormalizationOperation(
            site,
            folded,
            together,
            epsilon=self.epsilon,
            gain=self.gain,
            shift=self.shift,
        )


class RmsNormalization(
    WithinSample,
    kind="rms_normalization",
    title="RMS normalization",
    reference="Zhang & Sennrich 2019, arXiv:1910.07467, equation 4",
    formula="y = γ ⊙ x / √(mean x² + ε)",
    rank=63,
):
    """Divides the features of each sample by their root mean square; the mean stays.

    In a vector these are all values, in a sequence those of each step by itself, in an image all values of the whole
    image. Every value that is normalized together has a gain of its own.
    """

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        return gain_and_shift(_normalized_axes(shape), gain=self.gain, shift=False)

    def compile(self, site: Site) -> Operation:
        together = _normalized_axes(site.shape)
        rest = site.shape[: len(site.shape) - len(together)]
        folded = (*rest, math.prod(together))
        return NormalizationOperation(
            site,
            folded,
            together,
            epsilon=self.epsilon,
            gain=self.gain,
            shift=False,
            centered=False,
        )
