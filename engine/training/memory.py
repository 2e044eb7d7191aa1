"""Whether a network fits into memory, asked before anything is allocated."""

from __future__ import annotations

import psutil

from engine.arrays import Dtype
from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.topology import Topology

SHARE = 0.8
"""Part of the free memory that a run may take."""


def needed_bytes(topology: Topology, experiment: Experiment, dtype: Dtype, samples: int) -> int:
    """Bytes of the buffers of a run: parameters, gradient, update, optimizer state, signals, initial draw."""
    lanes = max(1, len(experiment.lanes))
    flat = 6 + len(experiment.optimizer.state_names())
    signals = sum(_size(node.input_shape) + 4 * _size(node.output_shape) for node in topology.nodes)
    batch = min(experiment.batch_size, samples)
    # The starting parameters are drawn in float64 before they are converted, with working copies.
    return lanes * (topology.size * (flat * dtype.itemsize + 32) + (batch + 1024) * signals * dtype.itemsize)


def _size(shape: tuple[int, ...]) -> int:
    size = 1
    for extent in shape:
        size *= extent
    return size


def _gibibytes(count: int) -> str:
    size = count / 2**30
    return f"{size:,.0f} GiB" if size >= 100 else f"{size:.2g} GiB"


def require(topology: Topology, experiment: Experiment, dtype: Dtype, samples: int) -> None:
    """Raises InputError when the run would not fit into the memory that is free now."""
    needed, free = needed_bytes(topology, experiment, dtype, samples), psutil.virtual_memory().available
    if needed > SHARE * free:
        raise InputError(
            "network.layers",
            f"needs about {_gibibytes(needed)} of memory, but {_gibibytes(free)} are free; "
            "make the layers narrower, the batch smaller or the lanes fewer",
        )
