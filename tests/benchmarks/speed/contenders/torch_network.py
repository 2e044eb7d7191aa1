"""The layers of a plan as a function of parameters in PyTorch; images are (channels, height, width) there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from tests.benchmarks.speed.work import Layer, Work, flat

Parameters = Mapping[str, Any]

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "identity": lambda z: z,
}


class Network:
    """Outputs and loss of one lane.

    Attributes:
        unit: the recurrent layer, where there is one; PyTorch has its kernels in a module only.
    """

    def __init__(self, work: Work) -> None:
        self.plan = work.plan
        self.unit: Any = None

    def loss(self, parameters: Parameters, x: Any, y: Any) -> Any:
        """The mean loss of a batch; `y` are class numbers or values."""
        z = self._chain(self.plan.layers, parameters, x)
        if self.plan.loss == "softmax_cross_entropy":
            return functional.cross_entropy(z, y)
        if self.plan.loss == "binary_cross_entropy":
            return functional.binary_cross_entropy_with_logits(z, y)
        return functional.mse_loss(z, y)

    def _chain(self, layers: Sequence[Layer], p: Parameters, x: Any) -> Any:
        for layer in layers:
            x = getattr(self, f"_{layer['op']}")(layer, p, x)
        return x

    def _flatten(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return x.flatten(1)

    def _activation(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return ACTIVATIONS[layer["activation"]](x)

    def _dense(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return ACTIVATIONS[layer["activation"]](functional.linear(x, p[layer["weight"]], p[layer["bias"]]))

    def _convolution(self, layer: Layer, p: Parameters, x: Any) -> Any:
        stride, size = layer["stride"], layer["size"]
        bias = p[layer["bias"]] if "bias" in layer else None
        extent = layer["extent"][0]
        total = max(0, (-(-extent // stride) - 1) * stride + size - extent)
        before = total // 2
        if total - before != before:  # where it is uneven, more stands behind
            x, before = functional.pad(x, (before, total - before) * 2), 0
        z = functional.conv2d(x, p[layer["weight"]], bias, stride=stride, padding=before)
        return ACTIVATIONS[layer["activation"]](z)

    def _max_pooling(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return functional.max_pool2d(x, layer["size"])

    def _batch_normalization(self, layer: Layer, p: Parameters, x: Any) -> Any:
        gain, shift = p[layer["gain"]], p[layer["shift"]]
        return functional.batch_norm(x, None, None, gain, shift, training=True, eps=layer["epsilon"])

    def _residual(self, layer: Layer, p: Parameters, x: Any) -> Any:
        y = self._chain(layer["layers"], p, x)
        if layer["projection"]:
            x = functional.conv2d(functional.avg_pool2d(x, layer["stride"]), p[layer["projection"]])
        return x + y

    def _gru(self, layer: Layer, p: Parameters, x: Any) -> Any:
        return self.unit(x)[0][:, -1]


def converted(work: Work) -> dict[str, np.ndarray]:
    """The starting parameters, (lanes, *shape), in the shapes that PyTorch has for them."""
    found = dict(work.parameters)
    height: tuple[int, ...] = ()
    for layer in flat(work.plan.layers):
        if layer["op"] == "flatten" and len(layer["shape"]) == 3:
            height = tuple(layer["shape"])
        if layer["op"] == "dense":
            weight = found[layer["weight"]]
            if height:  # channels come first in a flattened image
                lanes, _, units = weight.shape
                weight = weight.reshape(lanes, *height, units).transpose(0, 3, 1, 2, 4)
                weight, height = weight.reshape(lanes, -1, units), ()
            found[layer["weight"]] = weight.swapaxes(1, 2)
        elif layer["op"] == "convolution":
            found[layer["weight"]] = found[layer["weight"]].transpose(0, 4, 3, 1, 2)
        elif layer["op"] == "residual" and layer["projection"]:
            found[layer["projection"]] = found[layer["projection"]].swapaxes(1, 2)[..., None, None]
    return {name: np.ascontiguousarray(array) for name, array in found.items()}


def recurrent_unit(layer: Layer, start: Mapping[str, np.ndarray]) -> torch.nn.GRU:
    """PyTorch's own recurrent layer with these parameters.

    It has a second bias for all gates; only the candidate's counts, so that of the others stays at zero.
    """
    units = layer["units"]
    own = start[layer["input"]][0]
    unit = torch.nn.GRU(len(own), units, batch_first=True)
    second = np.concatenate([np.zeros(2 * units, dtype=np.float32), start[layer["candidate_bias"]][0]])
    with torch.no_grad():
        unit.weight_ih_l0.copy_(torch.tensor(own.T.copy()))
        unit.weight_hh_l0.copy_(torch.tensor(start[layer["recurrent"]][0].T.copy()))
        unit.bias_ih_l0.copy_(torch.tensor(start[layer["bias"]][0]))
        unit.bias_hh_l0.copy_(torch.tensor(second))
    moving = torch.tensor(second * 0 + (np.arange(3 * units) >= 2 * units).astype(np.float32))
    unit.bias_hh_l0.register_hook(lambda gradient: gradient * moving)
    return unit
