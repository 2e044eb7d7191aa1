"""Readings of the update's anatomy, made up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.training.tracing import KINDS

ADAM = ("gradient", "clipping", "momentum", "scaling", "step", "weight_decay", "update")
LENGTHS = (2.0, 1.0, 0.5, 40.0, 0.04, 0.001, 0.04)
COSINES = (1.0, 1.0, 0.7, 0.5, 0.5, -0.1, 0.5)


def reading(
    first: float = -0.0132,
    second: float = -0.0107,
    actual: float = -0.0108,
    *,
    stages: Sequence[str] = ADAM,
    lengths: Sequence[float] = LENGTHS,
    cosines: Sequence[float] = COSINES,
    shares: Sequence[float] = (0.25, 0.75),
    whole: float = float("nan"),
    resolution: float = 1e-8,
    source: int = 1,
    wrappers: Sequence[int] | None = None,
) -> dict[str, np.ndarray]:
    """Of a network whose layers with parameters are the first and the third; the second is ten times as long."""
    factors = np.array([1.0, 0.1, 1.0])[: len(shares) + 1]
    return {
        "layers": np.array([0, 2][: len(shares)]),
        "stages": np.array([KINDS.index(kind) for kind in stages]),
        "wrappers": np.array(wrappers if wrappers is not None else [-1] * len(stages)),
        "norms": np.array(lengths)[:, None] * factors,
        "cosines": np.repeat(np.array(cosines)[:, None], len(factors), axis=1),
        "parameters": 5.0 * factors,
        "shares": first * np.array([1.0, *shares]),
        "changes": np.array([first, second, actual]),
        "objective": np.array(0.5),
        "whole": np.array(whole),
        "rate": np.array(0.001),
        "resolution": np.array(resolution),
        "source": np.array(source),
    }
