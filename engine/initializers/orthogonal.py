"""The orthogonal initializer."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream


class Orthogonal(
    Initializer,
    kind="orthogonal",
    title="Orthogonal",
    reference="Saxe, McClelland & Ganguli 2014, arXiv:1312.6120, section 3.1",
    formula="W = g Q, QᵀQ = 1 or QQᵀ = 1",
    rank=40,
):
    """Random rotations: all singular values of a weight matrix are g, so linear signals keep their length."""

    gain: float = fields.real(
        1.0,
        title="Gain",
        symbol="g",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        help="Every singular value.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """The last axis of the shape counts outputs, the others inputs."""
        rows, columns = math.prod(spec.shape[:-1]), spec.shape[-1]
        q, r = np.linalg.qr(stream.normal((max(rows, columns), min(rows, columns))))
        # With R's diagonal positive the factor is unique, and Q uniform over all rotations (Mezzadri 2007).
        q *= np.where(np.diag(r) < 0.0, -1.0, 1.0)
        return np.asarray(self.gain * (q if rows >= columns else q.T)).reshape(spec.shape)
