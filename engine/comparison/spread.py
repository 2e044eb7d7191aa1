"""A few numbers that say where many lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """Where figures of several lanes lie; infinities count as the largest or smallest of all.

    Attributes:
        count: of the figures.
        lower, upper: the quartiles.
    """

    count: int
    lowest: float
    lower: float
    median: float
    upper: float
    highest: float


def spread(values: Iterable[float | None]) -> Spread | None:
    """That of the values that there are; None where there are none."""
    ordered = sorted(value for value in values if value is not None and not math.isnan(value))
    if not ordered:
        return None
    return Spread(len(ordered), *(quantile(ordered, level) for level in (0.0, 0.25, 0.5, 0.75, 1.0)))


def quantile(ordered: Sequence[float], level: float) -> float:
    """The value below which a share `level` of the increasing values lies, between neighbors in proportion."""
    place = level * (len(ordered) - 1)
    below = math.floor(place)
    share = place - below
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    if share == 0 or low == high:
        return low
    if math.isinf(low) and math.isinf(high):
        return low if share <= 0.5 else high  # nothing lies between them
    if math.isinf(low) or math.isinf(high):
        return low if math.isinf(low) else high
    # Halves first: the difference of huge values would overflow.
    return (1 - share) * low + share * high
