"""Augmentations as functions of a batch, by the run's own numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engine.augmentations.base import FIRST_STREAM
from engine.augmentations.flip import Flip
from engine.augmentations.input_noise import InputNoise
from engine.augmentations.mixup import Mixup
from engine.augmentations.rotation import Rotation
from engine.augmentations.shift import Shift
from engine.exporters.pytorch.layers.noise import DRAWN
from engine.exporters.pytorch.random_numbers import NORMAL, UNIFORM
from engine.exporters.pytorch.script import Script, Section, literal
from engine.exporters.pytorch.table import Table

FLIP = '''
def flip(x, y, stream, horizontal, vertical):
    """Mirrors images left to right, and top to bottom, each with its probability."""
    u = torch.from_numpy(uniform(stream, step, len(x), 2))[:, :, None, None, None]
    x = torch.where(u[:, 0] < horizontal, x.flip(3), x)
    return torch.where(u[:, 1] < vertical, x.flip(2), x), y
'''

SHIFT = '''
def shift(x, y, stream, pixels):
    """Moves each image by up to so many whole pixels along both axes; the border is repeated."""
    moves = torch.from_numpy(np.floor(uniform(stream, step, len(x), 2) * (2 * pixels + 1))).long() - pixels
    samples, channels, height, width = (torch.arange(extent) for extent in x.shape)
    rows = (height - moves[:, :1]).clamp(0, len(height) - 1)[:, None, :, None]
    columns = (width - moves[:, 1:]).clamp(0, len(width) - 1)[:, None, None, :]
    return x[samples[:, None, None, None], channels[None, :, None, None], rows, columns], y
'''

ROTATION = '''
def rotation(x, y, stream, largest):
    """Turns each image about its center by up to an angle, with bilinear interpolation; the border is repeated."""
    angle = (2 * torch.from_numpy(uniform(stream, step, len(x), 1))[:, :, None].to(x) - 1) * largest
    samples, channels, height, width = (torch.arange(extent) for extent in x.shape)
    middle_row, middle_column = 0.5 * (len(height) - 1), 0.5 * (len(width) - 1)
    down, right = height.to(x)[:, None] - middle_row, width.to(x)[None, :] - middle_column
    row = (middle_row + angle.cos() * down + angle.sin() * right).clamp(0, len(height) - 1)
    column = (middle_column + angle.cos() * right - angle.sin() * down).clamp(0, len(width) - 1)
    top, left = row.floor().long(), column.floor().long()
    bottom, far = (top + 1).clamp(max=len(height) - 1), (left + 1).clamp(max=len(width) - 1)

    def pixels(rows, columns):
        where = samples[:, None, None, None], channels[None, :, None, None], rows[:, None], columns[:, None]
        return x[where]

    across, along = (column - left)[:, None], (row - top)[:, None]
    upper = pixels(top, left) * (1 - across) + pixels(top, far) * across
    lower = pixels(bottom, left) * (1 - across) + pixels(bottom, far) * across
    return upper * (1 - along) + lower * along, y
'''

INPUT_NOISE = '''
def input_noise(x, y, stream, deviation):
    """Adds normal noise to every input."""
    return x + deviation * drawn_for(x, normal, stream), y
'''

MIXUP = '''
def mixup(x, y, stream, concentration):
    """Blends each sample with another one of its batch: λ · own + (1 − λ) · other's, λ ~ Beta(α, α)."""
    u = uniform(stream, step, len(x), 3)
    logarithm = np.log1p(-u[:, 0]) / concentration
    power, rest, cosine = np.exp(logarithm), -np.expm1(logarithm), np.cos(2 * np.pi * u[:, 1])
    share = (0.5 + 0.5 * cosine * np.sqrt(rest / (power + rest * cosine * cosine))).clip(0, 1)
    share = torch.from_numpy(share).to(x)
    partners = torch.from_numpy(np.argsort(u[:, 2], kind="stable"))

    def blend(values):
        own = share.reshape(-1, *[1] * (values.ndim - 1))
        return own * values + (1 - own) * values[partners]

    return blend(x), blend(y)
'''


def _flip(augmentation: Flip, script: Script) -> tuple[str, str]:
    script.need(Section.BATCHES, FLIP)
    chances = f"horizontal={literal(augmentation.horizontal)}, vertical={literal(augmentation.vertical)}"
    return "flip", chances


def _shift(augmentation: Shift, script: Script) -> tuple[str, str]:
    script.need(Section.BATCHES, SHIFT)
    return "shift", f"pixels={augmentation.pixels}"


def _rotation(augmentation: Rotation, script: Script) -> tuple[str, str]:
    script.need(Section.BATCHES, ROTATION)
    return "rotation", f"largest={literal(math.radians(augmentation.degrees))}"


def _noise(augmentation: InputNoise, script: Script) -> tuple[str, str]:
    script.need(Section.RANDOM, NORMAL)
    script.need(Section.BATCHES, DRAWN, INPUT_NOISE)
    script.imports.add("import math")
    return "input_noise", f"deviation={literal(augmentation.deviation)}"


def _mixup(augmentation: Mixup, script: Script) -> tuple[str, str]:
    script.need(Section.BATCHES, MIXUP)
    return "mixup", f"concentration={literal(augmentation.concentration)}"


AUGMENTATIONS: Table[Callable[[Any, Script], tuple[str, str]]] = Table(
    {Flip: _flip, InputNoise: _noise, Mixup: _mixup, Rotation: _rotation, Shift: _shift}
)
"""By kind, the name of the function and its arguments."""


def calls(script: Script) -> list[str]:
    """What is done to a batch, line by line."""
    lines = []
    for number, augmentation in enumerate(script.run.start.augmentations):
        writer = AUGMENTATIONS.writer(f"augmentations.{number}", augmentation)
        script.need(Section.RANDOM, UNIFORM)
        name, arguments = writer(augmentation, script)
        lines.append(f"x, y = {name}(x, y, stream={FIRST_STREAM + number}, {arguments})")
    return lines
