"""What a run learns from its evaluations: the factor of a plateau schedule, and when a lane is to stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.arrays import Array, Dtype, HostArray, Shape
from engine.backend import Backend
from engine.experiment import Experiment
from engine.schedules.base import MEMORY

FACTOR = "schedule.factor"
BEST = "stopping.parameters"


def shapes(experiment: Experiment, parameters: int) -> dict[str, Shape]:
    """The state of one lane, by name."""
    found: dict[str, Shape] = dict.fromkeys(_starts(experiment), ())
    return found | ({BEST: (parameters,)} if experiment.stopping.restores else {})


def _starts(experiment: Experiment) -> dict[str, float]:
    """What each number of a lane's state begins with.

    Every run has a schedule's memory: another kind of schedule, one that listens, may be chosen while it goes on.
    """
    own = {f"schedule.{name}": value for name, value in MEMORY.items()}
    return own | {f"stopping.{name}": value for name, value in experiment.stopping.state_names.items()}


class Feedback:
    """Its state is of the run's type, (lanes, …), so that a run goes on from a checkpoint with the same bits."""

    def __init__(
        self, lanes: Sequence[Experiment], parameters: Array, backend: Backend, dtype: Dtype
    ) -> None:
        self._backend, self._parameters = backend, parameters
        self.state: dict[str, Array] = {}
        self.lanes = tuple(lanes)
        for name, value in _starts(lanes[0]).items():
            self.state[name] = backend.to_device(np.full(len(lanes), value, dtype=dtype))
        if lanes[0].stopping.restores:
            self.state[BEST] = backend.xp.zeros_like(parameters)

    def retune(self, lanes: Sequence[Experiment]) -> None:
        """Take over changed live fields; another kind of schedule begins with a fresh memory."""
        if type(lanes[0].schedule) is not type(self.lanes[0].schedule):
            for name, value in MEMORY.items():
                self.state[f"schedule.{name}"][...] = value
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
        host = {name: self._backend.to_host(array) for name, array in self.state.items() if name != BEST}
        host = {name: array.copy() for name, array in host.items()}
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
        if improved[0] and BEST in self.state:
            self.state[BEST][lane] = self._parameters[lane]
        return bool(stop[0])

    def restore(self, lanes: Sequence[int]) -> None:
        """Bring back the best parameters of lanes that stop, where they were kept."""
        for lane in lanes:
            if BEST in self.state:
                self._parameters[lane] = self.state[BEST][lane]
