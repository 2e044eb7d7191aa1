"""The stages of an update, for whoever wants to see it taken apart: how a method says what it does to a gradient.

A method calls `arrays.note` where a stage is done. Until it has noted `STEP` its vectors are in the sense and unit of
the gradient; from then on they are steps, to be added to the parameters. A method that notes nothing is shown as one
stage, its step. While nobody looks a note does nothing, and it never changes anything.
"""

from __future__ import annotations

from typing import Protocol

from engine.arrays import Array
from engine.layout import Block

MOMENTUM = "momentum"
"""What the memory of earlier gradients, or of earlier steps, makes of the vector."""
SCALING = "scaling"
"""The preconditioner: lengths or curvatures that each direction is divided by, signs, orthogonal factors."""
TRUST = "trust"
"""A factor for each parameter array by its own length."""
DECAY = "decay"
"""What the method's own decay of the weights adds."""
STEP = "step"
"""Times −η, or the length that a search has found."""


class Note(Protocol):
    """Takes note of a stage that is done."""

    def __call__(
        self,
        stage: str,
        vector: Array,
        factor: float | Array = 1.0,
        *,
        rated: bool = False,
        block: Block | None = None,
    ) -> None:
        """Args:
        vector: where the stage has led, (lanes, parameters), or (lanes, size) of a block; is copied.
        factor: multiplies the vector where the method does so later or elsewhere, (lanes, 1) or one for all.
        rated: whether it has been multiplied by −η already, which is then taken back.
        block: the parameter array that the vector is of; a stage may be noted array by array.
        """


def unnoticed(
    stage: str,
    vector: Array,
    factor: float | Array = 1.0,
    *,
    rated: bool = False,
    block: Block | None = None,
) -> None:
    """Nobody looks."""
