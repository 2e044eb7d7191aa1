"""What a data set is, and how every one is split, corrupted and standardized."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from engine import fields
from engine.arrays import HostArray
from engine.errors import InputError
from engine.random import Purpose, Stream
from engine.tasks import PLANE_FEATURES, Data, Encoder, Examples, Task
from engine.values import Part


class Dataset(Part, family="datasets"):
    """A source of samples and the task they pose. Splits are stratified, seeded and fixed by these fields.

    Class attributes:
        needs_file: whether it poses no task until a file is named: its defaults alone cannot be loaded.
    """

    needs_file: ClassVar[bool] = False

    label_noise: float = fields.real(
        0.0,
        title="Label noise",
        low=0.0,
        high=1.0,
        slider=(0.0, 0.8),
        help="Share of the training labels that are redrawn at random (of training targets that are shuffled, "
        "in regression). Validation and test stay clean.",
    )
    validation_fraction: float = fields.real(
        0.15,
        title="Validation part",
        low=0.0,
        high=0.8,
        slider=(0.0, 0.5),
        help="Share held out to tune and to stop.",
    )
    standardize: bool = fields.toggle(
        True,
        title="Standardize",
        help="Subtract the training part's mean and divide by its standard deviation; markers of 0 and 1 and "
        "token numbers stay as they are.",
    )
    seed: int = fields.integer(
        1, title="Data seed", low=0, high=2**32 - 1, help="Draws the samples, their noise and the splits."
    )

    @abstractmethod
    def task(self) -> Task:
        """What is to be learned, without loading anything. Raises InputError if the fields pose no task."""

    @abstractmethod
    def examples(self) -> Examples:
        """All samples."""

    def parts(self, examples: Examples) -> tuple[HostArray, HostArray, HostArray]:
        """Indices of the training, validation and test samples."""
        order = Stream(self.seed, Purpose.SPLIT).permutation(len(examples))
        test = stratified(examples.targets, order, self.held_out())
        rest = order[~np.isin(order, test)]
        validation = stratified(examples.targets, rest, self.validation_fraction)
        return rest[~np.isin(rest, validation)], validation, test

    def held_out(self) -> float:
        """Share of all samples that becomes the test part."""
        return 0.2

    def load(self) -> Data:
        """The splits and the encoder. Raises InputError when a part is empty or a class is missing."""
        task = self.task()
        examples = self.examples()
        train, validation, test = (
            Examples(examples.raw[rows], examples.targets[rows]) for rows in self.parts(examples)
        )
        taker = "validation_fraction" if len(validation) else "test_fraction"
        for name, part in ((taker, train), ("test_fraction", test)):
            if len(part) == 0:
                raise InputError(
                    name, "leaves one of the parts without samples; give the data set more of them"
                )
        if task.classes and len(np.unique(train.targets)) < 2:
            raise InputError("", "the training part holds a single class; there is nothing to tell apart")
        train, validation, test = self.completed(train, validation, test)
        train = Examples(train.raw, self._corrupt(train.targets, task))
        return Data(task, train, validation, test, self._encoder(train.raw, task))

    def completed(
        self, train: Examples, validation: Examples, test: Examples
    ) -> tuple[Examples, Examples, Examples]:
        """The parts as they are learned from. What is filled in or scaled follows from the training part alone."""
        if train.targets.ndim == 1 or not self.scales_targets():
            return train, validation, test
        mean, deviation = train.targets.mean(axis=0), spread(train.targets, 0)
        parts = (train, validation, test)
        scaled = [Examples(part.raw, (part.targets - mean) / deviation) for part in parts]
        return scaled[0], scaled[1], scaled[2]

    def scales_targets(self) -> bool:
        """Whether values to predict are brought to mean 0 and deviation 1."""
        return False

    def stamp(self) -> Hashable:
        """What the samples follow from besides the fields: a file's state. Raises InputError if there is no file."""
        return None

    def files(self) -> Mapping[str, tuple[Path, ...]]:
        """By the path of each field that names a file or folder: all files that it stands for. Raises InputError."""
        return {}

    def features(self) -> tuple[str, ...]:
        """Features computed from plane points; empty when the samples are used as they are."""
        return ()

    def _corrupt(self, targets: HostArray, task: Task) -> HostArray:
        if self.label_noise == 0.0:
            return targets
        stream = Stream(self.seed, Purpose.LABEL_NOISE)
        chosen = stream.permutation(len(targets))[: round(self.label_noise * len(targets))]
        noisy = targets.copy()
        if task.classes:
            noisy[chosen] = stream.integers(len(task.classes), len(chosen))
        else:
            noisy[chosen] = targets[chosen[stream.permutation(len(chosen))]]
        return noisy

    def _encoder(self, train: HostArray, task: Task) -> Encoder:
        plain = Encoder(self.features())
        if not self.standardize or task.vocabulary:
            return plain
        seen = plain.features_of(train)
        if seen.ndim > 3:
            # Pixels share one mean and one deviation, so that an image stays an image.
            return Encoder(plain.features, seen.mean(), spread(seen, None))
        # Features have their own; in sequences over all positions, so that a position means nothing by itself.
        axes = tuple(range(seen.ndim - 1))
        marks = is_marker(seen)
        mean, deviation = seen.mean(axis=axes), spread(seen, axes)
        return Encoder(plain.features, np.where(marks, 0.0, mean), np.where(marks, 1.0, deviation))


