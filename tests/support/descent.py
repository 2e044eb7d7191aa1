"""Running an optimizer without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.backend import Backend, NumpyBackend
from engine.coefficients import CoefficientTable
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer

Gradients = np.ndarray | Callable[[np.ndarray], np.ndarray]


def descend(
    optimizers: Sequence[Optimizer],
    gradients: Gradients,
    *,
    start: np.ndarray | float = 1.0,
    steps: int = 0,
    dtype: Any = np.float64,
    backend: Backend | None = None,
    layout: Layout | None = None,
    schedule: Callable[[int], float] = lambda step: 1.0,
) -> np.ndarray:
    """The path of the parameters, (steps + 1, lanes, count), with one optimizer per lane.

    Args:
        gradients: a recorded sequence (steps, lanes, count), or a function of the parameters (lanes, count), which
            then needs `start` as an array and `steps`.
        layout: what the parameters consist of; a single vector by default.
        schedule: the factor of the learning rates by step.
    """
    backend = backend or NumpyBackend()
    xp, lanes = backend.xp, len(optimizers)
    if isinstance(gradients, np.ndarray):
        steps, count = len(gradients), gradients.shape[2]
    else:
        count = np.shape(start)[-1]
    parameters = backend.to_device(np.broadcast_to(np.asarray(start, dtype=dtype), (lanes, count)).copy())
    gradient, update = xp.zeros_like(parameters), xp.zeros_like(parameters)
    layout = layout or Layout.single(count)
    state = {
        name: xp.zeros((lanes, *shape), dtype=dtype)
        for name, shape in optimizers[0].state_shapes(layout).items()
    }
    optimizers[0].start(xp, parameters, state, layout)
    working: dict[str, Any] = {}

    def scratch(name: str) -> Any:
        """Its content does not last: each call finds nonsense."""
        if name not in working:
            working[name] = xp.empty_like(parameters)
        working[name].fill(np.nan)
        return working[name]

    table = CoefficientTable(
        [
            [own.coefficients(step, own.learning_rate * schedule(step)) for own in optimizers]
            for step in range(steps)
        ],
        backend,
        np.dtype(dtype),
    )
    path = [backend.to_host(parameters).copy()]
    for step in range(steps):
        if callable(gradients):
            gradient[...] = backend.to_device(gradients(backend.to_host(parameters)).astype(dtype))
        else:
            gradient[...] = backend.to_device(gradients[step].astype(dtype))
        update.fill(np.nan)
        fetched = getattr(backend, "fetched", 0)
        optimizers[0].apply(table[step], Arrays(xp, gradient, parameters, update, state, scratch, layout))
        assert getattr(backend, "fetched", 0) == fetched, "an update made a transfer"
        parameters += update
        path.append(backend.to_host(parameters).copy())
    return np.stack(path)
