"""The adding problem."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import SyntheticDataset, sample_count
from engine.random import Purpose, Stream
from engine.tasks import Examples, Task


class Adding(
    SyntheticDataset,
    kind="adding",
    title="Adding problem",
    reference="after Hochreiter & Schmidhuber 1997, Long short-term memory, experiment 4; "
    "values and marks as in Le, Jaitly & Hinton 2015, arXiv:1504.00941",
    formula="y = xₛ + xₜ, s and t marked by 1, one in each half; x ~ U[0, 1]",
    rank=80,
):
    """Two marked numbers of a long sequence are to be added; always saying 1 has a squared error of 1/6."""

    length: int = fields.integer(
        20, title="Length", symbol="T", low=2, high=1000, slider=(4, 100), help="Numbers in a sequence."
    )
    samples: int = sample_count(2000, help="Number of sequences.")

    def task(self) -> Task:
        return Task((self.length, 2), values=1)

    def examples(self) -> Examples:
        stream = Stream(self.seed, Purpose.DATA)
        rows = np.arange(self.samples)
        half = self.length // 2
        values = stream.uniform((self.samples, self.length))
        first, second = (
            stream.integers(half, self.samples),
            half + stream.integers(self.length - half, self.samples),
        )
        marks = np.zeros_like(values)
        marks[rows, first] = marks[rows, second] = 1.0
        total = values[rows, first] + values[rows, second]
        return Examples(np.stack([values, marks], axis=-1), total[:, None])
