"""What gradient clipping is: a bound on what reaches the optimizer."""

from __future__ import annotations

from abc import abstractmethod

from engine.arrays import Array, Namespace
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.values import Part


class Clipping(Part, family="clippings"):
    """Bounds the gradient after it is measured and before the optimizer sees it."""

    def coefficients(self) -> dict[str, float]:
        """The scalars that `apply` uses, for one lane."""
        return {}

    @abstractmethod
    def apply(
        self,
        xp: Namespace,
        c: Coefficients,
        gradient: Array,
        norm: Array,
        parameters: Array,
        layout: Layout,
    ) -> None:
        """Clip `gradient` (R, P) in place.

        Args:
            norm: its Euclidean norm per lane, (R,).
            parameters: where it was taken, (R, P).
            layout: which parameter arrays the columns belong to.
        """
