"""What an activation is: an elementwise function with its first two derivatives."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from engine.arrays import Array, Namespace
from engine.values import Part


class Activation(Part, family="activations"):
    """An elementwise function f. At a kink the derivatives are those of one side, named in the kind's file.

    `z` is the input, `y = f(z)`; all arrays have one shape, and `out` is written and returned.
    `out` never overlaps `z` or `y`.
    """

    linear: ClassVar[bool] = False
    """True only for the identity, whose pass is skipped."""

    @abstractmethod
    def value(self, xp: Namespace, z: Array, out: Array) -> Array:
        """f(z)."""

    @abstractmethod
    def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """f'(z)."""

    @abstractmethod
    def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
        """f''(z)."""
