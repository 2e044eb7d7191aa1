"""Flat parameter buffers with a view per layer."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend import Backend
from engine.experiment import Experiment
from engine.layers.base import Views
from engine.random import Purpose, Stream
from engine.training.topology import Topology


class Parameters:
    """One flat buffer (lanes, parameters) and, per node of the topology, views (lanes, *shape) into it."""

    def __init__(self, topology: Topology, backend: Backend, dtype: Dtype, lanes: int) -> None:
        self.flat: Array = backend.xp.zeros((lanes, topology.size), dtype=dtype)
        self.views: tuple[Views, ...] = tuple(
            {spec.name: self.flat[:, span].reshape(lanes, *spec.shape) for spec, span in node.spans()}
            for node in topology.nodes
        )


def initial(topology: Topology, lanes: tuple[Experiment, ...]) -> HostArray:
    """Starting parameters of all lanes, float64 (lanes, parameters), on the host.

    Each parameter array has a random stream of its own, so equal seeds give equal starts whatever runs beside.
    """
    flat = np.empty((len(lanes), topology.size))
    spans = [item for node in topology.nodes for item in node.spans()]
    for row, experiment in zip(flat, lanes, strict=True):
        for number, (spec, span) in enumerate(spans):
            stream = Stream(experiment.seed, Purpose.PARAMETERS, number)
            row[span] = experiment.initializer.draw(spec, stream).ravel()
    return flat
