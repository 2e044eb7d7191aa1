"""Stages in which kernels are compiled: what is wanted most comes first. Standard library only."""

from __future__ import annotations

from typing import Literal

Stage = Literal["chain", "bundles"]

CHAIN: Stage = "chain"
"""Kernels for a lane at a time, with every function that they may call."""

BUNDLES: Stage = "bundles"
"""Kernels for tiny networks side by side."""

STAGES: tuple[Stage, ...] = (CHAIN, BUNDLES)
PRECISIONS = ("float32", "float64")


def needed(lanes: int) -> tuple[Stage, ...]:
    """The stages without which so many lanes cannot begin."""
    return (CHAIN,) if lanes == 1 else STAGES
