"""Associative recall."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import SyntheticDataset, sample_count
from engine.errors import InputError
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task


class Recall(
    SyntheticDataset,
    kind="recall",
    title="Associative recall",
    reference="Ba et al. 2016, Using fast weights to attend to the recent past, arXiv:1610.06258, section 4.1",
    formula="k₁ v₁ k₂ v₂ … kₙ vₙ kⱼ → vⱼ",
    rank=90,
):
    """Pairs of a key and a value, then one key again: which value belonged to it? Attention can look it up.

    Inputs are token numbers: keys 0 … S − 1, values S … 2S − 1. The keys of a sequence differ.
    """

    pairs: int = fields.integer(
        3,
        title="Pairs",
        symbol="n",
        low=1,
        high=200,
        slider=(1, 20),
        help="Pairs of key and value in a sequence.",
    )
    symbols: int = fields.integer(
        8, title="Symbols", symbol="S", low=2, high=500, slider=(2, 30), help="Number of keys, and of values."
    )
    samples: int = sample_count(4000, help="Number of sequences.")

    def task(self) -> Task:
        if self.pairs > self.symbols:
            raise InputError(
                "pairs", "must not be more than there are symbols, for the keys of a sequence differ"
            )
        classes = tuple(str(number) for number in range(self.symbols))
        return Task((2 * self.pairs + 1,), classes, vocabulary=2 * self.symbols)

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        rows = np.arange(self.samples)
        keys = stream.uniform((self.samples, self.symbols)).argsort(axis=1, kind="stable")[:, : self.pairs]
        values = stream.integers(self.symbols, self.samples * self.pairs).reshape(self.samples, self.pairs)
        asked = stream.integers(self.pairs, self.samples)
        targets = rows % self.symbols  # as many of each
        values[rows, asked] = targets
        tokens = np.empty((self.samples, 2 * self.pairs + 1))
        tokens[:, 0:-1:2], tokens[:, 1::2] = keys, self.symbols + values
        tokens[:, -1] = keys[rows, asked]
        return Examples(tokens, targets)
