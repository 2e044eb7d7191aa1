"""The state of a run between two steps, on the host."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import HostArray, Shape
from engine.errors import InputError
from engine.experiment import Experiment
from engine.optimizers.base import Optimizer
from engine.training import feedback
from engine.training.divergence import Divergence
from engine.training.plans import Plan
from engine.wrappers.base import Wrapper

PARAMETERS, BUFFERS = "parameters", "buffers"


def lane_shapes(experiment: Experiment, plan: Plan) -> dict[str, Shape]:
    """What the state of one lane consists of; arrays of a run have a lane axis before."""
    layout, buffers = plan.layout, plan.buffer_layout.size
    found: dict[str, Shape] = {PARAMETERS: (layout.size,)}
    if buffers:
        found[BUFFERS] = (buffers,)
    parts: dict[str, Optimizer | Wrapper] = {"optimizer": experiment.optimizer}
    parts |= {f"wrappers.{index}": wrapper for index, wrapper in enumerate(experiment.wrappers)}
    for path, part in parts.items():
        found |= {f"{path}.{name}": shape for name, shape in part.state_shapes(layout).items()}
    own = feedback.shapes(experiment, found)
    return found | {f"feedback.{name}": shape for name, shape in own.items()}


@dataclass(frozen=True)
class Checkpoint:
    """Everything that the next step depends on beside the experiment.

    Random state is not among it: every draw is a function of the seed and the step.

    Attributes:
        step: updates made so far.
        arrays: ``parameters``, ``buffers``, ``optimizer.{name}`` …, each (lanes, *shape) with the shapes of
            `lane_shapes`.
        divergences: lanes that have stopped.
        since: the step at which the methods' state began: they count their updates from there, so that a mean that
            started at zero is corrected for that.
    """

    step: int
    arrays: dict[str, HostArray]
    divergences: tuple[Divergence, ...] = ()
    since: int = 0

    @property
    def size(self) -> int:
        """Bytes of all arrays."""
        return sum(array.nbytes for array in self.arrays.values())

    def digest(self) -> str:
        """SHA-256 over the step and the bits of all arrays."""
        content = hashlib.sha256(str(self.step).encode())
        for name in sorted(self.arrays):
            array = np.ascontiguousarray(self.arrays[name])
            content.update(f"{name}{array.dtype.str}{array.shape}".encode())
            content.update(array.tobytes())
        return content.hexdigest()

    def require(self, shapes: Mapping[str, Shape]) -> None:
        """Raises InputError unless the arrays have exactly these names and shapes and are finite floats."""
        if set(self.arrays) != set(shapes):
            raise InputError("checkpoint", f"holds {sorted(self.arrays)} where {sorted(shapes)} are needed")
        for name, shape in shapes.items():
            array = self.arrays[name]
            if array.shape != shape or array.dtype not in (np.float32, np.float64):
                raise InputError(
                    f"checkpoint.{name}", f"is {array.dtype} {array.shape}, but float {shape} is needed"
                )
        if not np.isfinite(self.arrays[PARAMETERS]).all():
            raise InputError("checkpoint.parameters", "holds values that are not finite")

    def header(self) -> dict[str, Any]:
        """What is not an array, as JSON."""
        return {
            "step": self.step,
            "since": self.since,
            "digest": self.digest(),
            "divergences": [vars(item) for item in self.divergences],
        }
