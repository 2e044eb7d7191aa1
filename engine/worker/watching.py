"""When which probe is read: often enough to look alive, seldom enough not to slow the training."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np

from engine import registry
from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.errors import InputError
from engine.probes.base import Layers, Probe
from engine.surfaces.base import Surface
from engine.tasks import Data
from engine.training.anatomy import Anatomy, dissect
from engine.training.parameters import views_of
from engine.training.topology import Topology
from engine.training.trainer import Trainer


@dataclass
class _Watched:
    probe: Probe
    step: int = -1
    due: float = -math.inf


class _Witness:
    """What a probe may look at; notes the oldest step that it was shown."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self.step = trainer.step

    @property
    def data(self) -> Data:
        return self._trainer.data

    @property
    def surface(self) -> Surface:
        return self._trainer.experiment.surface

    @property
    def progress(self) -> tuple[int, int]:
        return self._trainer.step, self._trainer.experiment.steps

    def points(self) -> HostArray:
        return self._trainer.backend.to_host(self._trainer.descent.evaluation_point()).astype(np.float64)

    def predict(self, raw: HostArray) -> HostArray:
        return self._trainer.predict(raw)

    def bends(self, raw: HostArray) -> list[list[tuple[Activation, HostArray]]]:
        return self._trainer.bends(raw)

    def parameters(self) -> Layers:
        trainer = self._trainer
        return self._layers(trainer.backend.to_host(trainer.descent.evaluation_point()[:1]))

    def gradient(self) -> Layers:
        return self._layers(self._trainer.gradient())

    def next_update(self) -> Layers:
        return self._layers(self._trainer.next_update())

    def anatomy(self) -> Anatomy | None:
        return dissect(self._trainer)

    def _layers(self, flat: HostArray) -> Layers:
        plan = self._trainer.plan
        assert isinstance(plan, Topology), "a surface has no layers"
        return [{name: array[0] for name, array in views.items()} for views in views_of(plan, flat)]

    def latest_predictions(self, split: str) -> HostArray:
        predictions = self._trainer.latest_predictions(split)
        self.step = min(self.step, self._trainer.predictions_step)
        return predictions


class Watching:
    """The probes that are watched, each read when there is something new and its time has come."""

    def __init__(self, trainer: Trainer, clock: Callable[[], float]) -> None:
        self._task = trainer.learning.data.task if trainer.learning else None
        self._surface = trainer.experiment.surface
        self._clock = clock
        self._rate = 5.0
        self._watched: dict[str, _Watched] = {}
        self._rest: int | None = None

    def watch(self, names: Iterable[str], rate: float) -> None:
        """Watch these probes, at most `rate` times a second; those that do not suit the problem are left out.

        Raises InputError for an unknown probe or a rate that is not positive; nothing has changed then.
        """
        if not (rate > 0 and math.isfinite(rate)):
            raise InputError("rate", f"must be a positive number, not {rate!r}")
        probes = {name: cast(Probe, registry.find("probes", name)()) for name in names}
        self._rate = rate
        self._watched = {
            name: self._watched.get(name) or _Watched(probe)
            for name, probe in probes.items()
            if self._suits(probe)
        }

    def _suits(self, probe: Probe) -> bool:
        return probe.suits_surface(self._surface) if self._task is None else probe.suits(self._task)

    def forget(self, name: str) -> None:
        """Watch a probe no more."""
        self._watched.pop(name, None)

    def renew(self) -> None:
        """Have every probe read again, at once: the state has come to rest or was evaluated."""
        self._rest = None
        for item in self._watched.values():
            item.step, item.due = -1, -math.inf

    def due(self, step: int) -> float:
        """When the next reading may be taken; infinity while all are up to date."""
        return min((item.due for _, item in self._stale(step)), default=math.inf)

    def ready(self, step: int) -> str:
        """The probe whose turn it is now; empty for none."""
        now = self._clock()
        turns = [(item.due, name) for name, item in self._stale(step)]
        return next((name for due, name in sorted(turns) if due <= now), "")

    def _stale(self, step: int) -> Iterator[tuple[str, _Watched]]:
        """Those for which there is something new. The step that is asked about first is one of rest."""
        if self._rest is None:
            self._rest = step
        for name, item in self._watched.items():
            if item.step != step and (step == self._rest or not item.probe.at_rest):
                yield name, item

    def read(self, name: str, trainer: Trainer) -> tuple[int, dict[str, HostArray]]:
        """Read one probe: what it found, and the step whose state that is of (of several the earliest).

        Its next turn comes after the longer of 1 / rate and what it took, divided by its largest share of the time.
        """
        item, witness = self._watched[name], _Witness(trainer)
        begun = self._clock()
        arrays = item.probe.read(witness)
        ended = self._clock()
        item.step = trainer.step
        item.due = begun + max(1.0 / self._rate, (ended - begun) / item.probe.largest_share)
        return witness.step, arrays
