"""What is to be learned: the task, and the data of its three splits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray, Shape

PLANE_FEATURES = {
    "x1": "x₁",
    "x2": "x₂",
    "x1_squared": "x₁²",
    "x2_squared": "x₂²",
    "product": "x₁x₂",
    "sin_x1": "sin x₁",
    "sin_x2": "sin x₂",
}
"""Input features that may be computed from the two coordinates of a point, with their symbols."""


@dataclass(frozen=True)
class Task:
    """What a data set asks for, known without loading it.

    Attributes:
        input_shape: shape of one encoded input, for instance (8, 8, 1).
        classes: names of the classes; empty for regression.
        values: number of values to predict per sample in regression.
        view: how a person sees a sample: ``plane`` (a point), ``image``, ``curve`` (x against y) or nothing.
        vocabulary: where inputs are token numbers, they lie below it; 0 for real inputs.
    """

    input_shape: Shape
    classes: tuple[str, ...] = ()
    values: int = 0
    view: str = ""
    vocabulary: int = 0


@dataclass(frozen=True)
class Examples:
    """The samples of one split.

    Attributes:
        raw: as a person sees them, float64 (N, …): plane coordinates, pixels in 0…1, or x.
        targets: class numbers int64 (N,), or values float64 (N, d).
    """

    raw: HostArray
    targets: HostArray

    def __len__(self) -> int:
        return len(self.raw)


@dataclass(frozen=True)
class Encoder:
    """From what a person sees to what the network sees: features of the plane, then standardization."""

    features: tuple[str, ...] = ()
    mean: HostArray | float = 0.0
    deviation: HostArray | float = 1.0

    def features_of(self, raw: HostArray) -> HostArray:
        """(N, features) for plane points; other inputs pass unchanged."""
        if not self.features:
            return raw
        x1, x2 = raw[:, 0], raw[:, 1]
        columns = {
            "x1": x1,
            "x2": x2,
            "x1_squared": x1**2,
            "x2_squared": x2**2,
            "product": x1 * x2,
            "sin_x1": np.sin(x1),
            "sin_x2": np.sin(x2),
        }
        return np.stack([columns[name] for name in self.features], axis=1)

    def __call__(self, raw: HostArray) -> HostArray:
        return np.asarray((self.features_of(raw) - self.mean) / self.deviation)


@dataclass(frozen=True)
class Data:
    """A loaded data set: three splits and the encoder fitted on the training part alone."""

    task: Task
    train: Examples
    validation: Examples
    test: Examples
    encoder: Encoder

    def split(self, name: str) -> Examples:
        """The split called ``train``, ``validation`` or ``test``."""
        splits = {"train": self.train, "validation": self.validation, "test": self.test}
        return splits[name]


SPLITS = ("train", "validation", "test")
