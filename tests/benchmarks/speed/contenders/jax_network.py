"""The layers of a plan as a function of parameters in JAX; images are (height, width, channels) as JAX likes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax

from tests.benchmarks.speed.work import Layer, Plan

Parameters = Mapping[str, Any]

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "relu": lambda z: jnp.maximum(z, 0),
    "tanh": jnp.tanh,
    "identity": lambda z: z,
}


class Network:
    """Outputs and loss of one lane.

    Attributes:
        pooling: the way in which maxima are taken; both give the same, and which is faster depends.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.pooling: Callable[[Any, int], Any] = windows

    def loss(self, parameters: Parameters, x: Any, y: Any) -> Any:
        """The mean loss of a batch; `y` are class numbers, one-hot classes or values."""
        z = self._chain(self.plan.layers, parameters, x)
        if self.plan.loss == "softmax_cross_entropy":
            logarithms = jax.nn.log_softmax(z)
            return -jnp.take_along_axis(logarithms, y[:, None], axis=1).mean()
        if self.plan.loss == "binary_cross_entropy":
            return (jax.nn.softplus(z) - y * z).mean()
        return jnp.square(z - y).mean()

    def _chain(self, layers: Sequence[Layer], p: Parameters, x: Any) -> Any:
        for layer in layers:
            x = getattr(self, f"_{layer['op']}")(layer, p, x)
        return x

    def _flatten(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return x.reshape(len(x), -1)

    def _activation(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return ACTIVATIONS[layer["activation"]](x)

    def _dense(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return ACTIVATIONS[layer["activation"]](x @ p[layer["weight"]] + p[layer["bias"]])

    def _convolution(self, layer: Layer, p: Parameters, x: Any) -> Any:
        strides = (layer["stride"],) * 2
        order = ("NHWC", "HWIO", "NHWC")
        z = lax.conv_general_dilated(x, p[layer["weight"]], strides, "SAME", dimension_numbers=order)
        return ACTIVATIONS[layer["activation"]](z + p[layer["bias"]] if "bias" in layer else z)

    def _max_pooling(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return self.pooling(x, layer["size"])

    def _batch_normalization(self, layer: Layer, p: Parameters, x: Any) -> Any:
        mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
        scale = p[layer["gain"]] * lax.rsqrt(variance + layer["epsilon"])
        return (x - mean) * scale + p[layer["shift"]]

    def _residual(self, layer: Layer, p: Parameters, x: Any) -> Any:
        y = self._chain(layer["layers"], p, x)
        if layer["projection"]:
            s = layer["stride"]
            x = x.reshape(len(x), x.shape[1] // s, s, x.shape[2] // s, s, -1).mean(axis=(2, 4))
            x = x @ p[layer["projection"]]
        return x + y

    def _gru(self, layer: Layer, p: Parameters, x: Any) -> Any:
        units = layer["units"]
        projected = jnp.swapaxes(x, 0, 1) @ p[layer["input"]] + p[layer["bias"]]

        def cell(state: Any, step: Any) -> tuple[Any, None]:
            product = state @ p[layer["recurrent"]]
            gates = jax.nn.sigmoid(step[:, : 2 * units] + product[:, : 2 * units])
            reset, keep = gates[:, :units], gates[:, units:]
            memory = product[:, 2 * units :] + p[layer["candidate_bias"]]
            candidate = jnp.tanh(step[:, 2 * units :] + reset * memory)
            return candidate + keep * (state - candidate), None

        return lax.scan(cell, jnp.zeros((len(x), units), dtype=x.dtype), projected)[0]


def windows(x: Any, size: int) -> Any:
    """Maxima by a sliding window."""
    extent = (1, size, size, 1)
    return lax.reduce_window(x, -jnp.inf, lax.max, extent, extent, "VALID")


def blocks(x: Any, size: int) -> Any:
    """Maxima over two axes of blocks."""
    return x.reshape(len(x), x.shape[1] // size, size, x.shape[2] // size, size, -1).max(axis=(2, 4))
