"""Data-dependent starting parameters: layer by layer, the outputs on the first batch get unit variance."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.backend import NumpyBackend
from engine.experiment import Experiment
from engine.initializers.lsuv import Lsuv
from engine.training.model import Model
from engine.training.parameters import Buffers, views_of
from engine.training.topology import Topology


def calibrate(
    topology: Topology, experiment: Experiment, flat: HostArray, inputs: HostArray, initializer: Lsuv
) -> None:
    """Scale the weights of each layer, in place, until the variance of its outputs is the one wanted.

    It works on the host in float64, so that the start is the same on every backend. Layer-sequential unit variance:
    Mishkin & Matas 2016, All you need is a good init, algorithm 1.

    Args:
        flat: starting parameters (lanes, parameters).
        inputs: the first batch, (lanes, batch, *shape).
    """
    backend = NumpyBackend()
    lanes, dtype = len(flat), np.dtype(np.float64)
    model = Model(topology, experiment.loss, backend, dtype, lanes, inputs.shape[1])
    views = views_of(topology, flat, Buffers(topology, backend, dtype, lanes))
    signal = inputs
    for node, operation, weights in zip(topology.nodes, model.operations, views, strict=True):
        scaled = [spec.name for spec in node.specs if spec.penalized]
        for _ in range(initializer.iterations if scaled else 0):
            operation.forward(weights, signal, None)
            outputs = operation.linear_outputs()
            if outputs is None:
                break
            variance = outputs.reshape(lanes, -1).var(axis=1)
            far = np.abs(variance - initializer.variance) > initializer.tolerance
            settled = ~(far & (variance > 0.0) & np.isfinite(variance))
            if settled.all():
                break
            factor = np.where(settled, 1.0, np.sqrt(initializer.variance / np.where(settled, 1.0, variance)))
            for name in scaled:
                array = weights[name]
                array *= factor.reshape(lanes, *[1] * (array.ndim - 1))
        signal = operation.forward(weights, signal, None)
