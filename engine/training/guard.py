"""Keeps lanes that met a non-finite value at their last finite state, while the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from engine.arrays import Array, HostArray
from engine.backend import Backend
from engine.training.divergence import Divergence


class Guard:
    """Which lanes have stopped, and their rows of the run's state.

    Args:
        state: the arrays (lanes, …) that are kept: parameters and the optimizer's.
    """

    def __init__(self, state: Mapping[str, Array], backend: Backend, lanes: int) -> None:
        self.state = state
        self.backend = backend
        self.lanes = lanes
        self.divergences: tuple[Divergence, ...] = ()
        self._kept: dict[int, dict[str, Array]] = {}

    @property
    def all_stopped(self) -> bool:
        return len(self._kept) == self.lanes

    @property
    def active(self) -> HostArray:
        """Which lanes still train, bool (lanes,)."""
        return np.array([lane not in self._kept for lane in range(self.lanes)])

    def broken(self, figures: Array) -> list[int]:
        """Active lanes whose figure (lanes,) is not finite; waits for the device."""
        finite = np.isfinite(self.backend.to_host(figures))
        return [] if finite.all() else [int(lane) for lane in np.flatnonzero(~finite & self.active)]

    def snapshot(self, room: dict[str, Array] | None = None) -> dict[str, Array]:
        """A copy of the whole state; in the room of an older one, for new memory takes longer than the copy itself."""
        if room is None:
            return {name: array.copy() for name, array in self.state.items()}
        for name, array in self.state.items():
            room[name][...] = array
        return room

    def restore(self, snapshot: Mapping[str, Array]) -> None:
        """Bring a snapshot back."""
        for name, array in self.state.items():
            array[...] = snapshot[name]

    def stop(self, divergences: Iterable[Divergence], state: Mapping[str, Array] | None = None) -> None:
        """Keep these lanes as they are in `state`, or as they are now."""
        for divergence in divergences:
            self.divergences = (*self.divergences, divergence)
            self._kept[divergence.lane] = {
                name: array[divergence.lane].copy() for name, array in (state or self.state).items()
            }

    def release(self) -> None:
        """Let every lane go on: the state is to become one in which they did."""
        self.divergences = ()
        self._kept.clear()

    def silence(self, gradient: Array) -> None:
        """Take the broken gradients of stopped lanes out of the way of the update."""
        for lane in self._kept:
            gradient[lane] = 0.0

    def hold(self) -> None:
        """Undo what an update did to stopped lanes."""
        for lane, rows in self._kept.items():
            for name, array in self.state.items():
                array[lane] = rows[name]
