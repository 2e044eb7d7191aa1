"""The parity of a sequence of bits."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import SyntheticDataset, sample_count
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task

COUNTABLE = 20
"""Up to this length all sequences are numbered, and none is drawn twice."""


class Parity(
    SyntheticDataset,
    kind="parity",
    title="Parity",
    reference="Minsky & Papert 1969, Perceptrons, chapter 3",
    formula="class (x₁ + … + x_T) mod 2, x ∈ {0, 1}ᵀ",
    rank=85,
):
    """Whether the number of ones is odd; every single bit decides, and no part of them tells anything.

    No two sequences are equal up to T = 20, so that the test part is unseen; there are at most 2ᵀ of them.
    """

    length: int = fields.integer(
        12, title="Length", symbol="T", low=4, high=1000, slider=(4, 50), help="Bits in a sequence."
    )
    samples: int = sample_count(2000, help="Number of sequences; at most 2ᵀ, for no two are equal.")

    def task(self) -> Task:
        return Task((self.length, 1), ("even", "odd"))

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        if self.length <= COUNTABLE:
            numbers = stream.permutation(2**self.length)[: self.samples]
            bits = numbers[:, None] >> np.arange(self.length) & 1
        else:
            bits = stream.integers(2, self.samples * self.length).reshape(self.samples, self.length)
        return Examples(bits[:, :, None].astype(np.float64), bits.sum(axis=1) % 2)
