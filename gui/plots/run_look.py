"""How the curves of one run are told from those of another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gui.plots.curve import DASHED, DOTTED, SOLID, Curve
from gui.plots.units import Odometer
from gui.theme.palette import Palette

LONG_DASHED = (9.0, 3.0)
DASHES = {SOLID: DASHED, LONG_DASHED: DOTTED}
"""How a run draws what it knows of training data, and what of test data."""


@dataclass(frozen=True)
class RunLook:
    """A run among those that are shown.

    Attributes:
        key: tells it from the other runs.
        name: what it is called beside others; empty where it is the only one that is shown.
        color: "#rrggbb" of all its curves; empty for a run that is shown alone: its lanes, and the layers of its
            network, then have colors of their own.
        dash: of what it knows of training data.
        lanes: how many there are.
        odometer: what its steps are in other units.
        first: number of the color of its first lane, where it is shown alone.
        since: of a branch that is shown beside the run that it left, the step at which it did; else 0.
    """

    key: str = ""
    name: str = ""
    color: str = ""
    dash: tuple[float, ...] = SOLID
    lanes: int = 1
    odometer: Odometer = field(default_factory=Odometer, compare=False)
    first: int = 0
    since: int = 0

    @property
    def alone(self) -> bool:
        """Whether no other run is shown beside it."""
        return not self.color

    @property
    def test_dash(self) -> tuple[float, ...]:
        """The dash of what it knows of test data."""
        return DASHES.get(self.dash, DASHED)

    @property
    def average_dash(self) -> tuple[float, ...]:
        """The dash of what averaged parameters give on test data: beside other runs it has no color of its own."""
        return DASHED if self.alone else DOTTED

    def color_of(self, lane: int, palette: Palette) -> str:
        """The color of a lane's curves."""
        return self.color or lane_color(palette, self.first + lane)

    def dressed(self, curve: Curve, lane: int) -> Curve:
        """A curve of this run, told from the same one of other runs and lanes."""
        base = curve.key.removesuffix(f".{lane}")
        return replace(
            curve,
            key=f"{self.key}:{curve.key}" if self.key else curve.key,
            run=self.name,
            group=f"{self.key}:{base}",
            odometer=self.odometer,
            since=self.since,
        )


def lane_color(palette: Palette, lane: int) -> str:
    """The color of a lane's curves where one run is shown alone."""
    return palette.curves[lane % len(palette.curves)]


def run_color(palette: Palette, style: int) -> str:
    """The color of a run beside others, by the number of its style."""
    return palette.curves[style % len(palette.curves)]


def run_dash(palette: Palette, style: int) -> tuple[float, ...]:
    """The dash of a run beside others: the next one where the colors begin anew."""
    dashes = list(DASHES)
    return dashes[style // len(palette.curves) % len(dashes)]
