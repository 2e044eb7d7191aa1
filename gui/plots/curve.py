"""What a plot shows, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from engine.recording.series import Series
from gui.plots.units import Odometer

SOLID: tuple[float, ...] = ()
DASHED: tuple[float, ...] = (5.0, 3.0)
DOTTED: tuple[float, ...] = (2.0, 2.5)

TRAIN_WIDTH = 1.8
TEST_WIDTH = 1.4


@dataclass(frozen=True)
class Curve:
    """One curve of a plot.

    Attributes:
        key: tells curves of one plot apart, and the same curve of one run from that of the next.
        label: what the legend and the readout call it, translated.
        color: "#rrggbb".
        dash: lengths on and off in pixels; empty for a solid line.
        width: of the pen, in pixels.
        series: where the values are and will be.
        smooth: whether the plot's smoothing applies; the curve as recorded then stays behind it, faintly.
        faint: opacity of the curve as recorded behind its smoothed self.
        opacity: of the curve itself.
        run: the name of its run where several are shown; empty otherwise.
        group: the same for all lanes of one curve, and only for them; empty where it stands alone.
        odometer: what its steps are in other units.
        since: the step from which on it is drawn: before, another curve has the same values. 0 for all of it.
    """

    key: str
    label: str
    color: str
    dash: tuple[float, ...] = SOLID
    width: float = TRAIN_WIDTH
    series: Series = field(default_factory=Series, compare=False)
    smooth: bool = False
    faint: float = 0.28
    opacity: float = 1.0
    run: str = ""
    group: str = ""
    odometer: Odometer = field(default_factory=Odometer, compare=False)
    since: int = 0

    @property
    def name(self) -> str:
        """What it is called among the curves of all runs."""
        return f"{self.run} · {self.label}" if self.run else self.label


class Event(NamedTuple):
    """Something that happened at a step: "η 0.001 → 0.01"."""

    step: int
    label: str


class Reference(NamedTuple):
    """A value to compare the curves with: a horizontal line."""

    value: float
    label: str
