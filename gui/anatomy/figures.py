"""What the probe of the next update found, as values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from engine.arrays import HostArray
from engine.training.tracing import KINDS

ALL = -1
"""Stands for all layers together."""
CERTAIN = 4.0
"""A change of J counts from so many times what rounding may make of it."""


@dataclass(frozen=True)
class StageFigures:
    """A stage in one layer.

    Attributes:
        kind: one of `tracing.KINDS`.
        wrapper: its number, −1 for none.
        length: ∥·∥ of where it leads, or of what it adds.
        cosine: to the negative gradient of J; NaN where one of the two is zero.
    """

    kind: str
    wrapper: int
    length: float
    cosine: float


@dataclass(frozen=True)
class LayerFigures:
    """The way of the update in one layer, or in `ALL`.

    Attributes:
        parameters: ∥θ∥.
        share: its part of gᵀu.
    """

    layer: int
    parameters: float
    share: float
    stages: tuple[StageFigures, ...]

    def ratio(self, stage: StageFigures) -> float:
        """The stage's length in units of ∥θ∥; NaN where that is zero."""
        return stage.length / self.parameters if self.parameters > 0.0 else math.nan


@dataclass(frozen=True)
class AnatomyFigures:
    """The update that comes.

    Attributes:
        first, second, actual: the change of J by the slope, by slope and curvature, and as it is.
        whole: the change on the whole training part; NaN where it is not known.
        resolution: what rounding alone may make of a change.
        source: how the curvature was found, see `engine.training.anatomy`.
        layers: all together, and then each with parameters, where there are several.
    """

    first: float
    second: float
    actual: float
    whole: float
    rate: float
    resolution: float
    source: int
    layers: tuple[LayerFigures, ...]

    @property
    def certain(self) -> bool:
        """Whether the actual change is more than rounding may have made."""
        return abs(self.actual) > CERTAIN * self.resolution

    @property
    def beyond_batch(self) -> bool:
        """Whether the whole training part tells something else than the batch."""
        return math.isfinite(self.whole) and abs(self.whole - self.actual) > CERTAIN * self.resolution


def figures_of(arrays: Mapping[str, HostArray]) -> AnatomyFigures | None:
    """From a reading; None where no update is to come."""
    positions = [ALL, *(int(number) for number in arrays["layers"])]
    if len(positions) == 1:
        return None
    kinds = [KINDS[int(number)] for number in arrays["stages"]]
    layers = [
        LayerFigures(
            position,
            float(arrays["parameters"][column]),
            float(arrays["shares"][column]),
            tuple(
                StageFigures(kind, int(wrapper), float(norms[column]), float(cosines[column]))
                for kind, wrapper, norms, cosines in zip(
                    kinds, arrays["wrappers"], arrays["norms"], arrays["cosines"], strict=True
                )
            ),
        )
        for column, position in enumerate(positions)
    ]
    first, second, actual = (float(change) for change in arrays["changes"])
    return AnatomyFigures(
        first,
        second,
        actual,
        float(arrays["whole"]),
        float(arrays["rate"]),
        float(arrays["resolution"]),
        int(arrays["source"]),
        tuple(layers if len(layers) > 2 else layers[1:]),
    )
