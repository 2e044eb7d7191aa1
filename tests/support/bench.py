"""One layer on a bench: compiled at a site, with parameters in a flat buffer and everything at hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.backend import Backend, NumpyBackend
from engine.errors import InputError
from engine.layers.base import BufferSpec, Layer, ParameterSpec, Site, Views
from engine.random import Draw

SHAPES = ((3,), (1,), (7,), (6, 3), (3, 4), (2, 3, 2), (4, 4, 1), (5, 5, 2))
"""Shapes of one input sample that layers are tried with: vectors, sequences, images."""

WIDE_SHAPES = ((33,), (5, 36))
"""Shapes that reach the vector and matrix kernels and their tails."""


def fitting_shapes(layer: Layer, shapes: Sequence[tuple[int, ...]] = SHAPES) -> list[tuple[int, ...]]:
    """Those of some shapes that a layer accepts."""
    fitting: list[tuple[int, ...]] = []
    for shape in shapes:
        try:
            layer.output_shape(shape)
        except InputError:
            continue
        fitting.append(shape)
    return fitting


class Bench:
    """Everything is float64 NumPy outside; inside it is the backend's, in `dtype`.

    Args:
        seeds: one per lane; they draw the layer's own randomness (masks).
    """

    def __init__(
        self,
        layer: Layer,
        shape: tuple[int, ...],
        batch: int,
        seeds: Sequence[int] = (1,),
        dtype: Any = np.float64,
        backend: Backend | None = None,
        *,
        needs_input_gradient: bool = True,
        training: bool = True,
    ) -> None:
        self.backend = backend or NumpyBackend()
        self.dtype = np.dtype(dtype)
        self.lanes, self.batch, self.shape = len(seeds), batch, shape
        self.output_shape = layer.output_shape(shape)
        self.specs = layer.parameters(shape)
        self.size = sum(spec.size for spec in self.specs)
        self.tokens = layer.tokens
        self.buffer_specs = layer.buffers(shape)
        start = [np.full(math.prod(spec.shape), spec.start) for spec in self.buffer_specs]
        self.buffers = np.tile(np.concatenate([*start, np.empty(0)]), (self.lanes, 1))
        site = Site(self.backend, self.dtype, self.lanes, batch, shape, 2, needs_input_gradient)
        self.operation = layer.compile(site)
        words = self.backend.to_device(np.array(seeds, dtype=np.uint64))
        self.draw = Draw(self.backend.xp, words, 5) if training else None

    def send(self, array: np.ndarray) -> Any:
        return self.backend.to_device(array.astype(self.dtype))

    def fetch(self, array: Any) -> np.ndarray:
        return self.backend.to_host(array).copy()

    def views(self, flat: Any) -> Views:
        """(lanes, *shape) of each parameter in a device buffer (lanes, size)."""
        return self._split(self.specs, flat)

    def weights(self, theta: Any) -> Views:
        """The parameters, and the buffers as they were given last."""
        return {**self.views(theta), **self._split(self.buffer_specs, self.send(self.buffers))}

    def _split(self, specs: Sequence[ParameterSpec | BufferSpec], flat: Any) -> dict[str, Any]:
        views, start = {}, 0
        for spec in specs:
            size = math.prod(spec.shape)
            views[spec.name] = flat[:, start : start + size].reshape(self.lanes, *spec.shape)
            start += size
        return views

    def buffer(self) -> Any:
        return self.backend.xp.zeros((self.lanes, self.size), dtype=self.dtype)

    def forward(self, theta: np.ndarray, inputs: np.ndarray) -> np.ndarray:
        return self.fetch(
            self.operation.forward(self.weights(self.send(theta)), self.send(inputs), self.draw)
        )

    def pass_through(self, numbers: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """All four passes.

        Args:
            numbers: ``theta``, ``inputs``, ``cotangent``, ``direction``, ``input_direction``, ``change``,
                ``buffers``.

        Returns:
            ``outputs``, ``gradient``, ``input_gradient``, ``tangent``, ``gradient_tangent``,
            ``input_gradient_tangent``; those of the inputs only where they are computed. A training pass of a
            layer with buffers gives ``next_buffers`` too.
        """
        self.buffers = numbers["buffers"]
        sent = {name: self.send(array) for name, array in numbers.items()}
        weights, direction = self.weights(sent["theta"]), self.views(sent["direction"])
        gradient, gradient_tangent = self.buffer(), self.buffer()
        before = self._transfers()
        results = {"outputs": self.operation.forward(weights, sent["inputs"], self.draw)}
        if self.draw is not None:
            results |= self._next_buffers()
        results["input_gradient"] = self.operation.backward(weights, self.views(gradient), sent["cotangent"])
        results["tangent"] = self.operation.jvp(weights, direction, sent.get("input_direction"))
        results["input_gradient_tangent"] = self.operation.backward_jvp(
            weights, direction, self.views(gradient_tangent), sent["change"]
        )
        assert self._transfers() == before, "a pass made a transfer"
        results |= {"gradient": gradient, "gradient_tangent": gradient_tangent}
        return {name: self.fetch(array) for name, array in results.items() if array is not None}

    def _next_buffers(self) -> dict[str, Any]:
        new = self.operation.next_buffers()
        assert set(new) == {spec.name for spec in self.buffer_specs}
        for spec in self.buffer_specs:
            assert new[spec.name].shape == (self.lanes, *spec.shape), spec.name
        flat = [new[spec.name].reshape(self.lanes, -1) for spec in self.buffer_specs]
        return {"next_buffers": self.backend.xp.concatenate(flat, axis=1)} if flat else {}

    def _transfers(self) -> tuple[int, int]:
        return getattr(self.backend, "sent", 0), getattr(self.backend, "fetched", 0)

    def numbers(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        """Random arguments for `pass_through`; buffers are positive, tokens are whole and may be out of range."""
        batches = {"inputs": self.shape, "input_direction": self.shape}
        batches |= {"cotangent": self.output_shape, "change": self.output_shape}
        drawn = {
            name: generator.normal(size=(self.lanes, self.batch, *shape)) for name, shape in batches.items()
        }
        if self.tokens:
            drawn["inputs"] = np.rint(2.0 + 2.0 * drawn["inputs"])
        drawn |= {name: generator.normal(size=(self.lanes, self.size)) for name in ("theta", "direction")}
        return drawn | {"buffers": generator.uniform(0.5, 2.0, self.buffers.shape)}
