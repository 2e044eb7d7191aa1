"""Two runs compared lane by lane: the same seed in both, so that only what differs between them decides."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from engine.comparison.seeds import SEED, others
from engine.comparison.spread import spread
from engine.experiment import Experiment

LaneKey = tuple[float, tuple[tuple[str, float], ...]]
"""A lane's seed, and what else it overrides."""


@dataclass(frozen=True)
class Paired:
    """How a second run ends against a first one, over the lanes that both have.

    A lane that diverged ends worse than any that did not; two that diverged are equal.

    Attributes:
        better, worse, equal: lanes in which the second ends so.
        difference: median of second minus first over the lanes in which both have a finite figure; None for none.
        probability: of a result at least as uneven, were both equally good: the sign test's p, two-sided, exact.
        diverged_first, diverged_second: of the lanes that both have.
    """

    better: int
    worse: int
    equal: int
    difference: float | None
    probability: float
    diverged_first: int
    diverged_second: int

    @property
    def lanes(self) -> int:
        """The lanes that both have."""
        return self.better + self.worse + self.equal


def lane_keys(experiment: Experiment) -> tuple[LaneKey, ...]:
    """For each lane by what it is found in another run."""
    lanes = experiment.lanes or ((),)
    return tuple((dict(lane).get(SEED, experiment.seed), others(lane)) for lane in lanes)


def compare(
    first: Mapping[LaneKey, float], second: Mapping[LaneKey, float], *, higher_is_better: bool = False
) -> Paired:
    """Compare the figures of two runs; an infinite one is that of a lane that diverged."""
    better = worse = equal = 0
    common = [key for key in first if key in second]
    for key in common:
        one, two = _cost(first[key], higher_is_better), _cost(second[key], higher_is_better)
        better += two < one
        worse += two > one
        equal += two == one
    finite = [key for key in common if math.isfinite(first[key]) and math.isfinite(second[key])]
    middle = spread(second[key] - first[key] for key in finite)
    return Paired(
        better,
        worse,
        equal,
        middle.median if middle is not None else None,
        sign_test(better, worse),
        *(sum(not math.isfinite(figures[key]) for key in common) for figures in (first, second)),
    )


def sign_test(better: int, worse: int) -> float:
    """How likely a split at least as uneven is, were each as likely: exact, two-sided. Ties are left out before.

    Dixon & Mood 1946, The statistical sign test.
    """
    total = better + worse
    tail = sum(math.comb(total, count) for count in range(min(better, worse) + 1))
    return min(1.0, 2 * tail / 2**total)


def _cost(value: float, higher_is_better: bool) -> float:
    """Smaller is better, and infinite where the lane diverged."""
    if not math.isfinite(value):
        return math.inf
    return -value if higher_is_better else value
