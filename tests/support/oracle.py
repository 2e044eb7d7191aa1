"""Methods that ask an oracle, on functions of NumPy arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.backend import Backend, NumpyBackend
from engine.coefficients import CoefficientTable
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer
from engine.optimizers.oracle import Oracle


@dataclass(frozen=True)
class Function:
    """J of one point (d,) with its derivatives; the Gauss–Newton matrix is the Hessian unless it is given."""

    value: Callable[[np.ndarray], float]
    gradient: Callable[[np.ndarray], np.ndarray]
    hessian: Callable[[np.ndarray], np.ndarray]
    gauss_newton: Callable[[np.ndarray], np.ndarray] | None = None


class FunctionOracle(Oracle):
    """A function at the points of all lanes."""

    def __init__(self, function: Function, lanes: int, backend: Backend, parameters: Any) -> None:
        self.function, self.backend = function, backend
        self.calls = np.zeros(lanes, dtype=np.int64)
        self.at = parameters

    def value(self, point: Any, active: Any = None) -> Any:
        self._count(active)
        host = self.backend.to_host(point)
        return self.to_device(np.array([self.function.value(own) for own in host]), point)

    def gradient(self, point: Any, out: Any, active: Any = None) -> Any:
        value = self.value(point, active)
        host = self.backend.to_host(point)
        out[...] = self.to_device(np.stack([self.function.gradient(own) for own in host]), point)
        self.at = point
        return value

    def hessian_product(self, direction: Any, out: Any, active: Any = None) -> Any:
        return self._product(self.function.hessian, direction, out, active)

    def gauss_newton_product(self, direction: Any, out: Any, active: Any = None) -> Any:
        return self._product(self.function.gauss_newton or self.function.hessian, direction, out, active)

    def _product(
        self, matrix: Callable[[np.ndarray], np.ndarray], direction: Any, out: Any, active: Any
    ) -> Any:
        self._count(active)
        points, directions = self.backend.to_host(self.at), self.backend.to_host(direction)
        rows = [matrix(point) @ own for point, own in zip(points, directions, strict=True)]
        out[...] = self.to_device(np.stack(rows), direction)
        return out

    def to_host(self, array: Any) -> np.ndarray:
        return self.backend.to_host(array)

    def to_device(self, array: np.ndarray, like: Any) -> Any:
        return self.backend.to_device(array.astype(like.dtype))

    def _count(self, active: Any) -> None:
        self.calls += 1 if active is None else active


@dataclass(frozen=True)
class Path:
    """Parameters (steps + 1, lanes, d) and the calls of the oracle (steps, lanes)."""

    points: np.ndarray
    calls: np.ndarray


def ask(
    optimizers: Sequence[Optimizer],
    function: Function,
    starts: np.ndarray,
    steps: int,
    *,
    dtype: Any = np.float64,
    backend: Backend | None = None,
) -> Path:
    """The path of a method with one optimizer per lane, from starts (lanes, d)."""
    backend = backend or NumpyBackend()
    xp, lanes, size = backend.xp, len(optimizers), starts.shape[1]
    layout = Layout.single(size)
    parameters = backend.to_device(starts.astype(dtype))
    gradient, update = xp.zeros_like(parameters), xp.zeros_like(parameters)
    oracle = FunctionOracle(function, lanes, backend, parameters)
    state = {
        name: xp.zeros((lanes, *shape), dtype=dtype)
        for name, shape in optimizers[0].state_shapes(layout).items()
    }
    optimizers[0].start(xp, parameters, state, layout)
    working: dict[str, Any] = {}

    def scratch(name: str) -> Any:
        working.setdefault(name, xp.empty_like(parameters)).fill(np.nan)
        return working[name]

    arrays = Arrays(xp, gradient, parameters, update, state, scratch, layout, oracle)
    path, calls = [backend.to_host(parameters).copy()], []
    for step in range(steps):
        oracle.gradient(parameters, gradient)
        rows = [[own.coefficients(step, own.learning_rate) for own in optimizers]]
        before = oracle.calls.copy()
        optimizers[0].apply(CoefficientTable(rows, backend, np.dtype(dtype))[0], arrays)
        calls.append(oracle.calls - before)
        parameters += update
        path.append(backend.to_host(parameters).copy())
    return Path(np.stack(path), np.stack(calls))
