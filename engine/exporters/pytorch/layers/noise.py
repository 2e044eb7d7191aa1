"""Layers that draw at random in training passes, by the run's own numbers."""

from __future__ import annotations

from engine.exporters.pytorch.modules import Module, Place
from engine.exporters.pytorch.random_numbers import NORMAL, UNIFORM
from engine.exporters.pytorch.script import Script, Section, literal
from engine.layers.dropout import Dropout
from engine.layers.gaussian_noise import GaussianNoise

DRAWN = '''
def drawn_for(x, draw, stream):
    """A random number for every value of the batch x in the pass of this step; of images pixel by pixel."""
    last = (0, 2, 3, 1) if x.ndim == 4 else range(x.ndim)
    shape = [x.shape[axis] for axis in last]
    values = torch.from_numpy(draw(stream, step, len(x), math.prod(shape[1:]))).reshape(shape)
    return (values.permute(0, 3, 1, 2) if x.ndim == 4 else values).to(x)
'''

DROPOUT = '''
class Dropout(nn.Module):
    """Silences values with probability p in training; with the run's own masks, which nn.Dropout would not draw."""

    def __init__(self, p, stream):
        super().__init__()
        self.p, self.stream = p, stream

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        return x * (drawn_for(x, uniform, self.stream) >= self.p) / (1 - self.p)
'''

GAUSSIAN = '''
class GaussianNoise(nn.Module):
    """Adds normal noise to each value in training."""

    def __init__(self, deviation, stream):
        super().__init__()
        self.deviation, self.stream = deviation, stream

    def forward(self, x):
        return x + self.deviation * drawn_for(x, normal, self.stream) if self.training else x
'''


def dropout(layer: Dropout, place: Place, script: Script) -> list[Module]:
    _need(script, DROPOUT, UNIFORM)
    return [Module(f"Dropout({literal(layer.rate)}, stream={place.stream})")]


def gaussian_noise(layer: GaussianNoise, place: Place, script: Script) -> list[Module]:
    _need(script, GAUSSIAN, UNIFORM, NORMAL)
    return [Module(f"GaussianNoise({literal(layer.deviation)}, stream={place.stream})")]


def _need(script: Script, layer: str, *draws: str) -> None:
    script.need(Section.RANDOM, *draws)
    script.need(Section.BATCHES, DRAWN)
    script.need(Section.NETWORK, layer)
    script.imports.add("import math")
