"""What a wrapper is: something done around the update of any optimizer."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar

from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays
from engine.values import Part


class Wrapper(Part, family="wrappers"):
    """Composes with every optimizer and with other wrappers; the first one of the list is the outermost.

    Its scalars and its state are declared as those of an optimizer are.

    Class attributes:
        asks: whether `apply` uses the oracle.
    """

    asks: ClassVar[bool] = False

    def check(self, layout: Layout) -> None:
        """Raises InputError in words if it cannot work on such parameters."""

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        """The arrays that it keeps between updates, of one lane, by name."""
        return {}

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        """Fill the state, which is zero, before the first update."""

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        """The scalars of the update that follows `step` updates, for one lane."""
        return {}

    @abstractmethod
    def apply(self, c: Coefficients, arrays: Arrays, inner: Callable[[], None]) -> None:
        """Make an update: `inner` fills `arrays.update` from `arrays.gradient`; change either, around it.

        `arrays.state` is the wrapper's own.
        """

    def averaged(self, state: Mapping[str, Array]) -> Array | None:
        """Parameters (lanes, P) of the state that are to be evaluated beside the live ones, if any."""
        return None