def spread(values: HostArray, axes: int | tuple[int, ...] | None) -> HostArray:
    """Standard deviations, 1 where there is none, so that one can divide by them."""
    deviation = np.asarray(values.std(axis=axes))
    # A constant's mean is rounded, and so its deviation may be tiny instead of nothing.
    least = 1e-12 * np.abs(values).max(axis=axes, initial=0.0)
    return np.where(deviation > least, deviation, 1.0)


def is_marker(values: HostArray) -> HostArray:
    """Which features, along the last axis, hold 0 and 1 and nothing else: yes or no, not a quantity."""
    flat = values.reshape(-1, values.shape[-1])
    binary = ((flat == 0.0) | (flat == 1.0)).all(axis=0)
    return np.asarray(binary & (flat.min(axis=0) < flat.max(axis=0)))


def share_for_test(default: float) -> Any:
    """The field of the share of samples that become the test part."""
    return fields.real(
        default,
        title="Test part",
        low=0.01,
        high=0.9,
        slider=(0.1, 0.8),
        help="Share held out to measure learning.",
    )


def noise(default: float, **options: Any) -> Any:
    """The field of the noise of a synthetic data set."""
    return fields.real(
        default,
        **{
            "title": "Noise",
            "low": 0.0,
            "high": 100.0,
            "slider": (0.0, 0.5),
            "help": "Standard deviation of the points about their places.",
        }
        | options,
    )


def sample_count(default: int, **options: Any) -> Any:
    """The field of the number of samples of a synthetic data set."""
    return fields.integer(
        default,
        **{
            "title": "Samples",
            "low": 10,
            "high": 1_000_000,
            "scale": "log",
            "slider": (50, 5000),
            "help": "Number of points.",
        }
        | options,
    )


class SyntheticDataset(Dataset):
    """Samples that are drawn as they are needed, as many as one likes."""

    samples: int = sample_count(600)
    test_fraction: float = share_for_test(0.5)

    def held_out(self) -> float:
        return self.test_fraction


class PlanePoints(Dataset):
    """Points of the plane in two or more classes, with features computed from the coordinates."""

    inputs: tuple[str, ...] = fields.subset(
        ("x1", "x2"),
        title="Inputs",
        options=PLANE_FEATURES,
        help="What the network sees of a point (x₁, x₂).",
    )

    def features(self) -> tuple[str, ...]:
        return self.inputs

    def task(self) -> Task:
        if not self.inputs:
            raise InputError("inputs", "is empty; choose at least one thing that the network sees")
        return Task((len(self.inputs),), self.class_names(), view="plane")

    @abstractmethod
    def class_names(self) -> tuple[str, ...]:
        """Names of the classes."""

    def class_numbers(self) -> tuple[int, ...]:
        """A person's own number of each class, which may leave numbers out; colors go by it."""
        return tuple(range(len(self.class_names())))


class PlaneDataset(PlanePoints, SyntheticDataset):
    """Points that are drawn about places of the plane."""

    noise: float = noise(0.1)

    def class_names(self) -> tuple[str, ...]:
        return ("0", "1")

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        targets = np.arange(self.samples) % len(self.class_names())
        places = self.places(targets, stream)
        return Examples(places + stream.normal(places.shape, self.noise), targets)

    @abstractmethod
    def places(self, targets: HostArray, stream: Stream) -> HostArray:
        """Points without noise for the given classes, (N, 2)."""


def stratified(targets: HostArray, order: HostArray, fraction: float) -> HostArray:
    """The first `fraction` of the samples of each class, in `order`; of all samples when targets are values."""
    if targets.ndim > 1:
        return order[: round(fraction * len(order))]
    labels = targets[order]
    taken = [(own := order[labels == label])[: round(fraction * len(own))] for label in np.unique(labels)]
    return np.sort(np.concatenate(taken)) if taken else order[:0]
