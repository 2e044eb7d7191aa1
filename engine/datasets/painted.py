"""Points painted by hand."""

from __future__ import annotations

import numpy as np

from engine import fields
from engine.datasets.base import PlanePoints, share_for_test
from engine.errors import InputError
from engine.fields import Integer, Real
from engine.tasks import Examples, Task

CLASSES = 8
MOST = 20_000
DIGITS = 4
"""Decimals of points that are taken over from another data set."""
FEWEST = 4
"""Points of each class, so that some remain to learn from and some to test."""
_KEPT = ("label_noise", "validation_fraction", "standardize", "seed", "inputs", "test_fraction")
"""Fields that data painted over another set have from it."""


def _first_points() -> tuple[tuple[float, float, int], ...]:
    """A bow under a cloud: no straight line parts them."""
    turns = np.linspace(0.0, np.pi, 20)
    bow = [(round(-0.9 * np.cos(t), 2), round(0.3 - 0.9 * np.sin(t), 2), 0) for t in turns]
    rings = [(0.12 + 0.16 * (n % 3), 2.4 * n) for n in range(20)]
    cloud = [(round(r * np.cos(t), 2), round(0.35 + r * np.sin(t), 2), 1) for r, t in rings]
    return tuple((float(x1), float(x2), label) for x1, x2, label in (*bow, *cloud))


class Painted(
    PlanePoints,
    kind="painted",
    title="Painted points",
    reference="your own points",
    formula="(x₁, x₂, class)",
    rank=48,
):
    """Points that you put into the plane yourself, in up to eight classes."""

    points: tuple[tuple[float, ...], ...] = fields.table(
        _first_points(),
        columns=(
            Real(name="x1", title="x₁", symbol="x₁", low=-1000.0, high=1000.0),
            Real(name="x2", title="x₂", symbol="x₂", low=-1000.0, high=1000.0),
            Integer(name="class", title="Class", low=0, high=CLASSES - 1),
        ),
        title="Points",
        most=MOST,
        plane=True,
        help="Coordinates and class of every point; at least four points in each of two classes.",
    )
    test_fraction: float = share_for_test(0.25)

    @classmethod
    def over(cls, data: PlanePoints) -> Painted:
        """The points of another data set, to be painted over; at most as many as there may be.

        Raises InputError if it has too many classes.
        """
        if isinstance(data, cls):
            return data
        examples = data.examples()
        if int(examples.targets.max()) >= CLASSES:
            raise InputError("", "has more classes than can be painted")
        stride = -(-len(examples) // MOST)
        places = np.round(examples.raw[::stride, :2], DIGITS).tolist()
        labels = examples.targets[::stride].tolist()
        shared = {name: getattr(data, name) for name in _KEPT if hasattr(data, name)}
        return cls(points=tuple((*xy, k) for xy, k in zip(places, labels, strict=True)), **shared)

    def held_out(self) -> float:
        return self.test_fraction

    def task(self) -> Task:
        if not self.points:
            raise InputError("points", "is empty; paint points of at least two classes")
        labels, counts = np.unique([int(point[2]) for point in self.points], return_counts=True)
        if len(labels) < 2:
            raise InputError("points", "holds a single class; paint points of another one as well")
        if counts.min() < FEWEST:
            label = labels[counts.argmin()]
            raise InputError(
                "points",
                f"holds {counts.min()} of class {label}, but each class needs at least {FEWEST}; paint more",
            )
        return super().task()

    def class_names(self) -> tuple[str, ...]:
        return tuple(map(str, self.class_numbers()))

    def class_numbers(self) -> tuple[int, ...]:
        return tuple(sorted({int(point[2]) for point in self.points}))

    def examples(self) -> Examples:
        table = np.array(self.points, dtype=np.float64).reshape(-1, 3)
        # Classes that were not painted have no number.
        _, targets = np.unique(table[:, 2], return_inverse=True)
        return Examples(table[:, :2], targets.astype(np.int64))
