"""Small signals in one dimension, as a substitute of images."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.datasets.base import SyntheticDataset, noise, sample_count
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task

LENGTH = 40

TEMPLATES = (
    np.array(
        [
            [0, 3, 6, 7, 6, 3, -3, -6, -7, -6, -3, 0],
            [0, 0, 0, 1, 4, 9, 9, 4, 1, 0, 0, 0],
            [0, 5, 8, 6, 1, -4, -6, -4, 0, 2, 4, 6],
            [0, 6, 7, 2, 6, 7, 2, -3, -5, -4, -2, 0],
            [0, 2, 4, 6, 8, -6, -6, 8, 2, 1, 1, 0],
            [0, 7, 7, 7, 0, 0, 5, 5, -5, -5, -5, 0],
            [0, 8, 5, 2, 0, -2, -5, -2, 4, 5, 2, 0],
            [0, 8, 8, 8, 6, 4, 2, 0, -2, -4, -6, 0],
            [0, 5, 7, 5, -2, -5, -2, 5, 8, 5, -2, 0],
            [0, -2, -5, -4, 2, 7, 4, 7, 4, 1, -7, 0],
        ],
        dtype=np.float64,
    )
    / 8.0
)
"""Twelve points of each class's curve, drawn for this program; about one high."""


class Signals(
    SyntheticDataset,
    kind="signals",
    title="Signals",
    reference="the method of Greydanus 2020, Scaling down deep learning (MNIST-1D), arXiv:2011.14439; own templates",
    formula="x(i) = a · fₖ((i − o)/w) + s · i + noise, i = 1 … 40",
    rank=7,
):
    """Ten curves, each moved, stretched, sheared and roughened at random: tiny, yet convolutions beat dense layers."""

    samples: int = sample_count(4000, help="Number of signals.")
    noise: float = noise(
        0.02, symbol="σ", slider=(0.0, 0.3), help="Standard deviation of the noise of each point."
    )
    correlated_noise: float = fields.real(
        0.2,
        title="Smooth noise",
        low=0.0,
        high=10.0,
        slider=(0.0, 1.0),
        help="Standard deviation of the noise that neighboring points share.",
    )
    translation: float = fields.real(
        1.0,
        title="Translation",
        low=0.0,
        high=1.0,
        help="How far a curve may be moved: 0 for the middle, 1 for up to both ends.",
    )
    stretch: float = fields.real(
        0.3,
        title="Stretch",
        low=0.0,
        high=0.9,
        help="By what share its height and its width vary at random, up and down.",
    )
    shear: float = fields.real(
        0.5,
        title="Shear",
        low=0.0,
        high=10.0,
        slider=(0.0, 2.0),
        help="Largest slope that is added, from end to end.",
    )

    def task(self) -> Task:
        return Task((LENGTH, 1), tuple("0123456789"))

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        targets = np.arange(self.samples) % len(TEMPLATES)
        column = (self.samples, 1)
        place = np.arange(LENGTH) / (LENGTH - 1.0)
        width = 0.5 * (1.0 + self.stretch * stream.uniform(column, -1.0, 1.0))
        height = 1.0 + self.stretch * stream.uniform(column, -1.0, 1.0)
        free = 1.0 - width
        offset = free * (0.5 + 0.5 * self.translation * stream.uniform(column, -1.0, 1.0))
        signals = height * _curve(targets, (place - offset) / width)
        signals += self.shear * stream.uniform(column, -1.0, 1.0) * (place - 0.5)
        signals += stream.normal(signals.shape, self.correlated_noise) @ _smoothing().T
        signals += stream.normal(signals.shape, self.noise)
        return Examples(signals[:, :, None], targets)


def _curve(targets: HostArray, place: HostArray) -> HostArray:
    """The classes' curves at places 0 … 1, by lines between their points; 0 elsewhere."""
    last = TEMPLATES.shape[1] - 1
    position = np.clip(place, 0.0, 1.0) * last
    left = np.minimum(position.astype(np.int64), last - 1)
    share = position - left
    rows = targets[:, None]
    curve = (1.0 - share) * TEMPLATES[rows, left] + share * TEMPLATES[rows, left + 1]
    return np.where((place >= 0.0) & (place <= 1.0), curve, 0.0)


def _smoothing(width: float = 2.0) -> HostArray:
    """Turns independent noise into smooth noise of the same deviation, (points, points)."""
    distance = np.arange(LENGTH)[:, None] - np.arange(LENGTH)
    kernel = np.exp(-0.5 * (distance / width) ** 2)
    return np.asarray(kernel / np.sqrt((kernel**2).sum(axis=1, keepdims=True)))
