"""The objective of pure optimization: a surface over its own parameters, without data."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.experiment import Experiment
from engine.random import Draw
from engine.surfaces.base import Moment, Surface
from engine.training.divergence import Divergence
from engine.training.objective import Objective
from engine.training.plans import SurfacePlan


class SurfaceObjective(Objective):
    """A surface with a starting point for each lane."""

    def __init__(self, experiment: Experiment, plan: SurfacePlan, backend: Backend, dtype: Dtype) -> None:
        self.experiment, self.plan = experiment, plan
        self.surface = plan.surface
        self.constrained = type(plan.surface).project is not Surface.project
        self.backend, self.dtype, self.xp = backend, dtype, backend.xp
        self._lanes = experiment.lane_experiments()
        self._seeds = backend.to_device(np.array([lane.seed for lane in self._lanes], dtype=np.uint64))
        self.buffers = self.xp.zeros((len(self._lanes), 0), dtype=dtype)
        self._point: Array = None

    def initial(self) -> HostArray:
        return np.stack([lane.surface.start(lane.seed) for lane in self._lanes])

    def retune(self, experiment: Experiment) -> None:
        self.experiment, self.surface = experiment, experiment.surface

    def prepare(self, step: int) -> None:
        steps = self.experiment.steps
        self._moment = Moment(Draw(self.xp, self._seeds, step), step, steps)
        self._still = Moment(None, step, steps)

    def value(self, point: Array) -> Array:
        return self.surface.value(self.xp, point, self._moment)

    def gradient(self, point: Array, out: Array) -> Array:
        self._point = point
        return self.surface.gradient(self.xp, point, self._moment, out)

    def hessian_product(self, direction: Array, out: Array) -> None:
        self.surface.hessian_product(self.xp, self._point, direction, self._moment, out)

    def gauss_newton_product(self, direction: Array, out: Array) -> None:
        self.hessian_product(direction, out)

    def note(self) -> None:
        """There are no buffers."""

    def commit(self) -> None:
        """There are no buffers."""

    def project(self, point: Array) -> None:
        self.surface.project(self.xp, point)

    def evaluate(self, point: Array) -> dict[str, HostArray]:
        value = self.surface.value(self.xp, point, self._still)
        return {"train_loss": self.backend.to_host(value).astype(np.float64)}

    def locate(self, lane: int, step: int, point: Array, gradient: Array) -> Divergence:
        title = self.surface.title
        if not np.isfinite(self.backend.to_host(self.xp.square(gradient[lane]).sum())):
            return Divergence(lane, step, 0, "gradient", title)
        return Divergence(lane, step, -1, "loss", "")
