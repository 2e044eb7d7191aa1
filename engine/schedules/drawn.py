"""A schedule drawn by hand."""

from __future__ import annotations

import bisect
import math

from engine import fields
from engine.schedules.base import Schedule
from engine.schedules.tracing import traced

MOST = 1000
"""Points of a curve."""
SAMPLED = 200
"""Most points of a curve that follows another schedule: they are to be dragged by hand."""


class Drawn(
    Schedule,
    kind="curve",
    title="Free curve",
    reference="interpolation between points drawn by hand",
    formula="η(t) = η · c(t / T)",
    rank=80,
):
    """Any course of the rate, as points that are joined by straight lines.

    Before the first point and after the last one the rate stays as it is there.
    """

    falls = False

    points: tuple[tuple[float, float], ...] = fields.table(
        ((0.0, 1.0), (0.6, 1.0), (0.85, 0.1), (1.0, 0.01)),
        columns=(
            fields.Real(
                name="time",
                title="Time",
                symbol="t / T",
                default=0.0,
                low=0.0,
                high=1.0,
                slider=(0.0, 1.0),
                help="Share of the steps after the warm-up.",
            ),
            fields.Real(
                name="factor",
                title="Factor",
                symbol="c",
                default=1.0,
                low=0.0,
                high=1e6,
                slider=(0.0, 2.0),
                help="What the rate is multiplied by there.",
            ),
        ),
        title="Points",
        increasing=True,
        plane=True,
        fewest=1,
        most=MOST,
        live=True,
        help="Points of the curve, in the order of time.",
    )
    interpolation: str = fields.choice(
        "linear",
        title="Interpolation",
        options={"linear": "Straight", "logarithmic": "Straight in the logarithm"},
        live=True,
        help="What joins two points; next to a factor of 0 it is a straight line in any case.",
    )

    @classmethod
    def over(cls, schedule: Schedule, steps: int) -> Drawn:
        """A curve that follows another schedule over so many steps."""
        if isinstance(schedule, cls):
            return schedule
        return cls(warmup_steps=schedule.warmup_steps, points=traced(schedule, steps, SAMPLED))

    def curve(self, step: int, steps: int) -> float:
        return self.at(min(1.0, step / steps))

    def at(self, time: float) -> float:
        """The factor at a share of the steps after the warm-up."""
        after = bisect.bisect_right(self.points, time, key=lambda point: point[0])
        if after in (0, len(self.points)):
            return self.points[max(0, after - 1)][1]
        (left, first), (right, last) = self.points[after - 1 : after + 1]
        share = (time - left) / (right - left)
        if self.interpolation == "logarithmic" and first > 0.0 and last > 0.0:
            return math.exp((1.0 - share) * math.log(first) + share * math.log(last))
        return (1.0 - share) * first + share * last
