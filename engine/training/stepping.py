"""How updates are made and recorded: the reference path, and what every other path must do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from engine.arrays import Array, HostArray
from engine.training.descent import Descent
from engine.training.guard import Guard
from engine.training.objective import Objective
from engine.training.recorder import Recorder

REFERENCE, ACCELERATED = "reference", "accelerated"
PATHS = (REFERENCE, ACCELERATED)


class Stepper(ABC):
    """Makes updates of all lanes and records them.

    At rest the gradient at the present parameters, on the batch of the next update, stands in `descent.gradient`.
    The same steps give the same bits, however they are grouped into calls.

    Class attributes:
        name: which path it is.
    """

    name: ClassVar[str]

    @property
    def forward(self) -> Callable[[Array, Array], Array] | None:
        """What computes a network's outputs in evaluation on this path; None for plain array operations."""
        return None

    @abstractmethod
    def measure(self, step: int, row: int) -> None:
        """Take the gradient of the update that follows `step` updates, and record it."""

    @abstractmethod
    def run(self, step: int, count: int, row: int, active: HostArray) -> int | None:
        """Make `count` updates from `step` on and record them from `row` on.

        Returns the number of the first row that is not finite in an active lane. It may stop there; what the state
        is then, nobody may rely on.
        """


class ReferenceStepper(Stepper):
    """Plain array operations, of any kind on any backend."""

    name = REFERENCE

    def __init__(
        self, objective: Objective, descent: Descent, parameters: Array, recorder: Recorder, guard: Guard
    ) -> None:
        self.objective, self.descent, self.parameters = objective, descent, parameters
        self.recorder, self.guard = recorder, guard
        self.backend = recorder.backend

    def measure(self, step: int, row: int) -> None:
        gradient = self.descent.gradient
        self.objective.prepare(step)
        loss = self.objective.gradient(self.parameters, gradient)
        self.objective.note()
        self.descent.penalties.add_gradient(self.parameters, gradient)
        if self.objective.plan.tracked:
            self.recorder.record_point(row, self.parameters)
        squared = self.recorder.record_gradient(row, loss, gradient)
        self._gradient_norm = self.backend.xp.sqrt(squared)

    def run(self, step: int, count: int, row: int, active: HostArray) -> int | None:
        self.descent.prepare(step, count)
        for index in range(count):
            self._update(index, row + index)
            self.measure(step + index + 1, row + index)
            # A device is not waited for at every step.
            if self.backend.on_host:
                flaw = self.recorder.first_flaw(slice(row + index, row + index + 1), active)
                if flaw is not None:
                    return flaw
        return None if self.backend.on_host else self.recorder.first_flaw(slice(row, row + count), active)

    def _update(self, index: int, row: int) -> None:
        """Make and record the update number `index` since `prepare`."""
        descent = self.descent
        self.guard.silence(descent.gradient)
        if descent.asks:
            descent.oracle.take_calls()
        descent.make_update(index, self._gradient_norm)
        if descent.asks:
            self.recorder.record_calls(row, descent.oracle.take_calls())
        self.recorder.record_update(row, descent.update, self.parameters)
        self.parameters += descent.update
        self.objective.project(self.parameters)
        self.objective.commit()
        self.guard.hold()
