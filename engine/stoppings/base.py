"""What ends a run before its horizon."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from engine.arrays import HostArray
from engine.values import Part


class Stopping(Part, family="stoppings"):
    """Looks at each scheduled evaluation and says which lanes are to stop.

    Class attributes:
        state_names: what it remembers of each lane, with the values to begin with.
        restores: whether the best parameters are kept and brought back.
    """

    state_names: ClassVar[Mapping[str, float]] = {}

    @property
    def restores(self) -> bool:
        """Whether the parameters of the best evaluation are brought back when a lane stops."""
        return False

    @abstractmethod
    def observe(
        self, state: Mapping[str, HostArray], figures: Mapping[str, HostArray], *, higher_is_better: bool
    ) -> tuple[HostArray, HostArray]:
        """Look at an evaluation; the state, (lanes,) each, is advanced in place.

        Args:
            figures: `{split}_loss` and `{split}_measure`, (lanes,) each.
            higher_is_better: the direction of the measure.

        Returns:
            Which lanes improved, and which are to stop; bool (lanes,) each.
        """

    def reason(self) -> str:
        """Why it stops a lane, in words."""
        return ""
