"""What the first layer looks for in its inputs."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.probes.base import Layers, Probe, Subject
from engine.tasks import Task

KERNEL_AXES = 4
"""Of a convolution over images: height, width, channels, filters."""


class FirstWeights(
    Probe,
    kind="first_weights",
    title="First-layer weights",
    reference="Zeiler & Fergus 2014, Visualizing and Understanding Convolutional Networks",
    formula="Wᵢⱼ from input i to unit j",
):
    """The weights of the first layer that has a matrix of them, of its first units and inputs.

    Arrays: ``layer`` int64 (), its position; ``inputs`` and ``units`` int64 (), how many there are in all;
    ``images`` float32 (n, height, width), one for each unit, where the inputs are the pixels of an image (of colors
    the mean), or else ``table`` float32 (m, n), a row for each input. Nothing where no layer has such weights.
    """

    largest_share: ClassVar[float] = 0.05

    most: int = fields.integer(100, title="Units", low=1, high=1000, help="How many are shown.")
    inputs: int = fields.integer(
        64, title="Inputs", low=1, high=1000, help="How many rows of a table are shown."
    )

    def suits(self, task: Task) -> bool:
        return True

    def read(self, subject: Subject) -> dict[str, HostArray]:
        found = first_matrix(subject.parameters())
        if found is None:
            return {"units": np.array(0)}
        layer, weight = found
        units = weight.shape[-1]
        shown = weight[..., : self.most].astype(np.float32)
        arrays = {
            "layer": np.array(layer),
            "inputs": np.array(weight.size // units),
            "units": np.array(units),
        }
        images = as_images(shown, subject.data.task)
        if images is not None:
            return arrays | {"images": images}
        return arrays | {"table": shown.reshape(-1, shown.shape[-1])[: self.inputs].copy()}


def first_matrix(layers: Layers) -> tuple[int, HostArray] | None:
    """Position of the first layer with an array of at least two axes, and that array."""
    for number, arrays in enumerate(layers):
        for array in arrays.values():
            if array.ndim >= 2:
                return number, array
    return None


def as_images(weight: HostArray, task: Task) -> HostArray | None:
    """A picture for each unit (units, height, width), the mean of colors; None where inputs are no pixels."""
    if task.view != "image":
        return None
    pixels = weight
    if weight.ndim == 2 and len(weight) == np.prod(task.input_shape):
        pixels = weight.reshape(*task.input_shape, -1)
    if pixels.ndim != KERNEL_AXES:
        return None
    return np.ascontiguousarray(np.moveaxis(pixels.mean(axis=2), -1, 0))
