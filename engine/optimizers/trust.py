"""Trust ratios: steps of a parameter array in proportion to its own length."""

from __future__ import annotations

from typing import Any

from engine import fields
from engine.arrays import Array, Namespace
from engine.layout import Block
from engine.products import squared_norms


def is_adapted(block: Block) -> bool:
    """Whether an array has a trust ratio: weights have; vectors, and what penalties leave alone, move without."""
    return block.penalized and block.matrix_shape is not None


def norm(xp: Namespace, flat: Array, block: Block) -> Array:
    """∥·∥ of an array in each lane, (lanes, 1)."""
    return xp.sqrt(squared_norms(xp, flat[:, block.span]))[:, None]


def quotient(xp: Namespace, length: Array, divisor: Array) -> Array:
    """length / divisor, or 1 where one of them is zero: an array that stands at zero could never leave it."""
    usable = xp.logical_and(length > 0.0, divisor > 0.0)
    return xp.where(usable, length / xp.where(usable, divisor, 1.0), 1.0)


def inner_decay() -> Any:
    """The field of a weight decay that the trust ratio sees."""
    return fields.real(
        0.0,
        title="Weight decay",
        symbol="λ",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Pulls weights to zero inside of the trust ratio; leave the regularization's own decay at 0 then.",
    )
