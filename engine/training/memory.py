"""Whether a network fits into memory, asked before anything is allocated."""

from __future__ import annotations

import math

import psutil

from engine.arrays import Dtype
from engine.errors import InputError
from engine.experiment import Experiment
from engine.training.checkpoints import lane_shapes
from engine.training.plans import Plan
from engine.training.topology import Topology

SHARE = 0.8
"""Part of the free memory that a run may take."""

STATE_COPIES = 3
"""Of the whole state: from which a flawed block is made again, before a careful step, and a checkpoint."""


def needed_bytes(plan: Plan, experiment: Experiment, dtype: Dtype, samples: int) -> int:
    """Bytes of the buffers of a run: its state and copies of it, gradient, update, signals, initial draw."""
    lanes = max(1, len(experiment.lanes))
    state = sum(math.prod(shape) for shape in lane_shapes(experiment, plan).values())
    batch = min(experiment.batch_size, samples)
    size = plan.layout.size
    # The starting parameters are drawn in float64 before they are converted, with working copies.
    numbers = (1 + STATE_COPIES) * state + 5 * size
    if isinstance(plan, Topology):
        numbers += (batch + plan.chunk) * plan.signal_values
    orders = 8 * samples  # of two epochs, on the accelerated path
    return lanes * (numbers * dtype.itemsize + 32 * size + orders)


def _gibibytes(count: int) -> str:
    size = count / 2**30
    return f"{size:,.0f} GiB" if size >= 100 else f"{size:.2g} GiB"


def require(plan: Plan, experiment: Experiment, dtype: Dtype, samples: int) -> None:
    """Raises InputError when the run would not fit into the memory that is free now."""
    needed, free = needed_bytes(plan, experiment, dtype, samples), psutil.virtual_memory().available
    if needed > SHARE * free:
        raise InputError(
            "network.layers",
            f"needs about {_gibibytes(needed)} of memory, but {_gibibytes(free)} are free; "
            "make the layers narrower, the batch smaller or the lanes fewer",
        )
