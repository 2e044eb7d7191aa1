"""Flat buffers with a view per layer: parameters, and the running statistics beside them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.errors import InputError
from engine.experiment import Experiment
from engine.layers.base import Views
from engine.layout import Layout
from engine.random import Purpose, Stream
from engine.training.topology import Topology


def views_of(topology: Topology, flat: Array, buffers: Buffers | None = None) -> tuple[Views, ...]:
    """Per node of the topology its parameters in a flat buffer (lanes, parameters), and its buffers."""
    return tuple(
        {
            **{spec.name: flat[:, span].reshape(len(flat), *spec.shape) for spec, span in node.spans()},
            **(buffers.views[number] if buffers is not None else {}),
        }
        for number, node in enumerate(topology.nodes)
    )


class Buffers:
    """The running statistics of all layers: (lanes, buffers), with a view per node and name.

    A training pass only notes what it makes of them; they change when its update is taken.
    """

    def __init__(self, topology: Topology, backend: Backend, dtype: Dtype, lanes: int) -> None:
        layout = topology.buffer_layout
        starts = [
            np.full(math.prod(spec.shape), spec.start) for node in topology.nodes for spec in node.buffers
        ]
        start = np.concatenate([*starts, np.empty(0)]).astype(dtype)
        self.flat: Array = backend.to_device(np.tile(start, (lanes, 1)))
        self.size = layout.size
        self._next: Array = backend.xp.zeros_like(self.flat)
        self.views = self._views(topology, layout, self.flat)
        self._next_views = self._views(topology, layout, self._next)

    @staticmethod
    def _views(topology: Topology, layout: Layout, flat: Array) -> list[dict[str, Array]]:
        blocks = iter(layout.blocks)
        return [{spec.name: next(blocks).of(flat) for spec in node.buffers} for node in topology.nodes]

    def note(self, new: Sequence[Mapping[str, Array]]) -> None:
        """Keep, per node, what a training pass makes of them."""
        for slots, arrays in zip(self._next_views, new, strict=True):
            for name, slot in slots.items():
                slot[...] = arrays[name]

    def commit(self) -> None:
        """Take over what was noted last."""
        self.flat[...] = self._next


def initial(topology: Topology, lanes: Sequence[Experiment]) -> HostArray:
    """Starting parameters of all lanes, float64 (lanes, parameters), on the host.

    Each parameter array has a random stream of its own, so equal seeds give equal starts whatever runs beside.

    Raises InputError (path ``initializer``) when an initializer has what it needs from elsewhere and it does not fit.
    """
    flat = np.empty((len(lanes), topology.size))
    views = views_of(topology, flat)
    shapes = [(block.name, block.shape) for block in topology.layout.blocks]
    for lane, experiment in enumerate(lanes):
        try:
            whole = experiment.initializer.whole(shapes)
        except InputError as error:
            raise error.under("initializer") from None
        if whole is not None:
            flat[lane] = whole
            continue
        number = 0
        for node, arrays in zip(topology.nodes, views, strict=True):
            own = {}
            for spec in node.specs:
                stream = Stream(experiment.seed, Purpose.PARAMETERS, number)
                own[spec.name] = experiment.initializer.draw(spec, stream)
                number += 1
            node.layer.begin(own)
            for name, values in own.items():
                arrays[name][lane] = values
    return flat
