"""The oracle that a trainer gives to its optimizer: J with penalties, on the batch of the present step."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, HostArray
from engine.backend import Backend
from engine.optimizers.oracle import Oracle
from engine.training.objective import Objective
from engine.training.penalties import Penalties


class Inquiry(Oracle):
    """Answers from the workspace of the training passes."""

    def __init__(self, objective: Objective, penalties: Penalties, backend: Backend, lanes: int) -> None:
        self._objective, self._penalties, self._backend = objective, penalties, backend
        self.calls = np.zeros(lanes, dtype=np.int64)

    def value(self, point: Array, active: HostArray | None = None) -> Array:
        self._count(active)
        return self._whole(self._objective.value(point), point)

    def gradient(self, point: Array, out: Array, active: HostArray | None = None) -> Array:
        self._count(active)
        value = self._objective.gradient(point, out)
        self._penalties.add_gradient(point, out)
        return self._whole(value, point)

    def hessian_product(self, direction: Array, out: Array, active: HostArray | None = None) -> Array:
        self._count(active)
        self._objective.hessian_product(direction, out)
        self._penalties.add_hessian(direction, out)
        return out

    def gauss_newton_product(self, direction: Array, out: Array, active: HostArray | None = None) -> Array:
        self._count(active)
        self._objective.gauss_newton_product(direction, out)
        self._penalties.add_hessian(direction, out)
        return out

    def to_host(self, array: Array) -> HostArray:
        return self._backend.to_host(array)

    def to_device(self, array: HostArray, like: Array) -> Array:
        return self._backend.to_device(array.astype(like.dtype))

    def take_calls(self) -> HostArray:
        """The calls since this was asked last, (lanes,)."""
        calls = self.calls
        self.calls = np.zeros_like(calls)
        return calls

    def _count(self, active: HostArray | None) -> None:
        self.calls += 1 if active is None else active

    def _whole(self, value: Array, point: Array) -> Array:
        return value if self._penalties.none else value + self._penalties.value(point)
