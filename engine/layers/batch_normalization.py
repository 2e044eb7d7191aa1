"""Batch normalization."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Shape
from engine.layers.base import BufferSpec, Layer, Operation, ParameterSpec, Site, Views
from engine.layers.normalization import NormalizationOperation, gain_and_shift
from engine.random import Draw


class BatchNormalization(
    Layer,
    kind="batch_normalization",
    title="Batch normalization",
    reference="Ioffe & Szegedy 2015, arXiv:1502.03167, algorithms 1 and 2",
    formula="y = γ (x − μ) / √(σ² + ε) + β, μ and σ² over the batch",
    rank=60,
):
    """Gives every feature mean 0 and variance 1 over the batch and all positions, then a gain and a shift.

    Features are the last axis: the channels of an image. Training passes use the batch's own statistics, and each
    update moves the running ones: r ← (1 − m) r + m (batch's), where the batch's variance is the unbiased one (divided
    by n − 1), while the normalization itself divides by n; evaluation uses the running ones. PyTorch does the same.
    """

    momentum: float = fields.real(
        0.1,
        title="Momentum",
        symbol="m",
        above=0.0,
        high=1.0,
        slider=(0.001, 1.0),
        scale="log",
        help="Weight of the newest batch in the running statistics that evaluation uses.",
    )
    epsilon: float = fields.real(
        1e-5,
        title="Epsilon",
        symbol="ε",
        above=0.0,
        scale="log",
        slider=(1e-8, 1e-2),
        help="Added to the variance before the root.",
    )
    gain: bool = fields.toggle(
        True, title="Gain", symbol="γ", help="Multiply by a trainable gain that starts at 1."
    )
    shift: bool = fields.toggle(
        True, title="Shift", symbol="β", help="Add a trainable shift that starts at 0."
    )

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        return gain_and_shift(shape[-1:], gain=self.gain, shift=self.shift)

    def buffers(self, shape: Shape) -> tuple[BufferSpec, ...]:
        return (
            BufferSpec("running_mean", shape[-1:]),
            BufferSpec("running_variance", shape[-1:], start=1.0),
        )

    def working_values(self, shape: Shape) -> int:
        return 2 * math.prod(shape)

    def compile(self, site: Site) -> Operation:
        return BatchNormalizationOperation(self, site)


class BatchNormalizationOperation(NormalizationOperation):
    """Normalization over batch and positions; evaluation takes the statistics from the buffers."""

    def __init__(self, layer: BatchNormalization, site: Site) -> None:
        features = site.shape[-1]
        # Batch and positions become one axis, so that each statistic is one sum over rows.
        self.rows = site.batch * math.prod(site.shape[:-1])
        self.momentum = layer.momentum
        super().__init__(
            site,
            site.shape,
            (features,),
            epsilon=layer.epsilon,
            gain=layer.gain,
            shift=layer.shift,
        )
        self._per_feature = (site.lanes, *(1,) * len(site.shape), features)
        self._running: Views = {}

    def statistics(self, weights: Views, draw: Draw | None) -> tuple[Array, Array] | None:
        self._running = weights
        if draw is not None:
            return None
        return (
            weights["running_mean"].reshape(self._per_feature),
            weights["running_variance"].reshape(self._per_feature),
        )

    def _mean(self, array: Array) -> Array:
        flat = array.reshape(self.site.lanes, self.rows, array.shape[-1])
        return (self.xp.matmul(self._ones, flat) / self.rows).reshape(self._per_feature)

    def next_buffers(self) -> Views:
        """The running statistics after the latest training pass; as they were after an evaluation."""
        mean, variance = self._running["running_mean"], self._running["running_variance"]
        if self.given:
            return {"running_mean": mean, "running_variance": variance}
        unbiased = self.rows / max(self.rows - 1, 1)
        new_mean = self.mean.reshape(mean.shape)
        new_variance = self.variance.reshape(mean.shape) * unbiased
        return {
            "running_mean": mean + self.momentum * (new_mean - mean),
            "running_variance": variance + self.momentum * (new_variance - variance),
        }
