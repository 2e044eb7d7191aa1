"""How the parameters of each layer, and their gradients, are distributed."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.arrays import HostArray
from engine.probes.base import Layers, Probe, Subject
from engine.tasks import Task

BINS = 61
"""Odd: the middle one is that of zero."""
LOWEST, HIGHEST = -12.0, 4.0
"""Decimal logarithms; what is smaller or larger counts at the ends."""
PER_DECADE = 4


class WeightHistograms(
    Probe,
    kind="weight_histograms",
    title="Weight and gradient histograms",
    reference="Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks",
    formula="number of parameters of a layer by value, and by log₁₀ |value|",
):
    """Histograms of the finite values of each layer's parameters and of their gradients.

    Arrays: ``step`` int64 (), the updates made; and both for ``weights`` and for ``gradients``: the counts int64
    (layers, 61) in bins of equal width from −r to r; ``…_range`` float64 (layers,), that r, the largest magnitude (0:
    no values, or only zeros); ``…_decades`` int64 (layers, 64), counts of log₁₀ |value| from −12 to 4, zeros left out.
    """

    largest_share: ClassVar[float] = 0.05

    def suits(self, task: Task) -> bool:
        return True

    def read(self, subject: Subject) -> dict[str, HostArray]:
        weights = _histograms("weights", subject.parameters())
        gradients = _histograms("gradients", subject.gradient())
        return {"step": np.array(subject.progress[0])} | weights | gradients


def _histograms(name: str, layers: Layers) -> dict[str, HostArray]:
    values = [finite(list(arrays.values())) for arrays in layers]
    reach = np.array([np.abs(one).max(initial=0.0) for one in values], dtype=np.float64)
    return {
        name: np.array([evenly(one, float(r)) for one, r in zip(values, reach, strict=True)]),
        f"{name}_range": reach,
        f"{name}_decades": np.array([by_decade(one) for one in values]),
    }


def finite(arrays: list[HostArray]) -> HostArray:
    """All finite values of several arrays, float64."""
    everything = np.concatenate([np.ravel(array) for array in arrays] or [np.empty(0)]).astype(np.float64)
    return everything[np.isfinite(everything)]


def evenly(values: HostArray, reach: float) -> HostArray:
    """Counts in bins of equal width from −reach to reach."""
    if reach == 0.0:
        middle = np.zeros(BINS, dtype=np.int64)
        middle[BINS // 2] = len(values)
        return middle
    places = np.floor((values / reach + 1.0) * (BINS / 2)).astype(np.int64)
    return np.bincount(np.clip(places, 0, BINS - 1), minlength=BINS)


def by_decade(values: HostArray) -> HostArray:
    """Counts of the decimal logarithms of magnitudes; zeros have none."""
    count = round((HIGHEST - LOWEST) * PER_DECADE)
    logarithms = np.log10(np.abs(values[values != 0.0]))
    places = np.floor((logarithms - LOWEST) * PER_DECADE).astype(np.int64)
    return np.bincount(np.clip(places, 0, count - 1), minlength=count)
