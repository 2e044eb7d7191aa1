"""What is drawn of a series, and on how many pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gui.plots.raster import Stroke
from gui.plots.scale import Scale
from gui.plots.source import Source
from gui.plots.units import FARTHEST, STEPS, StepScale


class Line(NamedTuple):
    """A series and the pen that draws it; lengths in device-independent pixels."""

    series: Source
    stroke: Stroke
    scale: StepScale = STEPS
    """Where its steps lie on the axis."""
    border: Source | None = None
    """The other border of an area, which is filled; it ends with `series`."""


@dataclass(frozen=True)
class Frame:
    """What part of the data is shown on how many device pixels, `ratio` of them in a device-independent one."""

    x: Scale
    y: Scale
    columns: int
    rows: int
    ratio: float = 1.0


def whole(step: float) -> int:
    """A step that may be anything, as an integer."""
    return int(min(max(step, -FARTHEST), FARTHEST))
