"""The identity initializer."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.layers.base import ParameterSpec
from engine.random import Stream


class Identity(
    Initializer,
    kind="identity",
    title="Identity",
    reference="Le, Jaitly & Hinton 2015, arXiv:1504.00941; Zagoruyko & Komodakis 2017, arXiv:1706.00388",
    formula="W = g · 1; of a convolution g at the center of the kernel from channel i to filter i, else 0",
    rank=42,
):
    """Each layer begins by handing its inputs on; what it has more of inputs or outputs gets zeros.

    A convolution with padding "same" and stride 1 hands images on as they are.
    """

    random: ClassVar[bool] = False

    gain: float = fields.real(
        1.0,
        title="Gain",
        symbol="g",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        help="What the inputs are multiplied by.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        """The last two axes count inputs and outputs, those before are a kernel's; a vector multiplies one by one."""
        if len(spec.shape) < 2:
            return np.full(spec.shape, self.gain)
        weights = np.zeros(spec.shape)
        # With an even extent "same" pads the larger half behind, so the center is the earlier of two.
        center = tuple((extent - 1) // 2 for extent in spec.shape[:-2])
        weights[center] = self.gain * np.eye(spec.shape[-2], spec.shape[-1])
        return weights
