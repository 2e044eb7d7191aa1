"""How much depends on a learning rate: the best of those tried, and whether better ones may lie beyond."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from engine.fields import Number
from engine.sweeps.figures import Yardstick
from engine.sweeps.spacing import allowed, half_decade

WIDENING = 2
"""Values that are added beyond an edge at a time."""

Edge = Literal["", "low", "high"]


def best_of(found: Mapping[float, float | None], yardstick: Yardstick) -> float | None:
    """The value whose figure is best, the smallest one of equals; None where all of them diverged."""
    best: float | None = None
    for value in sorted(found):
        figure = found[value]
        if figure is None or not math.isfinite(figure):
            continue
        if best is None or yardstick.better(figure, found[best] or 0.0):
            best = value
    return best


def edge_of(found: Mapping[float, float | None], best: float | None) -> Edge:
    """At which end of the grid the best value lies, if at one: then nobody knows what lies beyond.

    Where all diverged, what may be better lies below.
    """
    if not found:
        return ""
    if best is None or best == min(found):
        return "low"
    return "high" if best == max(found) else ""


def beyond(found: Mapping[float, float | None], edge: Edge, field: Number) -> tuple[float, ...]:
    """Further values at that edge, a half decade apart; fewer where the field's bounds come first."""
    if not edge or not found:
        return ()
    end = min(found) if edge == "low" else max(found)
    direction = -1 if edge == "low" else 1
    number = round(2.0 * math.log10(end)) if end > 0.0 else 0
    values = [half_decade(number + direction * step) for step in range(1, WIDENING + 2)]
    further = [value for value in values if (value - end) * direction > 0.0 and allowed(field, value)]
    return tuple(further[:WIDENING])
