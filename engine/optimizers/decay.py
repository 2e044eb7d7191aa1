"""Decay that belongs to a method itself."""

from __future__ import annotations

from engine.arrays import Array
from engine.coefficients import Coefficients
from engine.optimizers.base import Arrays
from engine.optimizers.stages import DECAY, STEP


def decay_weights(c: Coefficients, arrays: Arrays, update: Array) -> None:
    """Add `decay` · θ to an update, over the weights; biases and gains do not decay."""
    arrays.note(STEP, update)
    work = arrays.scratch("decay")
    for span in arrays.layout.penalized:
        update[:, span] += arrays.xp.multiply(arrays.parameters[:, span], c["decay"], out=work[:, span])
    arrays.note(DECAY, update)
