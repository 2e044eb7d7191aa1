"""Noise on the inputs."""

from __future__ import annotations

import math

from engine import fields
from engine.arrays import Array, Namespace
from engine.augmentations.base import Augmentation
from engine.random import Draw


class InputNoise(
    Augmentation,
    kind="input_noise",
    title="Input noise",
    reference="Bishop 1995, Training with noise is equivalent to Tikhonov regularization",
    formula="x ← x + σε, ε ~ N(0, 1)",
    rank=40,
):
    """Normal noise on every input value, fresh at each step; for small σ it acts like a penalty on the slope.

    Standardized inputs have a standard deviation of 1, so that σ is then the ratio of noise to signal.
    """

    deviation: float = fields.real(
        0.1,
        title="Standard deviation",
        symbol="σ",
        low=0.0,
        slider=(0.0, 1.0),
        help="Size of the noise, in units of the inputs as the network sees them.",
    )

    def apply(
        self, xp: Namespace, inputs: Array, targets: Array, draw: Draw, stream: int
    ) -> tuple[Array, Array]:
        noise = draw.normal(stream, inputs.shape[1], math.prod(inputs.shape[2:]), inputs.dtype)
        noise *= self.deviation
        return xp.add(inputs, noise.reshape(inputs.shape)), targets
