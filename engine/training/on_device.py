"""Tiny networks on a device: many steps of all lanes in one launch."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.kernels.device.chain import Chain, ChainArrays, obstacle
from engine.training.learning import Learning
from engine.training.stepping import ACCELERATED, ReferenceStepper, Stepper


class DeviceStepper(Stepper):
    """A block of threads for each lane, which keeps its network in shared memory.

    Args:
        reference: holds what both work on.

    Raises ValueError where there is an `obstacle`.
    """

    name = ACCELERATED

    def __init__(self, reference: ReferenceStepper) -> None:
        learning = reference.objective
        assert isinstance(learning, Learning), "a surface has no network"
        self._reference = reference
        seeds = np.array([lane.seed for lane in learning.experiment.lane_experiments()], dtype=np.uint64)
        self._chain = Chain(
            learning.experiment,
            learning.plan,
            reference.backend,
            reference.parameters.dtype,
            learning.training_inputs,
            learning.training_targets,
            reference.backend.to_device(seeds),
        )

    @staticmethod
    def obstacle(reference: ReferenceStepper) -> str:
        """Why this path cannot be taken, or nothing. A live change may be one."""
        learning = reference.objective
        if not isinstance(learning, Learning):
            return "a surface"
        samples, dtype = len(learning.data.train), reference.parameters.dtype
        return obstacle(learning.experiment, learning.plan, reference.backend, dtype, samples)

    def measure(self, step: int, row: int) -> None:
        self._chain.measure(self._reference.descent.lanes, step, self._arrays(slice(row, row + 1)))

    def run(self, step: int, count: int, row: int, active: HostArray) -> int | None:
        descent, rows = self._reference.descent, slice(row, row + count)
        self._chain.run(descent.lanes, descent.rates(step, count), step, active, self._arrays(rows))
        return self._reference.recorder.first_flaw(rows, active)

    def _arrays(self, rows: slice) -> ChainArrays:
        descent = self._reference.descent
        return ChainArrays(
            self._reference.parameters,
            descent.gradient,
            descent.update,
            descent.method_state,
            self._reference.recorder.rows[rows],
            descent.since,
        )
