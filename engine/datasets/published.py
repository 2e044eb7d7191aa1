"""Subsets of MNIST and Fashion-MNIST, with their published test parts."""

from __future__ import annotations

from importlib import resources
from typing import ClassVar

import numpy as np

from engine.arrays import HostArray
from engine.datasets.base import Dataset, stratified
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task


class PublishedDataset(Dataset):
    """Images of 28×28 pixels whose test part is the publisher's; validation comes out of the training part."""

    file: ClassVar[str]
    test_samples: ClassVar[int]
    names: ClassVar[tuple[str, ...]]

    def task(self) -> Task:
        return Task((28, 28, 1), self.names, view="image")

    def examples(self) -> Examples:
        """The training part, then the test part."""
        with resources.files("assets").joinpath("datasets", self.file).open("rb") as file:
            arrays = np.load(file, allow_pickle=False)
            pixels = np.concatenate([arrays["x_train"], arrays["x_test"]])
            labels = np.concatenate([arrays["y_train"], arrays["y_test"]])
        return Examples(pixels[..., None] / 255.0, labels.astype(np.int64))

    def parts(self, examples: Examples) -> tuple[HostArray, HostArray, HostArray]:
        first_test = len(examples) - self.test_samples
        order = Stream(self.seed, Purpose.SPLIT).permutation(first_test)
        validation = stratified(examples.targets, order, self.validation_fraction)
        return order[~np.isin(order, validation)], validation, np.arange(first_test, len(examples))


class FashionMnist(
    PublishedDataset,
    kind="fashion",
    title="Fashion-MNIST",
    reference="Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747 (balanced subset)",
    formula="4000 + 1000 images of 28×28 pixels, 10 classes",
    rank=6,
):
    """5000 articles of clothing, the last 1000 for the test; harder than digits of the same size."""

    file: ClassVar[str] = "fashion_4k_1k.npz"
    test_samples: ClassVar[int] = 1000
    names: ClassVar[tuple[str, ...]] = (
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    )


class Mnist(
    PublishedDataset,
    kind="mnist",
    title="MNIST",
    reference="LeCun, Bottou, Bengio & Haffner 1998, Gradient-based learning applied to document recognition "
    "(balanced subset)",
    formula="10000 + 2000 images of 28×28 pixels, 10 classes",
    rank=7,
):
    """12000 handwritten digits, the last 2000 for the test."""

    file: ClassVar[str] = "mnist_10k_2k.npz"
    test_samples: ClassVar[int] = 2000
    names: ClassVar[tuple[str, ...]] = tuple("0123456789")
