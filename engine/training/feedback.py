"""What a run learns from its evaluations: the factor of a plateau schedule, and when a lane is to stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.arrays import Array, Dtype, HostArray, Shape
from engine.backend import Backend
from engine.experiment import Experiment
from engine.schedules.base import MEMORY

FACTOR = "schedule.factor"
BEST = "stopping.best."
"""Begins the names of the copies of the state at the best evaluation."""


def shapes(experiment: Experiment, kept: Mapping[str, Shape]) -> dict[str, Shape]:
    """The state of one lane, by name; `kept` are the shapes of what is brought back with the best parameters."""
    found: dict[str, Shape] = dict.fromkeys(_starts(experiment), ())
    if experiment.stopping.restores:
        found |= {f"{BEST}{name}": shape for name, shape in kept.items()}
    return found


def _starts(experiment: Experiment) -> dict[str, float]:
    """What each number of a lane's state begins with.

    Every run has a schedule's memory: another kind of schedule, one that listens, may be chosen while it goes on.
    """
    own = {f"schedule.{name}": value for name, value in MEMORY.items()}
    return own | {f"stopping.{name}": value for name, value in experiment.stopping.state_names.items()}


class Feedback:
    """Its state is of the run's type, (lanes, …), so that a run goes on from a checkpoint with the same bits.

    Args:
        kept: everything else that a lane consists of: parameters, buffers, the methods' state. The best of it is kept
            as a whole, since the parameters alone would not be what was evaluated.
    """

    def __init__(
        self, lanes: Sequence[Experiment], kept: Mapping[str, Array], backend: Backend, dtype: Dtype
    ) -> None:
        self._backend, self._kept = backend, dict(kept)
        self.state: dict[str, Array] = {}
        self.lanes = tuple(lanes)
        for name, value in _starts(lanes[0]).items():
            self.state[name] = backend.to_device(np.full(len(lanes), value, dtype=dtype))
        self._restores = lanes[0].stopping.restores
        if self._restores:
            for name, array in self._kept.items():
                self.state[f"{BEST}{name}"] = backend.xp.zeros_like(array)

    def start(self) -> None:
        """Before anything was seen the start is the best there is."""
        for lane in range(len(self.lanes)):
            self._keep(lane)

    def _keep(self, lane: int) -> None:
        for name, array in self._kept.items() if self._restores else ():
            self.state[f"{BEST}{name}"][lane] = array[lane]

    def retune(self, lanes: Sequence[Experiment]) -> None:
        """Take over changed live fields; another kind of schedule, or series to watch, begins with a fresh memory."""
        old, new = self.lanes[0].schedule, lanes[0].schedule
        fresh = [] if old.watches == new.watches else ["best", "wait"]
        for name in MEMORY if type(new) is not type(old) else fresh:
            self.state[f"schedule.{name}"][...] = MEMORY[name]
        self.lanes = tuple(lanes)

    @property
    def listens(self) -> bool:
        """Whether evaluations change anything."""
        return self.lanes[0].schedule.feedback or bool(self.lanes[0].stopping.state_names)

    def factors(self) -> list[float]:
        """What each lane's schedule is multiplied by."""
        if not self.lanes[0].schedule.feedback:
            return [1.0] * len(self.lanes)
        return [float(value) for value in self._backend.to_host(self.state[FACTOR])]

    def observe(self, figures: Mapping[str, HostArray], active: HostArray) -> list[int]:
        """Look at a scheduled evaluation; return the lanes that are to stop.

        Args:
            active: lanes that still train, bool (lanes,); others are left as they are.
        """
        numbers = {name: array for name, array in self.state.items() if not name.startswith(BEST)}
        host = {name: self._backend.to_host(array).copy() for name, array in numbers.items()}
        stopping = [int(lane) for lane in np.flatnonzero(active) if self._look(int(lane), host, figures)]
        for name, array in host.items():
            self.state[name][...] = self._backend.to_device(array)
        return stopping

    def _look(self, lane: int, host: Mapping[str, HostArray], figures: Mapping[str, HostArray]) -> bool:
        own, experiment = slice(lane, lane + 1), self.lanes[lane]
        seen = {name: values[own] for name, values in figures.items()}
        better = experiment.measure.higher_is_better

        def state(family: str) -> dict[str, HostArray]:
            prefix = f"{family}."
            return {
                name.removeprefix(prefix): array[own]
                for name, array in host.items()
                if name.startswith(prefix)
            }

        if experiment.schedule.feedback:
            experiment.schedule.observe(state("schedule"), seen, higher_is_better=better)
        improved, stop = experiment.stopping.observe(state("stopping"), seen, higher_is_better=better)
        if improved[0]:
            self._keep(lane)
        return bool(stop[0])

    def restore(self, lanes: Sequence[int]) -> None:
        """Bring back the best state of lanes that stop, where it was kept."""
        for name, array in self._kept.items() if self._restores else ():
            for lane in lanes:
                array[lane] = self.state[f"{BEST}{name}"][lane]

    def reason(self, lane: int) -> str:
        """Why a lane stops, in words."""
        return self.lanes[lane].stopping.reason()
