"""Layers that only rearrange values."""

from __future__ import annotations

import math

from engine.exporters.pytorch.modules import Module, Place
from engine.exporters.pytorch.script import Script, Section
from engine.layers.flatten import Flatten
from engine.layers.reshape import Reshape

FLATTEN = '''
class FlattenImage(nn.Module):
    """Lays an image out pixel by pixel, as the run had it; nn.Flatten would go channel by channel."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)
'''

RESHAPE = '''
class Reshape(nn.Module):
    """The same values in another shape; images (height, width, channels) are read pixel by pixel."""

    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        values = x.permute(0, 2, 3, 1) if x.ndim == 4 else x
        values = values.reshape(len(x), *self.shape)
        return values.permute(0, 3, 1, 2) if len(self.shape) == 3 else values
'''


def flatten(_: Flatten, place: Place, script: Script) -> list[Module]:
    if place.image and place.channels > 1 and math.prod(place.shape[:2]) > 1:
        script.need(Section.NETWORK, FLATTEN)
        return [Module("FlattenImage()")]
    return [Module("nn.Flatten()")]


def reshape(layer: Reshape, place: Place, script: Script) -> list[Module]:
    script.need(Section.NETWORK, RESHAPE)
    shape = layer.output_shape(place.shape)
    return [Module(f"Reshape({', '.join(map(str, shape))})")]
