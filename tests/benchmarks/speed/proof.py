"""Whether two trainings are the same: their losses after each of the first steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MARGIN = 20.0
"""A training that stands still has to fail by so many tolerances, or the proof would prove nothing."""


@dataclass(frozen=True)
class Verdict:
    """What a comparison of losses found.

    Attributes:
        difference: the largest relative difference from the reference.
    """

    holds: bool
    difference: float


def difference(losses: np.ndarray, reference: np.ndarray) -> float:
    """Largest difference, relative to the reference's mean size in that lane; infinite for a wrong shape."""
    if losses.shape != reference.shape or not np.isfinite(losses).all():
        return float("inf")
    scale = np.abs(reference).mean(axis=0)
    return float((np.abs(losses - reference) / scale).max())


def judge(losses: np.ndarray, reference: np.ndarray, tolerance: float) -> Verdict:
    """Whether the losses of a contender, (steps, lanes), agree with those of the reference."""
    found = difference(losses, reference)
    return Verdict(found <= tolerance, found)


def telling(still: np.ndarray, reference: np.ndarray, tolerance: float) -> bool:
    """Whether the proof could fail: a training that does not move differs by far more than the tolerance."""
    return difference(still, reference) > MARGIN * tolerance
