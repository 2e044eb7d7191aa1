"""Handwritten digits of 8×8 pixels, embedded in the program."""

from __future__ import annotations

from importlib import resources

import numpy as np

from engine.datasets.base import Dataset
from engine.tasks import Examples, Task


class Digits(
    Dataset,
    kind="digits",
    title="Handwritten digits",
    reference="Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, UCI (test part)",
    formula="1797 images of 8×8 pixels, 10 classes",
    rank=5,
):
    """1797 digits of 8×8 pixels; a stratified fifth of them is held out for the test."""

    def task(self) -> Task:
        return Task((8, 8, 1), tuple("0123456789"), view="image")

    def examples(self) -> Examples:
        with resources.files("assets").joinpath("datasets/digits8.npz").open("rb") as file:
            arrays = np.load(file, allow_pickle=False)
            pixels, labels = arrays["x"], arrays["y"]
        return Examples(pixels.reshape(-1, 8, 8, 1) / 16.0, labels.astype(np.int64))
