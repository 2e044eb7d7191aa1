"""How fast each layer moves, and how much of it passes no gradient."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.arrays import HostArray
from engine.probes.base import Layers, Probe, Subject
from engine.probes.closed_units import SAMPLES, closed_share
from engine.tasks import Task


class LayerHealth(
    Probe,
    kind="layer_health",
    title="Layers in figures",
    reference="Glorot & Bengio 2010, section 3 (saturation); update ratios as in You, Gitman & Ginsburg 2017, "
    "arXiv:1708.03888",
    formula="∥Δθ∥ / ∥θ∥ of each layer",
):
    """For each layer the length of its parameters, its gradient, its next update, and what is closed in it.

    Arrays, float64 (layers,), NaN where a layer has no parameters: ``parameters`` ∥θ∥, ``gradient`` ∥g∥ and ``update``
    ∥Δθ∥ of the update to come; float64 (layers,), −1 where there is nothing to be closed: ``dead`` and ``saturated``
    as of the probe of dead and saturated units.
    """

    largest_share: ClassVar[float] = 0.05

    def suits(self, task: Task) -> bool:
        return True

    def read(self, subject: Subject) -> dict[str, HostArray]:
        bends = subject.bends(subject.data.train.raw[:SAMPLES])
        return {
            "parameters": _lengths(subject.parameters()),
            "update": _lengths(subject.next_update()),
            "gradient": _lengths(subject.gradient()),
            "dead": np.array([closed_share(one, sides=1) for one in bends]),
            "saturated": np.array([closed_share(one, sides=2) for one in bends]),
        }


def _lengths(layers: Layers) -> HostArray:
    return np.array([_length(list(arrays.values())) for arrays in layers])


def _length(arrays: list[HostArray]) -> float:
    if not arrays:
        return float("nan")
    with np.errstate(over="ignore"):
        return float(np.sqrt(sum(np.square(array, dtype=np.float64).sum() for array in arrays)))
